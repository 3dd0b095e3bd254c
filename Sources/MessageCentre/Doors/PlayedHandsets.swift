public import ShortMessage
public import Store

/// A door that plays everybody's telephone itself, such as a pipe or a log: it hands messages in by the batch, and carries
/// whatever services send.
///
///     let handsets = try await PlayedHandsets(at: centre, name: "the pipe")
///     let left = try await handsets.take()                     // by an earlier process
///     let acceptances = try await handsets.submit(batch)
///     …                                                        // write what they caused
///     try await handsets.settle(written)
public struct PlayedHandsets: Sendable {
    private let centre: MessageCentre
    private let endpoint: Endpoint
    private let programs: PlayedPrograms

    /// What may be submitted in one commit: less than half of what may wait for one recipient.
    private static let mostInCommit = 500

    /// Registers the door.
    ///
    /// - Parameters:
    ///   - name: what errors call the door.
    ///   - programs: who asks what services leave to programs; nil where none does.
    /// - Throws: where another door plays everybody's telephone already.
    public init(
        at centre: MessageCentre, name: String, programs: (any ProgramAsking)? = nil
    ) async throws(AddressTaken) {
        self.centre = centre
        self.programs = try await PlayedPrograms(programs, at: centre, name: name)
        endpoint = try await centre.register(.everyReply, name: name) {}
    }

    /// Everything that waits, in order of commit: of an earlier process that committed and did not settle it, or caused at
    /// another door. It is the caller's to carry now, however long ago it was sent.
    ///
    /// Programs are asked first what an earlier process left without an answer.
    ///
    /// A message that was written in the instant before a process was killed is among them, and is written a second time.
    public func take() async throws(StoreError) -> [Delivery] {
        _ = try await programs.answerAll()
        return try await endpoint.take(upTo: .max).compactMap { dispatch in
            if case .message(let delivery) = dispatch { delivery } else { nil }
        }
    }

    /// Takes messages in their order; what they cause, and what fell due before them, is the caller's to carry.
    ///
    /// Nothing is refused for want of room: what cannot wait for a recipient that nobody is fails at once.
    public func submit(_ messages: [InboundMessage]) async throws(StoreError) -> [Acceptance] {
        var acceptances: [Acceptance] = []
        var start = 0
        while start < messages.count {
            let end = end(of: messages, from: start)
            acceptances += try await take(messages[start..<end])
            start = end
        }
        return acceptances
    }

    /// A commit: programs answer before the clock goes on, so that with them it has messages of one time alone.
    private func end(of messages: [InboundMessage], from start: Int) -> Int {
        let most = min(start + Self.mostInCommit, messages.count)
        guard !programs.areNone else { return most }
        let moment = messages[start].receivedAt
        return messages[start..<most].firstIndex { $0.receivedAt != moment } ?? most
    }

    private func take(_ messages: ArraySlice<InboundMessage>) async throws(StoreError) -> [Acceptance] {
        let batch = messages.map { message in
            var submission = Submission(message)
            submission.mayBeRefused = false
            return submission
        }
        let taken = try await programs.answer(centre.submit(batch))
        try await centre.takeAll(for: endpoint)
        return taken
    }

    /// What services sent while time passed is the caller's to carry.
    public func carry(_ passage: Passage) async throws(StoreError) -> Passage {
        try await centre.takeAll(for: endpoint)
        return passage
    }

    /// These have been written and flushed.
    public func settle(_ deliveries: [Delivery]) async throws(StoreError) {
        try await endpoint.settle(deliveries.map { Settlement($0.id, .delivered) }, at: nil)
    }

    /// Gives up the door; what is not settled waits for the next one.
    public func close() async {
        await programs.close()
        await endpoint.close()
    }
}
