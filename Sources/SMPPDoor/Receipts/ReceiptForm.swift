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

    /// The PDU of a receipt.
    ///
    /// - Parameters:
    ///   - report: of the centre.
    ///   - id: the message's, as the ESME knows it.
    ///   - text: how the message begins.
    func packet(_ report: StatusReport, id: String, text: String, reference: UInt16?) -> Packet.Message {
        var receipt = DeliveryReceipt(
            messageID: id, state: MessageState(report), submitDate: ReceiptDate(report.submittedAt),
            doneDate: ReceiptDate(report.finalAt), error: Self.error(report), text: text)
        // Octets beyond ASCII would be read in whatever alphabet the ESME takes for the default.
        receipt.text = String(text.prefix(20).map { $0.isASCII && !$0.isNewline ? $0 : "?" })
        var packet = Packet.Message(from: SMPPAddress(report.recipient), to: SMPPAddress(report.submitter))
        packet.esmClass = ESMClass(kind: .receipt)
        if parts != .tlv { packet.shortMessage = Array(receipt.text().utf8) }
        if parts != .text { packet.parameters = receipt.parameters() }
        if let reference { packet.parameters.append(.userMessageReference(reference)) }
        return packet
    }

    private static func error(_ report: StatusReport) -> String {
        let digits = "\(report.state == .delivered ? 0 : report.status.rawValue)"
        return String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
    }
}

extension MessageState {
    /// How a message ended; one that its recipient refused was rejected, any other that failed could not be delivered.
    init(_ report: StatusReport) {
        self.init(report.state, report.status)
    }

    init(_ state: StatusReport.FinalState, _ status: DeliveryStatus?) {
        self =
            switch state {
            case .delivered: .delivered
            case .expired: .expired
            case .deleted: .deleted
            case .failed: status == .rejectedByRecipient ? .rejected : .undeliverable
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
