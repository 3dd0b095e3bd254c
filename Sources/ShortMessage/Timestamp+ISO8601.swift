/// A text that is no time stamp of a log.
public struct InvalidTimestamp: Error, Hashable, CustomStringConvertible {
    /// What stands there instead.
    public let text: String

    public var description: String {
        "'\(Text.escaped(text))' is no time; expected one like 2026-11-21T08:00:00+07:00"
    }
}

extension Timestamp {
    /// Reads the ISO 8601 form that `description` writes.
    ///
    ///     timestamp = date ("T" / "t" / " ") time zone
    ///     date      = 4DIGIT "-" 2DIGIT "-" 2DIGIT
    ///     time      = 2DIGIT ":" 2DIGIT [":" 2DIGIT ["." 1*9DIGIT]]
    ///     zone      = "Z" / "z" / ("+" / "-") 2DIGIT [":"] 2DIGIT
    ///
    /// Days so near the ends of the years 1 and 9999 that another zone has another year are refused.
    ///
    /// The zone is required: a log without one would mean another moment on another machine. Digits after the
    /// third of a fraction are cut off.
    public init(_ text: some StringProtocol) throws(InvalidTimestamp) {
        var digits = DigitReader(text.utf8)
        guard let parsed = digits.timestamp() else { throw InvalidTimestamp(text: String(text)) }
        self = parsed
    }
}

/// Reads the parts of a time stamp from the front of some octets.
private struct DigitReader<Bytes: Sequence<UInt8>> {
    private var rest: Bytes.Iterator
    private var next: UInt8?

    init(_ bytes: Bytes) {
        rest = bytes.makeIterator()
        next = rest.next()
    }

    mutating func timestamp() -> Timestamp? {
        guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2),
            take("T") || take("t") || take(" "),
            let date = CalendarDate(year: year, month: month, day: day),
            let time = timeOfDay(), let offset = zone(), next == nil
        else { return nil }
        let moment = Timestamp(startOf: date, offset: offset).adding(milliseconds: time)
        return Timestamp.range.contains(moment.milliseconds) ? moment : nil
    }

    /// Milliseconds since midnight.
    private mutating func timeOfDay() -> Int64? {
        guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60 else { return nil }
        var milliseconds = Int64(hour * 3600 + minute * 60) * 1000
        guard take(":") else { return milliseconds }
        guard let second = number(2), second < 60 else { return nil }
        milliseconds += Int64(second) * 1000
        guard take(".") else { return milliseconds }
        guard let fraction = fraction() else { return nil }
        return milliseconds + fraction
    }

    private mutating func fraction() -> Int64? {
        var (value, weight, count) = (Int64(0), Int64(100), 0)
        while let digit = digit(), count < 9 {
            value += Int64(digit) * weight
            weight /= 10
            count += 1
        }
        return count == 0 ? nil : value
    }

    private mutating func zone() -> Int? {
        if take("Z") || take("z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(2), hours < 24 else { return nil }
        _ = take(":")
        guard let minutes = number(2), minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes)
    }

    private mutating func number(_ count: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    private mutating func digit() -> Int? {
        guard let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        next = rest.next()
        return Int(byte - UInt8(ascii: "0"))
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        next = rest.next()
        return true
    }
}
