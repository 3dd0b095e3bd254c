import Seeded
import ShortMessage
import Store

/// What a centre goes by, the same for every message.
struct CentreRules: Sendable {
    let services: ServiceDirectory
    let limits: QueueLimits
    let faults: FaultPlan
    /// Whether the journal is read by somebody else some day; else what was answered is kept without its text.
    let isKept: Bool
}
