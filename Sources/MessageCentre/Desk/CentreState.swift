import Seeded
import ShortMessage
import Store

/// What a transaction changes beside the tables; kept once it is committed.
struct CentreState: Sendable {
    var clock = SimulationClock()
    var queues = DeliveryQueues()
    var held = HeldMessages()
    /// Long messages of which parts are missing; the store has what came of them.
    var reassembly = Reassembly()
    /// Whether the write-ahead log may still hold what was deleted because it is secret.
    var hasSecretInLog = false
    var random: SplitMix64
    /// The last place in the journal that a message taken by this process has, or what answers it; 0 before the first.
    var lastPlace: Int64 = 0
    /// What was handed over to the queues in this transaction.
    var released: [Delivery] = []
    /// The faults of the message that is being taken.
    var struck: [StruckFault] = []

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    mutating func takeReleased() -> [Delivery] {
        defer { released = [] }
        return released
    }

    mutating func takeStruck() -> [StruckFault] {
        defer { struck = [] }
        return struck
    }
}
