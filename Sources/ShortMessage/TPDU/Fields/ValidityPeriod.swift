/// How long the service centre tries to deliver a message (TS 23.040, 9.2.3.12).
public enum ValidityPeriod: Hashable, Sendable {
    /// A length of time from now, in one octet.
    case relative(RelativeValidity)
    /// A moment.
    case absolute(ServiceCentreTimestamp)
    /// A length of time in one of several forms.
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

extension ValidityPeriod: CustomStringConvertible {
    public var description: String {
        switch self {
        case .relative(let validity): validity.description
        case .absolute(let timestamp): "until \(timestamp)"
        case .enhanced(let validity): validity.description
        }
    }
}

extension OctetReader {
    /// - Parameter format: bits 4 and 3 of the first octet.
    mutating func validityPeriod(format: UInt8) throws(PDUError) -> ValidityPeriod? {
        guard format != 0 else { return nil }
        let period: ValidityPeriod = try field(.validityPeriod) { reader throws(PDUError) in
            switch format {
            case 1: .enhanced(try reader.enhancedValidity())
            case 2: .relative(RelativeValidity(rawValue: try reader.octet()))
            default: .absolute(try reader.timestamp())
            }
        }
        return period
    }

    private mutating func enhancedValidity() throws(PDUError) -> EnhancedValidity {
        let start = position
        let validity = EnhancedValidity(bits: try sevenOctets())
        if validity.form == .reserved {
            forgive(.invalidValidityPeriod, at: start)
        } else if validity.hasReservedBits {
            forgive(.unusedValidityBits, at: start)
        }
        return validity
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
