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
