public import ShortMessage

/// What a record of the traffic has of a commit, in its order.
public enum RecordedStep: Hashable, Sendable {
    /// A whole message came in. What its sender is told of it comes behind it.
    case message(InboundMessage)
    /// Nothing goes to the sender of the message before.
    case silence(Silence)
    /// A service sends something.
    case sent(Delivery)
    /// A fault struck a message on its way in or out.
    case struck(StruckFault)
}

/// Keeps a record of the traffic beside the store.
public protocol TrafficRecorder: Sendable {
    /// Writes what a transaction has done, which is committed next.
    ///
    /// - Returns: where the record ends now.
    /// - Throws: where it cannot be written; nothing of it stands in the record then, and nothing is committed.
    func write(_ steps: [RecordedStep]) throws -> RecordMark

    /// Takes out what `write` wrote last, because it was not committed.
    func takeBack()

    /// Takes out what stands behind a mark, where it is one of this record: an earlier process was killed before it could
    /// commit that.
    func takeBack(to mark: RecordMark) throws
}
