/// A validity period of seven octets (TS 23.040, 9.2.3.12.3), kept as it was read.
public struct EnhancedValidity: Hashable, Sendable {
    let bits: UInt64

    init(bits: UInt64) {
        self.bits = bits
    }

    /// What the octets behind the first say.
    public enum Form: Hashable, Sendable {
        /// No validity period.
        case none
        /// A length of time in one octet.
        case relative(RelativeValidity)
        /// 1...255; 0 is reserved.
        case seconds(UInt8)
        /// Hours, minutes and seconds from now: 0...99, 0...59, 0...59.
        case time(hours: Int, minutes: Int, seconds: Int)
        /// Octets without a meaning, which can be read but not made.
        case reserved
    }

    /// The validity of a form that a SUBMIT can carry, or nil.
    ///
    /// Carried are 1 to 255 seconds, and times of up to 99 hours, 59 minutes and 59 seconds; nothing reserved. For
    /// a message that is single shot the service centre tries once only.
    public init?(_ form: Form, isSingleShot: Bool = false) {
        let octets: [UInt8]
        switch form {
        case .none: octets = [0]
        case .relative(let validity): octets = [1, validity.rawValue]
        case .seconds(let seconds): octets = [2, seconds]
        case .time(let hours, let minutes, let seconds):
            guard [hours, minutes, seconds].allSatisfy((0...99).contains) else { return nil }
            octets = [3] + [hours, minutes, seconds].map(Self.swapped)
        case .reserved: return nil
        }
        let padded =
            [octets[0] | (isSingleShot ? 0x40 : 0)] + octets.dropFirst()
            + repeatElement(0, count: 7 - octets.count)
        bits = padded.reduce(0) { $0 << 8 | UInt64($1) }
        guard self.form == form else { return nil }
    }

    /// Whether the service centre tries once only.
    public var isSingleShot: Bool { octets[0] & 0x40 != 0 }

    /// What the octets mean; `reserved` where they mean nothing.
    public var form: Form {
        let octets = octets
        // With the first bit set the value stands behind further octets, of which the standard defines none.
        guard octets[0] & 0x80 == 0 else { return .reserved }
        switch octets[0] & 0x07 {
        case 0: return .none
        case 1: return .relative(RelativeValidity(rawValue: octets[1]))
        case 2: return octets[1] == 0 ? .reserved : .seconds(octets[1])
        case 3: return Self.time(octets[1...3].map(Self.digits)) ?? .reserved
        default: return .reserved
        }
    }

    private static func time(_ digits: [Int?]) -> Form? {
        guard let hours = digits[0], let minutes = digits[1], minutes < 60, let seconds = digits[2], seconds < 60
        else { return nil }
        return .time(hours: hours, minutes: minutes, seconds: seconds)
    }

    /// Whether bits are set that the form leaves unused, which are to be zero.
    var hasReservedBits: Bool {
        let used = [UInt8(0): 1, 1: 2, 2: 2, 3: 4][octets[0] & 0x07] ?? 7
        return octets[0] & 0x38 != 0 || octets[used...].contains { $0 != 0 }
    }

    /// The octets as they stand in a SUBMIT.
    public var octets: [UInt8] {
        stride(from: 48, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
    }

    /// Two decimal digits as semi-octets, the tens in the low one.
    private static func swapped(_ value: Int) -> UInt8 { UInt8(value / 10 | (value % 10) << 4) }

    private static func digits(_ octet: UInt8) -> Int? {
        octet & 0x0F < 10 && octet >> 4 < 10 ? Int(octet & 0x0F) * 10 + Int(octet >> 4) : nil
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
