import MessageCentre
import SMPP
import Seeded
import ShortMessage

/// What is told of some messages, whatever became of them.
package struct ReceiptRule: Hashable, Sendable {
    /// The account that submits the messages; nil for any.
    package var account: String?
    /// Who sends the messages.
    var from = AddressPattern.any
    /// Who gets the messages.
    var to = AddressPattern.any
    /// What the messages begin with; empty for any.
    var text = ""
    /// `stat`; nil for what became of the message.
    var status: String?
    /// `err`, of three characters.
    var error: String?
    /// Milliseconds by which the receipt is late.
    var delay: ClosedRange<Int64>?
    /// When and how often it comes.
    var order = Order.usual
    /// 0 to 2.
    var copies = 1
    /// Nil for as everywhere.
    var parts: ReceiptForm.Parts?
    /// Nil for as everywhere.
    var idForm: MessageIDForm?

    /// Where the receipt stands among the others.
    enum Order: Hashable, Sendable {
        /// Behind the answer that names the message.
        case usual
        /// Before that answer.
        case early
        /// Behind the next one of the account, or a minute late where none comes.
        case late
    }

    func fits(_ account: String, _ from: Address, _ to: Address, _ text: String) -> Bool {
        (self.account.map { $0 == account } ?? true) && self.from.matches(from) && self.to.matches(to)
            && (self.text.isEmpty || text.hasPrefix(self.text))
    }

    /// The state, where it is one of the specification's.
    var state: MessageState? { status.flatMap { MessageState(receiptName: $0) } }

    /// What becomes of a message to a handset that takes everything.
    var outcome: DeliveryOutcome {
        switch state {
        case .delivered, .accepted, .enroute, .scheduled, .unknown, .skipped, nil: .delivered
        case .rejected: .rejected(.rejectedByRecipient)
        case .expired: .rejected(.validityExpired)
        case .deleted: .rejected(.takenBack)
        case .undeliverable: .rejected(.notObtainable)
        }
    }

    /// Milliseconds from a report on until it is told.
    func wait(_ random: inout SplitMix64) -> Int64 { delay.map { Int64.random(in: $0, using: &random) } ?? 0 }
}

extension DeliveryStatus {
    /// Permanent: nobody has the address.
    static let notObtainable = DeliveryStatus(rawValue: 0x43)
    /// Permanent: its originator took it back.
    static let takenBack = DeliveryStatus(rawValue: 0x47)
}
