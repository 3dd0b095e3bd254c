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

    /// What may be submitted in one commit: less than half of what may wait for one recipient.
    private static let mostInCommit = 500

    /// Registers the door.
    ///
    /// - Throws: where another door plays everybody's telephone already.
    public init(at centre: MessageCentre, name: String) async throws(AddressTaken) {
        self.centre = centre
        endpoint = try await centre.register(.everyReply, name: name) {}
    }

    /// Everything that waits, in order of commit: of an earlier process that committed and did not settle it, or caused at
    /// another door. It is the caller's to carry now, however long ago it was sent.
    ///
    /// A message that was written in the instant before a process was killed is among them, and is written a second time.
    public func take() async throws(StoreError) -> [Delivery] {
        try await endpoint.take(upTo: .max).compactMap { dispatch in
            if case .message(let delivery) = dispatch { delivery } else { nil }
        }
    }

    /// Takes messages in their order; what they cause, and what fell due before them, is the caller's to carry.
    ///
    /// Nothing is refused for want of room: what cannot wait for a recipient that nobody is fails at once.
    public func submit(_ messages: [InboundMessage]) async throws(StoreError) -> [Acceptance] {
        var acceptances: [Acceptance] = []
        for start in stride(from: 0, to: messages.count, by: Self.mostInCommit) {
            let batch = messages[start..<min(start + Self.mostInCommit, messages.count)].map { message in
                var submission = Submission(message)
                submission.mayBeRefused = false
                return submission
            }
            acceptances += try await centre.submit(batch)
            try await centre.takeAll(for: endpoint)
        }
        return acceptances
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
        await endpoint.close()
    }
}
