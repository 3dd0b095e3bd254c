import ShortMessage
import Store

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

    /// Numbers of messages: the usual ones, unless others are named.
    public init(perRecipient: Int = 1000, perSender: Int = 1000, total: Int = 20_000, submissions: Int = 10_000) {
        (self.perRecipient, self.perSender, self.total, self.submissions) = (
            perRecipient, perSender, total, submissions
        )
    }
}
