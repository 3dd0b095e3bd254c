/// A moment to the millisecond, with the offset from UTC that whoever wrote it used.
///
/// The offset is kept so that a log prints as it was read; order goes by the moment.
public struct Timestamp: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64
    /// Minutes ahead of UTC; 420 is Western Indonesian Time.
    public let offset: Int

    /// Milliseconds of the moments that doors take: at any offset they are of the years 1 to 9999.
    public static let range: ClosedRange<Int64> = -62_135_510_400_000...253_402_214_399_999

    /// A moment, and the zone in which it is written.
    ///
    /// - Parameters:
    ///   - milliseconds: since 1970-01-01T00:00:00Z, whatever the offset.
    ///   - offset: minutes ahead of UTC, −1439...1439.
    public init(milliseconds: Int64, offset: Int) {
        precondition(abs(offset) < 24 * 60, "an offset from UTC is less than a day")
        self.milliseconds = milliseconds
        self.offset = offset
    }

    /// The start of a day at an offset.
    public init(startOf date: CalendarDate, offset: Int) {
        self.init(milliseconds: (Int64(date.dayNumber) * 1440 - Int64(offset)) * 60_000, offset: offset)
    }

    /// The same moment, told with another offset.
    public func told(at offset: Int) -> Timestamp {
        Timestamp(milliseconds: milliseconds, offset: offset)
    }

    /// The moment so many seconds later, in the same zone.
    public func adding(seconds: Int64) -> Timestamp {
        Timestamp(milliseconds: milliseconds + seconds * 1000, offset: offset)
    }

    /// The moment so many milliseconds later, in the same zone.
    public func adding(milliseconds more: Int64) -> Timestamp {
        Timestamp(milliseconds: milliseconds + more, offset: offset)
    }

    /// The calendar day at the moment's own offset.
    public var date: CalendarDate {
        CalendarDate(dayNumber: Int(localSeconds.dividedDown(by: 86_400)))
    }

    /// Hour, minute and second at the moment's own offset.
    public var timeOfDay: (hour: Int, minute: Int, second: Int) {
        let seconds = Int(localSeconds - localSeconds.dividedDown(by: 86_400) * 86_400)
        return (seconds / 3600, seconds / 60 % 60, seconds % 60)
    }

    private var localSeconds: Int64 {
        milliseconds.dividedDown(by: 1000) + Int64(offset) * 60
    }
}

extension Timestamp: Comparable {
    /// Earlier first; of two tellings of one moment the one further west is the lesser.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.milliseconds, left.offset) < (right.milliseconds, right.offset)
    }
}

extension Timestamp: CustomStringConvertible {
    /// ISO 8601: `2026-11-21T08:00:00+07:00`, with milliseconds where there are any.
    public var description: String {
        let (hour, minute, second) = timeOfDay
        let fraction = milliseconds - milliseconds.dividedDown(by: 1000) * 1000
        let minutes = abs(offset)
        return "\(date)T\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
            + (fraction == 0 ? "" : ".\(fraction.padded(to: 3))")
            + (offset < 0 ? "-" : "+") + "\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2))"
    }
}

extension Int64 {
    /// The quotient rounded towards minus infinity.
    func dividedDown(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
