import ShortMessage
public import Store

extension MessageCentre {
    /// Whether a message with an identity was taken before.
    package func knows(_ identity: String) throws(StoreError) -> Bool {
        try storing { try store.read { try Journal($0).use(of: identity) != nil } }
    }

    /// Takes messages in their order, in one transaction, and returns when it is committed.
    ///
    /// The clock never goes back: a message earlier than it is taken at the clock's time. Before each message, what fell due
    /// up to its time is fired. If a service throws, the batch is rolled back and done again message by message, so that
    /// one that fails fails alone. What the messages cause waits in the queues of its recipients.
    public func submit(_ batch: [Submission]) throws(StoreError) -> [Acceptance] {
        try take(batch)
    }

    private func take(_ batch: [Submission]) throws(StoreError) -> [Acceptance] {
        guard !batch.isEmpty else { return [] }
        let taken: [Acceptance]
        do {
            taken = try commit { desk in try batch.map { try desk.take($0) } }
        } catch is ServiceFailure {
            taken = try takeEachAlone(batch)
        } catch {
            throw StoreError(error, file: store.path)
        }
        try forget(after: taken)
        return taken
    }

    func takeEachAlone(_ batch: [Submission]) throws(StoreError) -> [Acceptance] {
        try batch.map { submission throws(StoreError) in try takeAlone(submission) }
    }

    private func takeAlone(_ submission: Submission) throws(StoreError) -> Acceptance {
        do {
            return try commit { desk in try desk.take(submission) }
        } catch let failure as ServiceFailure {
            report(failure, on: submission.message)
            return try storing { try commit { desk in try desk.replyUnavailable(to: submission) } }
        } catch {
            throw StoreError(error, file: store.path)
        }
    }

    /// Takes up the outcomes of deliveries, in one transaction.
    ///
    /// Written to the file at once but not waited for: a process that is killed afterwards does not deliver them again. The
    /// next commit takes it to the disk, so that only when the power goes the last of them are delivered twice. Between a
    /// door's write and this nothing can help: a message is delivered again rather than lost.
    func commit(_ settled: [WaitingRequests.Settled]) throws {
        do {
            try commitUnhurriedly { desk in try desk.apply(settled) }
        } catch {
            guard store.makeRoom(after: error) else { throw error }
            try commitUnhurriedly { desk in try desk.apply(settled) }
        }
        for request in settled { for outcome in request.settlements { recent[outcome.id] = nil } }
    }
}
