public import ShortMessage
import Store

/// A queue that holds as much as it may, so that what is new has to come later.
public enum Congestion: Hashable, Sendable, CustomStringConvertible {
    /// For one recipient, who does not take them.
    case recipient(Address, waiting: Int)
    /// Of the sender, who has as many on their way, or waiting to be accepted, as one sender may.
    case share(Address, waiting: Int)
    /// Of the sender's long messages, whose other parts have not come.
    case parts(Address, waiting: Int)
    /// Of the sender: two of its long messages with one reference have come at the same time, and the part may be of
    /// either.
    case reference(Address)
    /// For all recipients together.
    case centre(waiting: Int)
    /// Submissions that wait for the store.
    case submissions(waiting: Int)

    /// Without the address, which is a person's.
    public var description: String {
        switch self {
        case .recipient(_, let waiting): "try later: \(waiting) messages wait for the recipient"
        case .share(_, let waiting): "try later: \(waiting) messages of the sender wait"
        case .parts(_, let waiting): "try later: \(waiting) long messages wait for their parts"
        case .reference:
            "send the message again from its first part, later: another with its reference has come in between"
        case .centre(let waiting): "try later: \(waiting) messages wait to be delivered"
        case .submissions(let waiting): "try later: \(waiting) messages wait to be accepted"
        }
    }
}
