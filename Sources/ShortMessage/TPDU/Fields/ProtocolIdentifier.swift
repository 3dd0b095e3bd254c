/// What a message is for beyond carrying text (TS 23.040, 9.2.3.9).
public struct ProtocolIdentifier: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// 0x00: from one handset or short code to another.
    public static let normal = ProtocolIdentifier(rawValue: 0x00)
    /// 0x40: the handset acknowledges it and does nothing else.
    public static let type0 = ProtocolIdentifier(rawValue: 0x40)

    /// What the standard says that values are for.
    public enum Meaning: Hashable, Sendable {
        /// A protocol between a handset and the service centre, by its number; 0 is the normal case.
        case shortMessage(protocol: UInt8)
        /// Telematic interworking with a device, by its number: 1 is a group 3 fax, 18 Internet mail.
        case telematic(device: UInt8)
        /// A message that the handset acknowledges and does nothing else with.
        case type0
        /// 1...7: takes the place of the last message of the same type from the same sender.
        case replace(type: UInt8)
        /// Values with one meaning each: 0x48, 0x5E, 0x5F, 0x7C, 0x7D and 0x7E.
        case deviceTrigger, enhancedMessageService, returnCall, ansi136, mobileEquipmentDownload, depersonalization
        /// 0x7F: data for the SIM.
        case simDownload
        /// A value that the standard has no meaning for.
        case reserved
        /// 0xC0 to 0xFF: for the service centre's own use.
        case serviceCentre
    }

    /// What the value is for.
    public var meaning: Meaning {
        switch rawValue {
        case 0x00...0x1F: .shortMessage(protocol: rawValue)
        case 0x20...0x3F: .telematic(device: rawValue & 0x1F)
        case 0x40: .type0
        case 0x41...0x47: .replace(type: rawValue & 0x07)
        case 0x48: .deviceTrigger
        case 0x5E: .enhancedMessageService
        case 0x5F: .returnCall
        case 0x7C: .ansi136
        case 0x7D: .mobileEquipmentDownload
        case 0x7E: .depersonalization
        case 0x7F: .simDownload
        case 0xC0...0xFF: .serviceCentre
        default: .reserved
        }
    }
}

extension ProtocolIdentifier: CustomStringConvertible {
    /// `0x41 replace type 1`.
    public var description: String {
        let words =
            switch meaning {
            case .shortMessage(0): "normal"
            case .shortMessage(let number): "protocol \(number)"
            case .telematic(let device): "telematic device \(device)"
            case .type0: "type 0 (acknowledged and dropped)"
            case .replace(let type): "replace type \(type)"
            case .deviceTrigger: "device trigger"
            case .enhancedMessageService: "enhanced message service (obsolete)"
            case .returnCall: "return call"
            case .ansi136: "ANSI-136 R-DATA"
            case .mobileEquipmentDownload: "download to the mobile equipment"
            case .depersonalization: "depersonalization"
            case .simDownload: "download to the (U)SIM"
            case .reserved: "reserved"
            case .serviceCentre: "of the service centre's own"
            }
        return "0x\(hexadecimal: [rawValue]) \(words)"
    }
}
