public import ShortMessage
import Store

/// What an endpoint takes from its queue: a message, or the report on one that it submitted.
public enum Dispatch: Hashable, Sendable {
    case message(Delivery)
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
