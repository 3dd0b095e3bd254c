public import ShortMessage
public import Store

/// Why a door may not acknowledge a message: nothing was done with it.
public enum SubmissionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Too much waits: try later (CMS error 42, SMPP 0x58 or 0x14).
    case congested(Congestion)
    /// The identity belongs to another message.
    case identityClash(IdentityClash)
    /// A fault struck: with `reject` the door answers with its cause, with `silence` not at all.
    case struck(StruckFault)
    case store(StoreError)

    public var description: String {
        switch self {
        case .congested(let congestion): "\(congestion)"
        case .identityClash(let clash): "\(clash)"
        case .struck(let fault): "\(fault)"
        case .store(let error): "\(error)"
        }
    }
}

/// A queue that holds as much as it may, so that what is new has to come later.
public enum Congestion: Hashable, Sendable, CustomStringConvertible {
    /// For one recipient, who does not take them.
    case recipient(Address, waiting: Int)
    /// Of the sender, who has as many on their way, or waiting to be accepted, as one sender may.
    case share(Address, waiting: Int)
    /// Of the sender's long messages, whose other parts have not come.
    case parts(Address, waiting: Int)
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
        case .centre(let waiting): "try later: \(waiting) messages wait to be delivered"
        case .submissions(let waiting): "try later: \(waiting) messages wait to be accepted"
        }
    }
}

/// How much may wait: messages between handsets, what services send, and reports, each in a room of its own.
///
/// Where a room is full, what waits longest for a number that nobody has fails, and its sender hears of it if that was
/// asked for; of the sender first who has most there. Of replies and reports the longest waiting fails where all have
/// somebody. A message between handsets that finds no room is to come later; a service can always be asked.
public struct QueueLimits: Hashable, Sendable {
    /// In each room, for one recipient.
    public var perRecipient: Int
    /// Messages of one sender on their way to handsets, with the reports that it has not taken, and its submissions that
    /// wait for a commit: far fewer than all may have, so that one sender cannot take the room of the others.
    public var perSender: Int
    /// In each room, for all recipients.
    public var total: Int
    /// Submissions that wait for a commit.
    public var submissions: Int

    public init(perRecipient: Int = 1000, perSender: Int = 1000, total: Int = 20_000, submissions: Int = 10_000) {
        (self.perRecipient, self.perSender, self.total, self.submissions) = (
            perRecipient, perSender, total, submissions
        )
    }
}
