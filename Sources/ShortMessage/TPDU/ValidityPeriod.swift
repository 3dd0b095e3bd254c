/// How long the service centre tries to deliver a message (TS 23.040, 9.2.3.12).
public enum ValidityPeriod: Hashable, Sendable {
    case relative(RelativeValidity)
    case absolute(ServiceCentreTimestamp)
    case enhanced(EnhancedValidity)

    /// Bits 4 and 3 of a SUBMIT's first octet; zero is no validity period.
    var format: UInt8 {
        switch self {
        case .enhanced: 1
        case .relative: 2
        case .absolute: 3
        }
    }
}

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

/// A validity period of seven octets (TS 23.040, 9.2.3.12.3), kept as it was read.
public struct EnhancedValidity: Hashable, Sendable {
    let bits: UInt64

    init(bits: UInt64) {
        self.bits = bits
    }

    /// What the octets behind the first say.
    public enum Form: Hashable, Sendable {
        case none
        case relative(RelativeValidity)
        /// 1...255; 0 is reserved.
        case seconds(UInt8)
        /// Hours, minutes and seconds from now.
        case time(hours: Int, minutes: Int, seconds: Int)
        case reserved
    }

    /// - Parameter isSingleShot: the service centre tries once only.
    public init(_ form: Form, isSingleShot: Bool = false) {
        let (kind, octets): (UInt8, [UInt8]) =
            switch form {
            case .none: (0, [])
            case .relative(let validity): (1, [validity.rawValue])
            case .seconds(let seconds): (2, [seconds])
            case .time(let hours, let minutes, let seconds): (3, [hours, minutes, seconds].map(Self.swapped))
            case .reserved: (7, [])
            }
        let all = [kind | (isSingleShot ? 0x40 : 0)] + octets + repeatElement(0, count: 6 - octets.count)
        bits = all.reduce(0) { $0 << 8 | UInt64($1) }
    }

    public var isSingleShot: Bool { octets[0] & 0x40 != 0 }

    public var form: Form {
        let octets = octets
        // With the first bit set the value stands behind further octets, of which the standard defines none.
        guard octets[0] & 0x80 == 0 else { return .reserved }
        switch octets[0] & 0x07 {
        case 0: return .none
        case 1: return .relative(RelativeValidity(rawValue: octets[1]))
        case 2: return .seconds(octets[1])
        case 3:
            return .time(
                hours: Self.digits(octets[1]), minutes: Self.digits(octets[2]), seconds: Self.digits(octets[3]))
        default: return .reserved
        }
    }

    /// The octets as they stand in a SUBMIT.
    public var octets: [UInt8] {
        stride(from: 48, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
    }

    private static func swapped(_ value: Int) -> UInt8 {
        let value = UInt8(clamping: min(99, value))
        return value / 10 | (value % 10) << 4
    }

    private static func digits(_ octet: UInt8) -> Int { Int(octet & 0x0F) * 10 + Int(octet >> 4) }
}

extension ValidityPeriod: CustomStringConvertible {
    public var description: String {
        switch self {
        case .relative(let validity): validity.description
        case .absolute(let timestamp): "until \(timestamp)"
        case .enhanced(let validity): validity.description
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

extension EnhancedValidity: CustomStringConvertible {
    public var description: String {
        let value =
            switch form {
            case .none: "no limit"
            case .relative(let validity): validity.description
            case .seconds(let seconds): "\(seconds) seconds"
            case .time(let hours, let minutes, let seconds): "\(hours) h \(minutes) min \(seconds) s"
            case .reserved: "reserved form \(octets.hexadecimal)"
            }
        return isSingleShot ? "\(value), one attempt" : value
    }
}

extension OctetReader {
    /// - Parameter format: bits 4 and 3 of the first octet.
    mutating func validityPeriod(format: UInt8) throws(PDUError) -> ValidityPeriod? {
        guard format != 0 else { return nil }
        let period: ValidityPeriod = try field(.validityPeriod) { reader throws(PDUError) in
            switch format {
            case 1: .enhanced(EnhancedValidity(bits: try reader.sevenOctets()))
            case 2: .relative(RelativeValidity(rawValue: try reader.octet()))
            default: .absolute(try reader.timestamp())
            }
        }
        return period
    }
}

extension OctetWriter {
    mutating func append(_ validityPeriod: ValidityPeriod) {
        switch validityPeriod {
        case .relative(let validity): append(validity.rawValue)
        case .absolute(let timestamp): append(sevenOctets: timestamp.bits)
        case .enhanced(let validity): append(sevenOctets: validity.bits)
        }
    }
}
