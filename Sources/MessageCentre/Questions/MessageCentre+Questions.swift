public import ShortMessage
public import Store

/// For endpoints that ask programs.
extension MessageCentre {
    func takeQuestions(upTo most: Int, for endpoint: Endpoint) throws(StoreError) -> [Question] {
        guard isRegistered(endpoint) else { return [] }
        return try storing {
            let ready = state.queues.ready(upTo: most, for: endpoint.holder)
            guard !ready.isEmpty else { return [] }
            let questions = try store.read { transaction in
                try ready.compactMap { try Journal(transaction).question($0.id) }
            }
            state.queues.take(ready, for: endpoint.holder)
            return questions
        }
    }

    func end(
        _ ends: [QuestionEnd], at moment: Timestamp?, for endpoint: Endpoint
    ) throws(StoreError) -> [Acceptance] {
        guard isRegistered(endpoint) else { return [] }
        let ends = forgotten.isEmpty ? ends : ends.filter { !wasForgotten($0.id, by: endpoint.holder) }
        guard !ends.isEmpty else { return [] }
        return try storing {
            try commit { desk in
                if let moment { _ = try desk.pass(to: moment) }
                return try desk.end(ends)
            }
        }
    }

    /// Those of some questions that have no end yet.
    func unanswered(among ids: [Int64]) -> Set<Int64> {
        Set(ids.filter { state.queues.entry($0) != nil })
    }
}

/// For an endpoint whose claim is that of the questions at a short code.
extension Endpoint {
    /// The next questions, in order of commit; each is the caller's until it has its end or is given back.
    public func takeQuestions(upTo most: Int) async throws(StoreError) -> [Question] {
        try await centre.takeQuestions(upTo: most, for: self)
    }

    /// Ends questions: what is sent and that they are answered is one commit. A question that has its end keeps it.
    ///
    /// - Parameter moment: the door's time; nil is the centre's own.
    /// - Returns: what came of those that had no end yet, with what leaves now.
    @discardableResult
    public func end(_ ends: [QuestionEnd], at moment: Timestamp?) async throws(StoreError) -> [Acceptance] {
        try await centre.end(ends, at: moment, for: self)
    }

    /// Which of the questions have no end yet: their validity period may be over.
    public func unanswered(among ids: [Int64]) async -> Set<Int64> {
        await centre.unanswered(among: ids)
    }
}
