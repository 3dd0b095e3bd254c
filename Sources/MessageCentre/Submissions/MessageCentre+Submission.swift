import ShortMessage
import Store

extension MessageCentre {
    /// Takes one message from a door, and returns when it is committed: that is the acknowledgement.
    ///
    /// Messages that wait while a commit runs share the next one, so many callers at once cost one fsync; a sender's own
    /// messages keep their order, and senders take turns. What the message causes is told in the acceptance and waits in the
    /// queues of its recipients. The same identity again gives the same acceptance and has no effect.
    ///
    /// - Parameter submission: its `receivedAt` is the door's time; what falls due before it is done first.
    public func submit(_ submission: Submission) async throws(SubmissionError) -> Acceptance {
        let sender = submission.message.from.number
        if let congestion = waiting.congestion(of: submission.message.from, rules.limits) {
            throw .congested(congestion)
        }
        let result = await withCheckedContinuation { acknowledge in
            waiting.submitted.append(
                WaitingRequests.Submitted(submission: submission, acknowledge: acknowledge),
                from: sender)
            scheduleCommit()
        }
        return try result.get()
    }

    func settle(_ settlements: [Settlement], at moment: Timestamp?, for endpoint: Endpoint) async throws(StoreError) {
        guard isRegistered(endpoint) else { return }
        let settlements =
            forgotten.isEmpty ? settlements : settlements.filter { !wasForgotten($0.id, by: endpoint.holder) }
        guard !settlements.isEmpty else { return }
        let owner = endpoint.owner
        let error = await withCheckedContinuation { acknowledge in
            waiting.settled.append(
                WaitingRequests.Settled(
                    settlements: settlements, moment: moment, owner: owner, acknowledge: acknowledge))
            scheduleCommit()
        }
        if let error { throw error }
    }

    func delete(_ id: Int64, at moment: Timestamp, for endpoint: Endpoint) throws(StoreError) -> Bool {
        guard isRegistered(endpoint) else { return false }
        return try storing {
            try commit { desk in try desk.delete(id, of: endpoint.claim, at: moment) }
        }
    }

    func replace(
        _ id: Int64, by replacement: Replacement, at moment: Timestamp, for endpoint: Endpoint
    ) throws(StoreError) -> Bool {
        guard isRegistered(endpoint) else { return false }
        return try storing {
            try commit { desk in try desk.replace(id, by: replacement, of: endpoint.claim, at: moment) }
        }
    }

    /// The commit runs behind whatever else waits for this actor by now, so that all of it joins.
    private func scheduleCommit() {
        guard !waiting.isCommitScheduled else { return }
        waiting.isCommitScheduled = true
        Task { self.commitWaiting() }
    }

    private func commitWaiting() {
        waiting.isCommitScheduled = false
        let settled = waiting.settled
        waiting.settled = []
        let batch = waiting.submitted.take(upTo: WaitingRequests.mostInCommit)
        if !waiting.isEmpty { scheduleCommit() }
        do throws(StoreError) {
            let taken = try commit(settled, batch.map(\.submission))
            for request in settled { request.acknowledge.resume(returning: nil) }
            for (request, acceptance) in zip(batch, taken) {
                request.acknowledge.resume(returning: acceptance.acknowledgement)
            }
        } catch {
            for request in settled { request.acknowledge.resume(returning: error) }
            for request in batch { request.acknowledge.resume(returning: .failure(.store(error))) }
        }
    }

    /// One transaction for everything; outcomes alone do not wait for the disk, because a delivery that is reported again
    /// after a power failure harms nobody.
    private func commit(
        _ settled: [WaitingRequests.Settled], _ batch: [Submission]
    ) throws(StoreError) -> [Acceptance] {
        do {
            if batch.isEmpty {
                try commit(settled)
                return []
            }
            let taken = try commit { desk in
                try desk.apply(settled)
                return try batch.map { try desk.take($0) }
            }
            try forget(after: taken)
            return taken
        } catch is ServiceFailure {
            if !settled.isEmpty { _ = try commit(settled, []) }
            return try takeEachAlone(batch)
        } catch {
            throw StoreError(error, file: store.path)
        }
    }

}

extension Desk {
    mutating func apply(_ settled: [WaitingRequests.Settled]) throws {
        for request in settled {
            let now = try request.moment.map { try pass(to: $0).now } ?? state.clock.now
            guard let now else { continue }
            for settlement in request.settlements {
                try apply(settlement.outcome, to: settlement.id, at: now)
                if let owner = request.owner { try journal.change(settlement.memory, of: owner) }
            }
        }
    }
}

extension Acceptance {
    /// What the door that submitted hears.
    fileprivate var acknowledgement: Result<Acceptance, SubmissionError> {
        switch outcome {
        case .refused(let clash): .failure(.identityClash(clash))
        case .congested(let congestion): .failure(.congested(congestion))
        case .struck(let fault): .failure(.struck(fault))
        case .unschedulable: .failure(.unschedulable)
        case .senderIsService: .failure(.senderIsService)
        case .answered, .silent, .repeated, .asked, .incomplete, .forwarded, .undeliverable: .success(self)
        }
    }
}
