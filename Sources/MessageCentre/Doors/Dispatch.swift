public import ShortMessage
import Store

/// What an endpoint takes from its queue: a message, or the report on one that it submitted.
public enum Dispatch: Hashable, Sendable {
    /// What the recipient is to get: a text, or another handset's message as that coded it.
    case message(Delivery)
    /// What became of a message that the recipient had submitted, once that is final.
    case report(StatusReport)

    /// Its place in the journal, by which the endpoint says what became of it.
    public var id: Int64 {
        switch self {
        case .message(let delivery): delivery.id
        case .report(let report): report.id
        }
    }

    /// Whose handset it is for; the endpoint's own address, unless it is `everyOther`.
    public var recipient: Address {
        switch self {
        case .message(let delivery): delivery.message.to
        case .report(let report): report.submitter
        }
    }
}
