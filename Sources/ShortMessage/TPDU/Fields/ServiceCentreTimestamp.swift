/// A time stamp of seven octets (TS 23.040, 9.2.3.11): two digits each of year, month, day, hour, minute, second, and
/// the zone in quarters of an hour.
///
/// It keeps what it was read from, so that a stamp that is no time is not lost.
public struct ServiceCentreTimestamp: Hashable, Sendable {
    /// The seven octets, the first in the highest place.
    let bits: UInt64

    init(bits: UInt64) {
        self.bits = bits
    }

    /// The stamp of a moment, without its milliseconds, or nil for years outside 1970 to 2069 and for offsets beyond 19:45.
    ///
    /// An offset between two quarters of an hour is told as the quarter below; the moment stays the same.
    public init?(_ timestamp: Timestamp) {
        let quarters = timestamp.offset.dividedDown(by: 15)
        guard abs(quarters) <= Self.mostQuarters else { return nil }
        let local = timestamp.told(at: quarters * 15)
        let (year, month, day) = local.date.components
        guard (1970...2069).contains(year) else { return nil }
        let (hour, minute, second) = local.timeOfDay
        let digits = [year % 100, month, day, hour, minute, second].map(\.swappedDigits)
        let zone = abs(quarters).swappedDigits | (quarters < 0 ? 0x08 : 0)
        bits = (digits + [zone]).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The stamp of a moment, or, where it has none, of the nearest moment and the nearest offset that have one.
    public init(nearest timestamp: Timestamp) {
        let (first, last) = (Self.moment(1970, 1, 2), Self.moment(2069, 12, 30))
        let moment = min(max(timestamp.milliseconds, first), last)
        let offset = min(max(timestamp.offset, -Self.mostQuarters * 15), Self.mostQuarters * 15)
        self = Self(Timestamp(milliseconds: moment, offset: offset)) ?? Self(bits: 0)
    }

    private static let mostQuarters = 79

    private static func moment(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
        CalendarDate(year: year, month: month, day: day).map { Timestamp(startOf: $0, offset: 0).milliseconds } ?? 0
    }

    /// The octets as they stand in a TPDU.
    public var octets: [UInt8] {
        stride(from: 48, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
    }

    /// The moment, or nil where the octets are no time of the calendar or the zone is none.
    ///
    /// Years from 70 on are of the last century.
    public var timestamp: Timestamp? {
        guard let local = localTime, let quarterHours else { return nil }
        return local.adding(seconds: Int64(quarterHours) * -15 * 60).told(at: quarterHours * 15)
    }

    /// The time on the clock there, told as if in UTC, or nil where the octets are no time of the calendar.
    ///
    /// It is all that is left where the zone cannot be read.
    public var localTime: Timestamp? {
        guard let year = digits(0), let month = digits(1), let day = digits(2), let hour = digits(3), hour < 24,
            let minute = digits(4), minute < 60, let second = digits(5), second < 60,
            let date = CalendarDate(year: year + (year < 70 ? 2000 : 1900), month: month, day: day)
        else { return nil }
        return Timestamp(startOf: date, offset: 0).adding(seconds: Int64(hour * 3600 + minute * 60 + second))
    }

    /// Quarters of an hour ahead of UTC, or nil where the octet is no number.
    public var quarterHours: Int? {
        let octet = UInt8(truncatingIfNeeded: bits)
        let (tens, units) = (Int(octet & 0x07), Int(octet >> 4))
        guard units < 10 else { return nil }
        return (tens * 10 + units) * (octet & 0x08 == 0 ? 1 : -1)
    }

    private func digits(_ index: Int) -> Int? {
        let octet = UInt8(truncatingIfNeeded: bits >> UInt64(48 - 8 * index))
        guard octet & 0x0F < 10, octet >> 4 < 10 else { return nil }
        return Int(octet & 0x0F) * 10 + Int(octet >> 4)
    }
}

extension ServiceCentreTimestamp: CustomStringConvertible {
    /// ISO 8601; without a zone where that cannot be read; the octets where nothing can.
    public var description: String {
        if let timestamp { return timestamp.description }
        return localTime.map { "\(String($0.description.dropLast(6))) (no zone)" } ?? octets.hexadecimal
    }
}

extension OctetReader {
    mutating func timestamp() throws(PDUError) -> ServiceCentreTimestamp {
        let start = position
        let timestamp = ServiceCentreTimestamp(bits: try sevenOctets())
        if timestamp.localTime == nil || timestamp.quarterHours == nil { forgive(.invalidTimestamp, at: start) }
        return timestamp
    }
}

extension Int {
    /// Two decimal digits as semi-octets, the tens in the low one.
    fileprivate var swappedDigits: UInt8 { UInt8(self / 10 | (self % 10) << 4) }

    fileprivate func dividedDown(by divisor: Int) -> Int {
        Int(Int64(self).dividedDown(by: Int64(divisor)))
    }
}
