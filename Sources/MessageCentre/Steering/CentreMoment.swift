import Seeded
import ShortMessage
import Store

/// What a centre goes by at a moment, beside what its store has.
struct CentreMoment: Sendable {
    var timeline = Timeline()
    /// The centre's time where somebody has moved it; nil where it is that of the doors.
    var now: Timestamp?
    var faults: FaultSwitches?
    var random: SplitMix64?
    var absences: [Address.Number: Absence] = [:]
    /// The store; nil where it is elsewhere, or too large.
    var store: StoreSnapshot?

    init() {}

    init(of state: CentreState) {
        (timeline, faults, random, absences) = (state.timeline, state.faults, state.random, state.absences)
    }
}
