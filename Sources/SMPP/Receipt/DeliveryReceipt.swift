/// What a message centre says became of a message (SMPP 3.4, appendix B, and 5.3.2.12, 5.3.2.31 and 5.3.2.35).
public struct DeliveryReceipt: Hashable, Sendable {
    /// What the message centre called the message.
    public var messageID: String
    /// How many short messages were submitted.
    public var submitted: Int?
    /// How many of them were delivered.
    public var delivered: Int?
    /// When the message centre took the message.
    public var submitDate: ReceiptDate?
    /// When the state of the message was final.
    public var doneDate: ReceiptDate?
    /// The final state as it is spelt: `DELIVRD`, or an operator's own word.
    public var status: String
    /// An operator's error code, of three characters mostly.
    public var error: String?
    /// How the message begins.
    public var text: String?

    /// A receipt of one message without counts, times and text.
    public init(messageID: String, status: String) {
        self.messageID = messageID
        self.status = status
    }

    /// A receipt of one short message.
    public init(
        messageID: String, state: MessageState, submitDate: ReceiptDate? = nil, doneDate: ReceiptDate? = nil,
        error: String = "000", text: String = ""
    ) {
        self.init(messageID: messageID, status: state.receiptName)
        submitted = 1
        delivered = state == .delivered ? 1 : 0
        self.submitDate = submitDate
        self.doneDate = doneDate
        self.error = error
        self.text = String(text.prefix(20))
    }

    /// The state, where it is one of the specification's.
    public var state: MessageState? { MessageState(receiptName: status) }

    /// The same as parameters: `receipted_message_id`, `message_state`, and `network_error_code` of a number.
    ///
    /// - Parameter network: 1 ANSI-136, 2 IS-95, 3 GSM.
    public func parameters(network: UInt8 = 3) -> [Parameter] {
        var parameters: [Parameter] = [.receiptedMessageID(messageID)]
        if let state { parameters.append(.messageState(state)) }
        if let code = error.flatMap({ UInt16($0) }) {
            parameters.append(.networkErrorCode(network: network, code))
        }
        return parameters
    }
}
