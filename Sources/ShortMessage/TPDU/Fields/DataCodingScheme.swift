/// How user data is coded, and what a handset should do with it (TS 23.038, 4).
public struct DataCodingScheme: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// 0x00: the default alphabet, no class.
    public static let gsm7 = DataCodingScheme(rawValue: 0x00)
    /// 0x04: octets.
    public static let eightBit = DataCodingScheme(rawValue: 0x04)
    /// 0x08: UTF-16 code units.
    public static let ucs2 = DataCodingScheme(rawValue: 0x08)

    /// What the high bits say that the low bits mean.
    public enum Group: Hashable, Sendable {
        /// 0x00 to 0x3F: an alphabet, and perhaps a class.
        case general
        /// As `general`, and the handset deletes the message once it was read.
        case automaticDeletion
        /// 0x80 to 0xBF: a receiver reads the default alphabet.
        case reserved
        /// 0xC0 to 0xEF: something waits for the subscriber.
        case messageWaiting
        /// 0xF0 to 0xFF: alphabet and class only.
        case classed
    }

    /// How the text is coded.
    public enum Alphabet: Hashable, Sendable {
        /// Septets, octets that are no text, or UTF-16 code units.
        case gsm7, eightBit, ucs2
    }

    /// Where a handset puts the message.
    public enum MessageClass: UInt8, Hashable, Sendable, CaseIterable {
        /// Class 0: shown at once, not stored.
        case flash
        /// Class 1: the handset's own memory.
        case mobileEquipment
        /// Class 2: the SIM.
        case sim
        /// Class 3: the terminal.
        case terminalEquipment
    }

    /// Something waits for the subscriber elsewhere.
    public struct MessageWaiting: Hashable, Sendable {
        /// What can wait.
        public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
            /// The kinds of TS 23.038, section 4, in the order of their codes.
            case voicemail, fax, email, other
        }

        /// What waits.
        public let kind: Kind
        /// Whether the sign is to be set or cleared.
        public let isActive: Bool
        /// Whether the message is kept, or shown and discarded.
        public let isStored: Bool
    }

    /// What the high bits say that the low bits mean.
    public var group: Group {
        switch rawValue {
        case 0x00...0x3F: .general
        case 0x40...0x7F: .automaticDeletion
        case 0x80...0xBF: .reserved
        case 0xC0...0xEF: .messageWaiting
        default: .classed
        }
    }

    /// The alphabet; a reserved one is read as the default alphabet, as the clause asks of receivers.
    public var alphabet: Alphabet {
        switch group {
        case .general, .automaticDeletion:
            switch rawValue & 0x0C {
            case 0x04: .eightBit
            case 0x08: .ucs2
            default: .gsm7
            }
        case .reserved: .gsm7
        case .messageWaiting: rawValue & 0xF0 == 0xE0 ? .ucs2 : .gsm7
        case .classed: rawValue & 0x04 == 0 ? .gsm7 : .eightBit
        }
    }

    /// Whether the user data is compressed (TS 23.042): octets, to us.
    public var isCompressed: Bool {
        (group == .general || group == .automaticDeletion) && rawValue & 0x20 != 0
    }

    /// Nil where the scheme gives none.
    public var messageClass: MessageClass? {
        let hasClass =
            switch group {
            case .general, .automaticDeletion: rawValue & 0x10 != 0
            case .classed: true
            case .reserved, .messageWaiting: false
            }
        return hasClass ? MessageClass(rawValue: rawValue & 0x03) : nil
    }

    /// Nil where the scheme is of another group.
    public var messageWaiting: MessageWaiting? {
        guard group == .messageWaiting, let kind = MessageWaiting.Kind(rawValue: rawValue & 0x03) else { return nil }
        return MessageWaiting(kind: kind, isActive: rawValue & 0x08 != 0, isStored: rawValue >= 0xD0)
    }

    /// Whether the user data length counts septets; otherwise octets.
    var countsSeptets: Bool { alphabet == .gsm7 && !isCompressed }
}

extension DataCodingScheme: CustomStringConvertible {
    /// `0x10 GSM 7-bit, flash`.
    public var description: String {
        let alphabetName =
            switch alphabet {
            case .gsm7: "GSM 7-bit"
            case .eightBit: "8-bit"
            case .ucs2: "UCS-2"
            }
        let notes: [String?] = [
            alphabetName, isCompressed ? "compressed" : nil, messageClass.map { "class \($0.rawValue)" },
            messageWaiting?.description, group == .automaticDeletion ? "automatic deletion" : nil,
            group == .reserved ? "reserved" : nil,
        ]
        return "0x\(hexadecimal: [rawValue]) " + notes.compactMap(\.self).joined(separator: ", ")
    }
}

extension DataCodingScheme.MessageWaiting: CustomStringConvertible {
    /// `voicemail waiting, stored`.
    public var description: String {
        "\(kind) \(isActive ? "waiting" : "no longer waiting"), \(isStored ? "stored" : "discarded")"
    }
}
