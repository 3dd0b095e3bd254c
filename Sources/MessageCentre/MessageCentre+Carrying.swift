public import ShortMessage
public import Store

/// For the door that plays all handsets itself, and so carries every delivery.
extension MessageCentre {
    /// Takes messages in their order, in one transaction.
    ///
    /// The clock never goes back: a message earlier than it is taken at the clock's time. Before each message, what fell due
    /// up to its time is fired. If a service throws, the batch is rolled back and done again message by message, so that
    /// one that fails fails alone. Nothing is refused for want of room: what cannot wait for a recipient that nobody is
    /// fails at once.
    public func accept(_ batch: [InboundMessage]) throws(StoreError) -> [Acceptance] {
        let taken = try take(
            batch.map { message in
                var submission = Submission(message)
                submission.mayBeRefused = false
                return submission
            })
        if taken.contains(where: { !($0.fired + $0.caused).isEmpty }) { try store.holdRoom() }
        return taken
    }

    func take(_ batch: [Submission]) throws(StoreError) -> [Acceptance] {
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

    /// What services sent and an earlier process committed but did not confirm, in order; the caller carries it now.
    ///
    /// Almost always that process died, or nobody read its output. A message that was written in the instant before the
    /// process was killed is among them, and is written a second time: see `confirm`.
    ///
    /// However long ago that was, it comes: a clock that jumps is no reason to lose what nobody has tried to deliver.
    ///
    /// - Parameter moment: what falls due until then comes behind it.
    public func undelivered(at moment: Timestamp) throws(StoreError) -> [Delivery] {
        try storing {
            let deliveries = try commit { desk in
                let left = try desk.takeLeft()
                let carried = try desk.carry(left)
                return carried + (try desk.pass(to: moment).fired)
            }
            if !deliveries.isEmpty { try store.holdRoom() }
            return deliveries
        }
    }

    /// The door has written and flushed these.
    ///
    /// Written to the file at once but not waited for: a process that is killed afterwards does not send them again. The
    /// next commit takes it to the disk, so that only when the power goes the last of them are sent twice. Between a
    /// door's write and this call nothing can help: a reply is sent again rather than lost.
    public func confirm(_ deliveries: [Delivery]) throws(StoreError) {
        guard !deliveries.isEmpty else { return }
        try storing {
            do {
                try settle(deliveries)
            } catch {
                guard store.makeRoom(after: error) else { throw error }
                try settle(deliveries)
            }
        }
    }

    private func settle(_ deliveries: [Delivery]) throws {
        try commitUnhurriedly { desk in
            let now = desk.state.clock.now?.milliseconds ?? 0
            for delivery in deliveries {
                desk.state.queues.settle(delivery.id, isDelivered: true)
                try desk.journal.settle(delivery.id, .delivered, .received, at: now)
            }
        }
    }
}
