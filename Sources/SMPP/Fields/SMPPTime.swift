/// When a message is due or expires (SMPP 3.4, 7.1.1): `YYMMDDhhmmsstnnp`.
public enum SMPPTime: Hashable, Sendable {
    /// A time of the calendar.
    case absolute(Absolute)
    /// A time from when the message centre took the message.
    case relative(Relative)

    /// A time of the calendar, with its distance from UTC.
    public struct Absolute: Hashable, Sendable {
        /// 0 to 99, for 2000 to 2099.
        public let year: Int
        /// 1 to 12.
        public let month: Int
        /// 1 to 31.
        public let day: Int
        /// 0 to 23.
        public let hour: Int
        /// 0 to 59.
        public let minute: Int
        /// 0 to 59.
        public let second: Int
        /// Tenths of a second, 0 to 9.
        public let tenth: Int
        /// Quarters of an hour ahead of UTC, −48 to 48.
        public let quarters: Int
        /// Whether no distance is written with a minus.
        let isMinusZero: Bool
    }

    /// A time from when the message centre took the message.
    public struct Relative: Hashable, Sendable {
        /// 0 to 99.
        public let years: Int
        /// 0 to 12.
        public let months: Int
        /// 0 to 31.
        public let days: Int
        /// 0 to 23.
        public let hours: Int
        /// 0 to 59.
        public let minutes: Int
        /// 0 to 59.
        public let seconds: Int

        /// The parts of a time; each has two digits, and the smaller ones stay below what makes a larger one.
        public init(
            years: Int = 0, months: Int = 0, days: Int = 0, hours: Int = 0, minutes: Int = 0, seconds: Int = 0
        ) throws(InvalidSMPPTime) {
            let ranges = [0...99, 0...12, 0...31, 0...23, 0...59, 0...59]
            let values = [years, months, days, hours, minutes, seconds]
            for (index, value) in values.enumerated() where !ranges[index].contains(value) {
                throw .outOfRange(at: index * 2)
            }
            (self.years, self.months, self.days) = (years, months, days)
            (self.hours, self.minutes, self.seconds) = (hours, minutes, seconds)
        }
    }

    /// Reads the sixteen characters.
    public init(_ text: String) throws(InvalidSMPPTime) {
        let characters = Array(text.utf8)
        guard characters.count == 16 else { throw .length(characters.count) }
        let values = try Self.pairs(characters)
        switch characters[15] {
        case UInt8(ascii: "R"): self = .relative(try Relative(values, characters))
        case UInt8(ascii: "+"): self = .absolute(try Absolute(values, characters, isBehind: false))
        case UInt8(ascii: "-"): self = .absolute(try Absolute(values, characters, isBehind: true))
        default: throw .direction(characters[15])
        }
    }

    /// The six numbers of two digits; the three digits after them are held to be digits, too.
    private static func pairs(_ characters: [UInt8]) throws(InvalidSMPPTime) -> [Int] {
        for (index, character) in characters.dropLast().enumerated() where !(0x30...0x39).contains(character) {
            throw .noDigit(at: index)
        }
        return (0..<6).map { characters.number(at: $0 * 2, count: 2) }
    }
}

/// Sixteen characters that are no time.
public enum InvalidSMPPTime: Error, Hashable, Sendable {
    /// Another number of characters than sixteen.
    case length(Int)
    /// A character that is no digit where one must stand, by its place from 0 on.
    case noDigit(at: Int)
    /// The last character is not `+`, `-` or `R`.
    case direction(UInt8)
    /// A number that the calendar, the clock or the distance from UTC does not have.
    case outOfRange(at: Int)
}

extension InvalidSMPPTime: CustomStringConvertible {
    public var description: String {
        switch self {
        case .length(let count): "a time of \(count) characters; expected 16"
        case .noDigit(let index): "character \(index + 1) of a time is no digit; expected fifteen digits and +, - or R"
        case .direction: "a time ends with something else than +, - or R"
        case .outOfRange(let index): "character \(index + 1) of a time begins a number that is out of range"
        }
    }
}

extension SMPPTime: CustomStringConvertible {
    /// The sixteen characters.
    public var description: String {
        switch self {
        case .absolute(let time):
            Self.digits([time.year, time.month, time.day, time.hour, time.minute, time.second]) + "\(time.tenth)"
                + Self.digits([abs(time.quarters)]) + (time.quarters < 0 || time.isMinusZero ? "-" : "+")
        case .relative(let time):
            Self.digits([time.years, time.months, time.days, time.hours, time.minutes, time.seconds]) + "000R"
        }
    }

    private static func digits(_ numbers: [Int]) -> String {
        numbers.reduce(into: "") { $0 += ($1 < 10 ? "0" : "") + "\($1)" }
    }
}

extension [UInt8] {
    /// Digits of ASCII as a number.
    func number(at index: Int, count: Int) -> Int {
        self[index..<index + count].reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
}
