import Seeded
import ShortMessage
import Store

/// What a centre goes by, the same for every message.
struct CentreRules: Sendable {
    let services: ServiceDirectory
    let limits: QueueLimits
    let faults: FaultPlan
    /// Whether the store outlives the process; else the text of an answered message with an identity is not kept, because
    /// such messages are kept for long.
    let isKept: Bool
}
