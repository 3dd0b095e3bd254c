import ShortMessage
import Store

/// What became of one thing that an endpoint took.
public struct Settlement: Hashable, Sendable {
    /// Its place in the journal.
    public let id: Int64
    public let outcome: DeliveryOutcome
    /// What it puts into the handset's memory.
    public let memory: [MemoryChange]

    public init(_ id: Int64, _ outcome: DeliveryOutcome, memory: [MemoryChange] = []) {
        (self.id, self.outcome, self.memory) = (id, outcome, memory)
    }
}
