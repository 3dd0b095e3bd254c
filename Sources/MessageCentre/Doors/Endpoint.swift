public import ShortMessage
public import Store

/// An address that a door has registered, with the queue of what is sent to it.
///
///     let handset = try await centre.register(.address(number), name: "the modem", wake: { … })
///     for dispatch in try await handset.take() {
///         …                                                    // write it, or find that there is no room
///         try await handset.settle(dispatch.id, .delivered, at: now)
///     }
///     try await handset.resume()                               // there is room again
///     await handset.close()
///
/// What is taken is in flight until it is settled, and is not handed out again meanwhile. What was taken and not settled
/// when the endpoint closes, or the process dies, waits again: a message that a recipient got in the instant before is
/// delivered twice rather than not at all. After `close` nothing is taken and nothing settled.
public struct Endpoint: Sendable {
    /// From which recipients' queues the endpoint takes.
    public let claim: AddressClaim
    /// What errors call the endpoint, such as `the modem at /dev/pts/3`.
    public let name: String
    let centre: MessageCentre
    let token: Int

    var holder: DeliveryQueues.Holder { DeliveryQueues.Holder(claim) }

    /// The next messages and reports, in order of commit; none where nothing waits, or while the recipient is being
    /// spared after `full` or `away`.
    ///
    /// - Parameter most: how many may be in flight through this call; 1 keeps the order even when one has to be repeated.
    public func take(upTo most: Int = 1) async throws(StoreError) -> [Dispatch] {
        try await centre.take(upTo: most, for: self)
    }

    /// Says what became of something that was taken; returns when that is in the store.
    ///
    /// After `full` or `away` it is again the first of the queue, and the recipient is spared: until `resume`, or until the
    /// retry schedule (1, 5, 10, 30 minutes, 1, 3, 6 hours) tries it again. A report that was asked for is on its way when
    /// this returns. Something that was settled before is left as it is.
    ///
    /// - Parameters:
    ///   - id: its place in the journal: `Dispatch.id`.
    ///   - outcome: of this one try.
    ///   - moment: the door's time.
    ///   - memory: what the delivery puts into the handset's memory, kept in the same commit.
    public func settle(
        _ id: Int64, _ outcome: DeliveryOutcome, at moment: Timestamp, memory: [MemoryChange] = []
    ) async throws(StoreError) {
        try await settle([Settlement(id, outcome, memory: memory)], at: moment)
    }

    /// The same for all that a door has written in one piece, at the door's time; nil is the centre's own.
    public func settle(_ settlements: [Settlement], at moment: Timestamp?) async throws(StoreError) {
        try await centre.settle(settlements, at: moment, for: self)
    }

    /// What stands in the memories of the endpoint's handset, also from earlier processes; nothing for `everyOther`.
    public func memory() async throws(StoreError) -> [MemorySlot] {
        try await centre.memory(of: self)
    }

    /// Keeps what has changed in the memories of the endpoint's handset; returns when that is in the store.
    public func keep(_ changes: [MemoryChange]) async throws(StoreError) {
        try await centre.keep(changes, for: self)
    }

    /// The recipient has room again, or is back: what waits can be taken at once.
    ///
    /// - Parameter recipient: whose handset, for an endpoint of several; nil for all of them.
    public func resume(_ recipient: Address? = nil) async {
        await centre.resume(recipient, for: self)
    }

    /// Takes back a message that this endpoint's address submitted and that still waits (SMS-COMMAND, cancel_sm).
    ///
    /// - Parameters:
    ///   - id: the message's place: `Acceptance.id`.
    ///   - moment: the door's time.
    /// - Returns: whether it still waited. If so and a report was asked for, it is on its way with state `deleted`.
    public func delete(_ id: Int64, at moment: Timestamp) async throws(StoreError) -> Bool {
        try await centre.delete(id, at: moment, for: self)
    }

    /// Puts another text in the place of a message that this endpoint's address submitted and that still waits (replace_sm).
    ///
    /// It keeps its place in the queue, unless the replacement names a later time.
    ///
    /// - Parameters:
    ///   - id: the message's place: `Acceptance.id`.
    ///   - replacement: the whole text, and what else is to be another.
    ///   - moment: the door's time.
    /// - Returns: whether it still waited; what is in flight does not.
    public func replace(
        _ id: Int64, by replacement: Replacement, at moment: Timestamp
    ) async throws(StoreError) -> Bool {
        try await centre.replace(id, by: replacement, at: moment, for: self)
    }

    /// Puts back what was taken and not settled: it waits again, in its old place, and nobody is spared for it.
    public func giveBack(_ ids: [Int64]) async {
        await centre.giveBack(ids, for: self)
    }

    /// Gives the address back; the queue waits for whoever registers it next.
    public func close() async {
        await centre.close(self)
    }
}
