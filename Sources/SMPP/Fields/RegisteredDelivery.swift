/// Which reports the sender of a message wants (SMPP 3.4, 5.2.17).
public struct RegisteredDelivery: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Bits 1 and 0: when the message centre sends a receipt.
    public enum Receipt: UInt8, Hashable, Sendable, CaseIterable {
        /// No receipt, one of every final state, or one of failure alone.
        case never, always, onFailure
        /// Since 5.0.
        case onSuccess
    }

    /// Bits 3 and 2: what the recipient itself is asked to send.
    public struct Acknowledgements: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// The recipient's telephone is to say that it has the message.
        public static let delivery = Acknowledgements(rawValue: 1)
        /// The recipient is to say that the message was read.
        public static let user = Acknowledgements(rawValue: 2)
    }

    /// The octet of these parts.
    public init(receipt: Receipt, acknowledgements: Acknowledgements = [], wantsIntermediate: Bool = false) {
        rawValue = receipt.rawValue | (acknowledgements.rawValue & 0x03) << 2 | (wantsIntermediate ? 0x10 : 0)
    }

    /// No report at all.
    public static let none = RegisteredDelivery(receipt: .never)

    /// When the message centre sends a receipt.
    public var receipt: Receipt {
        switch rawValue & 0x03 {
        case 0: .never
        case 1: .always
        case 2: .onFailure
        default: .onSuccess
        }
    }

    /// What the recipient itself is asked to send.
    public var acknowledgements: Acknowledgements { Acknowledgements(rawValue: rawValue >> 2 & 0x03) }

    /// Bit 4: whether notifications on the way are wanted. The table of 3.4 has this bit; its text says bit 5.
    public var wantsIntermediate: Bool { rawValue & 0x10 != 0 }

    /// Whether a receipt of a final state is due.
    public func wantsReceipt(of state: MessageState) -> Bool {
        guard state.isFinal else { return false }
        return switch receipt {
        case .never: false
        case .always: true
        case .onFailure: !state.isSuccess
        case .onSuccess: state.isSuccess
        }
    }
}
