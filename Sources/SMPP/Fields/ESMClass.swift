/// How a message is sent, and what sort it is (SMPP 3.4, 5.2.12).
public struct ESMClass: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Bits 1 and 0.
    public enum Mode: UInt8, Hashable, Sendable, CaseIterable {
        /// As the message centre does by default, mostly `storeAndForward`.
        case byDefault, datagram, transaction, storeAndForward
    }

    /// Bits 5 to 2; a number between these is reserved.
    public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// A text.
        case message = 0b0000
        /// What became of a message that asked for it.
        case receipt = 0b0001
        /// The recipient's telephone says that it has the message.
        case deliveryAcknowledgement = 0b0010
        /// The recipient says that the message was read.
        case userAcknowledgement = 0b0100
        /// A conversation with a subscriber was broken off.
        case conversationAbort = 0b0110
        /// What becomes of a message on its way.
        case intermediateNotification = 0b1000
    }

    /// The octet of these parts.
    public init(
        mode: Mode = .byDefault, kind: Kind = .message, hasUserDataHeader: Bool = false, hasReplyPath: Bool = false
    ) {
        rawValue = mode.rawValue | kind.rawValue << 2 | (hasUserDataHeader ? 0x40 : 0) | (hasReplyPath ? 0x80 : 0)
    }

    /// Whether and when the message centre stores the message.
    public var mode: Mode {
        switch rawValue & 0x03 {
        case 0: .byDefault
        case 1: .datagram
        case 2: .transaction
        default: .storeAndForward
        }
    }

    /// The sort of message, or nil where the specification reserves it.
    public var kind: Kind? { Kind(rawValue: kindNumber) }
    /// Bits 5 to 2 as they are.
    public var kindNumber: UInt8 { rawValue >> 2 & 0x0F }
    /// Whether the text begins with a user data header.
    public var hasUserDataHeader: Bool { rawValue & 0x40 != 0 }
    /// Whether the recipient's answer is to take the way of the message (TP-RP).
    public var hasReplyPath: Bool { rawValue & 0x80 != 0 }
}
