/// A length of time in one octet (TS 23.040, 9.2.3.12.1).
public struct RelativeValidity: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The shortest representable time that is no shorter than these minutes; 63 weeks for anything longer.
    public init(minutes: Int) {
        rawValue = (0...255).first { Self(rawValue: $0).minutes >= minutes } ?? 255
    }

    /// 5 minutes to 63 weeks.
    public var minutes: Int {
        let value = Int(rawValue)
        return switch rawValue {
        case ...143: (value + 1) * 5
        case ...167: 12 * 60 + (value - 143) * 30
        case ...196: (value - 166) * 24 * 60
        default: (value - 192) * 7 * 24 * 60
        }
    }
}

extension RelativeValidity: CustomStringConvertible {
    /// `1 day`, `90 minutes`.
    public var description: String {
        let units = [(7 * 24 * 60, "week"), (24 * 60, "day"), (60, "hour"), (1, "minute")]
        let (size, name) = units.first { minutes % $0.0 == 0 && minutes / $0.0 > 0 } ?? (1, "minute")
        return "\(minutes / size) \(name)\(minutes == size ? "" : "s")"
    }
}
