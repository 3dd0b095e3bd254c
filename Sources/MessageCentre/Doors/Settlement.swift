import ShortMessage
import Store

/// What became of one thing that an endpoint took.
public struct Settlement: Hashable, Sendable {
    /// Its place in the journal.
    public let id: Int64
    /// Whether the recipient has it, is to be tried again, or will never take it.
    public let outcome: DeliveryOutcome
    /// What it puts into the handset's memory.
    public let memory: [MemoryChange]

    /// What became of the message or report at this place in the journal; it fills no memory unless one is named.
    public init(_ id: Int64, _ outcome: DeliveryOutcome, memory: [MemoryChange] = []) {
        (self.id, self.outcome, self.memory) = (id, outcome, memory)
    }
}
