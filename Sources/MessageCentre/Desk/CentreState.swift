import Seeded
import ShortMessage
import Store

/// What a transaction changes beside the tables; kept once it is committed.
struct CentreState: Sendable {
    var clock = SimulationClock()
    var timeline = Timeline()
    var queues = DeliveryQueues()
    var held = HeldMessages()
    /// Long messages of which parts are missing; the store has what came of them.
    var reassembly = Reassembly()
    /// The same of those to services: what all others have begun keeps nobody from asking one.
    var requests = Reassembly(limits: .requests)
    /// Whether the write-ahead log may still hold what was deleted because it is secret.
    var hasSecretInLog = false
    var faults: FaultSwitches
    /// Telephones that a door plays and that take nothing.
    var absences: [Address.Number: Absence] = [:]
    var random: SplitMix64
    /// The last place in the journal that a message taken by this process has, or what answers it; 0 before the first.
    var lastPlace: Int64 = 0
    /// What was handed over to the queues in this transaction.
    var released: [Delivery] = []
    /// Whether this process has been told a time; until then the clock stands where the store was used last.
    var isTimeKnown = false
    /// Whether somebody reads what happens.
    var isObserved = false
    /// What has happened in this transaction, where somebody reads it.
    private(set) var happened: [Happening] = []
    /// Whether the traffic is recorded.
    var isRecorded = false
    /// What a record has of this transaction.
    private var recorded: [RecordedStep] = []
    /// Replies whose time was over in this transaction.
    var expiredReplies = 0
    /// The faults of the message that is being taken.
    var struck: [StruckFault] = []

    /// Something that is told once it is committed.
    struct Happening: Sendable {
        let at: Timestamp
        let kind: CentreEvent.Kind
    }

    /// Milliseconds before which no part is given up; nil where none waits.
    var nextPartDeadline: Int64? { [reassembly.nextDeadline, requests.nextDeadline].compactMap(\.self).min() }

    init(_ faults: FaultPlan) {
        self.faults = FaultSwitches(faults)
        random = SplitMix64(seed: faults.seed)
    }

    /// Something has happened, at the clock's time.
    mutating func tell(_ kind: @autoclosure () -> CentreEvent.Kind) {
        guard isObserved, let now = clock.now else { return }
        happened.append(Happening(at: now, kind: kind()))
    }

    /// Something that a record of the traffic has.
    mutating func record(_ step: @autoclosure () -> RecordedStep) {
        if isRecorded { recorded.append(step()) }
    }

    mutating func takeRecorded() -> [RecordedStep] {
        defer { recorded = [] }
        return recorded
    }

    mutating func takeHappened() -> [Happening] {
        defer { happened = [] }
        return happened
    }

    mutating func takeReleased() -> [Delivery] {
        defer { released = [] }
        return released
    }

    mutating func takeExpiredReplies() -> Int {
        defer { expiredReplies = 0 }
        return expiredReplies
    }

    mutating func takeStruck() -> [StruckFault] {
        defer { struck = [] }
        return struck
    }
}

extension Reassembly.Limits {
    /// Whoever asks a service in a few parts has room: for it the messages of those who hold most are given up.
    fileprivate static var requests: Reassembly.Limits {
        var limits = Reassembly.Limits()
        limits.octetsAssured = 16 << 10
        return limits
    }
}
