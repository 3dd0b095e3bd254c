package import ShortMessage
public import Store

/// What the journal has, for whoever looks on.
extension MessageCentre {
    /// The state of a message by its place, which is `Acceptance.id` and `Delivery.id`; nil where the journal has none there,
    /// or none any more.
    public func message(_ id: Int64) throws(StoreError) -> JournalledMessage? {
        try storing { try store.read { try Journal($0).message(id) } }
    }

    /// Messages of both directions, in order of commit; of a store in memory what it has kept, without the texts of answered
    /// messages that had an identity.
    ///
    /// - Parameters:
    ///   - filter: which are wanted; all, unless it says otherwise.
    ///   - place: the last of the page before; 0 for the first page.
    ///   - most: how many a page has.
    /// - Returns: fewer than `most` where there are no more.
    public func messages(
        _ filter: JournalFilter = JournalFilter(), after place: Int64 = 0, atMost most: Int = 100
    ) throws(StoreError) -> [JournalledMessage] {
        try storing { try store.read { try Journal($0).messages(filter, after: place, atMost: most) } }
    }

    /// The last messages before a place, newest first; in a store in memory of what it has kept.
    package func messages(before place: Int64, atMost most: Int) throws(StoreError) -> [JournalledMessage] {
        try storing { try store.read { try Journal($0).messages(before: place, atMost: most) } }
    }

    /// How many messages and reports wait for their recipients, or are on their way to them.
    package func waitingCount() -> (messages: Int, replies: Int, reports: Int) {
        let counts = state.queues.counts
        return (counts[.messages], counts[.replies], counts[.reports])
    }

    /// When each message that waits for a recipient who is spared is tried again, by its place.
    package func nextTries() -> [Int64: Timestamp] {
        var tries: [Int64: Timestamp] = [:]
        for queue in state.queues.queues.values {
            guard let moment = queue.blockedUntil else { continue }
            let time = Timestamp(milliseconds: moment, offset: state.clock.now?.offset ?? 0)
            for entry in queue.entries { tries[entry.id] = time }
        }
        return tries
    }
}
