import MessageCentre
import SMPP
import ShortMessage

/// What receipts look like.
package struct ReceiptForm: Hashable, Sendable {
    /// The parts of a receipt that an ESME gets.
    package enum Parts: String, Hashable, Sendable, CaseIterable {
        /// The text of appendix B and the parameters.
        case both
        /// The text of appendix B alone.
        case text
        /// The parameters alone.
        case tlv
    }

    /// Which parts.
    package var parts = Parts.both
    /// How the message is named; nil for as in the answer to its submission.
    package var idForm: MessageIDForm?

    package init() {}

    /// The same, as a rule has it for some messages.
    func changed(by rule: ReceiptRule?) -> ReceiptForm {
        var form = self
        form.parts = rule?.parts ?? parts
        form.idForm = rule?.idForm ?? idForm
        return form
    }

    /// The PDU of a receipt.
    ///
    /// - Parameters:
    ///   - facts: what became of the message.
    ///   - id: the message's, as the ESME is to read it.
    ///   - note: what else is known of it.
    func packet(_ facts: ReceiptFacts, id: String, _ note: SubmittedMessages.Note) -> Packet.Message {
        var receipt = DeliveryReceipt(messageID: id, status: facts.status)
        (receipt.submitted, receipt.delivered) = (1, facts.status == MessageState.delivered.receiptName ? 1 : 0)
        (receipt.submitDate, receipt.doneDate) = (ReceiptDate(facts.submittedAt), ReceiptDate(facts.finalAt))
        receipt.error = facts.error
        // Octets beyond ASCII would be read in whatever alphabet the ESME takes for the default.
        receipt.text = String(note.text.prefix(20).map { $0.isASCII && !$0.isNewline ? $0 : "?" })
        var packet = Packet.Message(from: SMPPAddress(facts.recipient), to: SMPPAddress(facts.submitter))
        packet.esmClass = ESMClass(kind: .receipt)
        if parts != .tlv { packet.shortMessage = Array(receipt.text().utf8) }
        if parts != .text { packet.parameters = receipt.parameters() }
        if let reference = note.reference { packet.parameters.append(.userMessageReference(reference)) }
        return packet
    }
}

/// What a receipt says of a message.
struct ReceiptFacts {
    let submitter: Address
    let recipient: Address
    let submittedAt: Timestamp
    let finalAt: Timestamp
    /// `stat`.
    var status: String
    /// `err`.
    var error: String

    /// As the centre reports.
    init(_ report: StatusReport) {
        (submitter, recipient) = (report.submitter, report.recipient)
        (submittedAt, finalAt) = (report.submittedAt, report.finalAt)
        status = MessageState(report.state, report.status).receiptName
        let digits = "\(report.state == .delivered ? 0 : report.status.rawValue)"
        error = String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
    }

    /// Of a message that has just been taken.
    init(_ message: InboundMessage, _ state: MessageState) {
        (submitter, recipient) = (message.from, message.to)
        (submittedAt, finalAt) = (message.receivedAt, message.receivedAt)
        (status, error) = (state.receiptName, "000")
    }

    /// The same, as a rule has it.
    func changed(by rule: ReceiptRule?) -> ReceiptFacts {
        var facts = self
        facts.status = rule?.status ?? status
        facts.error = rule?.error ?? error
        return facts
    }
}

extension MessageState {
    /// How a message ended; one that its recipient refused was rejected, any other that failed could not be delivered.
    init(_ state: StatusReport.FinalState, _ status: DeliveryStatus?) {
        self =
            switch (state, status) {
            case (.delivered, _): .delivered
            case (.expired, _), (.failed, DeliveryStatus.validityExpired?): .expired
            case (.deleted, _), (.failed, DeliveryStatus.takenBack?): .deleted
            case (.failed, DeliveryStatus.rejectedByRecipient?): .rejected
            case (.failed, _): .undeliverable
            }
    }
}

extension DeliveryStatus {
    /// Permanent: the recipient refused it.
    static let rejectedByRecipient = DeliveryStatus(rawValue: 0x42)
}

extension ReceiptDate {
    /// As the clock of the centre's zone shows it.
    init?(_ time: Timestamp) {
        guard let absolute = SMPPTime.Absolute(time) ?? SMPPTime.Absolute(time.told(at: 0)) else { return nil }
        self.init(absolute)
    }
}
