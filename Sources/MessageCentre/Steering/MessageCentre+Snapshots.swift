public import ShortMessage
public import Store

/// All of a centre as it was at a moment: kept, and restored while its doors run.
extension MessageCentre {
    /// Octets: of a larger store it is not kept how it was at the start.
    private static let mostAtStart = 16 << 20
    /// Each takes the size of the store.
    private static let mostKept = 50

    /// From now on `reset` comes back to this moment.
    public func rememberStart() throws(StoreError) {
        try storing {
            start = CentreMoment(of: state)
            if try store.size() <= Self.mostAtStart { start.store = try store.snapshot() }
        }
    }

    /// Makes everything what it was at the start: members, messages, clock, faults, telephones, references.
    ///
    /// Doors stay as they are; of what they have in flight nothing becomes anything.
    public func reset(at machine: Timestamp) throws(SnapshotError) {
        try checkRecording()
        guard let snapshot = start.store else { throw .tooLarge(octets: (try? store.size()) ?? 0) }
        try snapshotting {
            try store.restore(snapshot) { try Journal($0).lastPlace() }
            try begin(anew: start, at: machine)
        }
    }

    /// The snapshots' names, sorted; of a store in a file also those of earlier processes.
    public var snapshots: [SnapshotName] { store.snapshotNames }

    /// Keeps everything under a name, in the place of what had that: in memory where the store is, else in a file beside the
    /// store, which outlives the process and lacks faults, telephones and the speed of the clock.
    public func keepSnapshot(_ name: SnapshotName, at machine: Timestamp) throws(SnapshotError) {
        let names = snapshots
        if !names.contains(name), names.count >= Self.mostKept { throw .tooMany(names.count) }
        try snapshotting { try store.keepSnapshot(name) }
        moments[name] = CentreMoment(of: state)
        if state.timeline.isSteered { moments[name]?.now = time(at: machine) }
    }

    /// Makes everything what it was when a snapshot was kept. What waits for a commit, or for a message, goes on.
    public func restore(_ name: SnapshotName, at machine: Timestamp) throws(SnapshotError) {
        try checkRecording()
        var isKnown = false
        try snapshotting {
            isKnown = try store.restore(name) {
                try Journal($0).lastPlace()
            } check: {
                try checkSound($0)
            }
            guard isKnown else { return }
            try begin(anew: moments[name], at: machine)
        }
        guard isKnown else { throw .unknown(name) }
    }

    /// Refuses a store whose values cannot be, before it takes the place of one that is sound.
    private func checkSound(_ transaction: Transaction) throws {
        if let row = try OperatorJournal(transaction).damagedRows().first { throw row.value }
        for entry in rules.services.entries { try entry.service.checkRows(in: transaction) }
        _ = try Self.resumed(in: transaction, rules)
        _ = try Self.lastMoment(in: transaction)
    }

    /// Takes a snapshot away.
    public func dropSnapshot(_ name: SnapshotName) throws(SnapshotError) {
        moments[name] = nil
        guard store.dropSnapshot(name) else { throw .unknown(name) }
    }

    /// Deletes all messages, what is on its way, too, and all that is known of them: identities, parts, faults that struck.
    /// Members and their telephones, the clock and the faults that are on stay.
    ///
    /// - Returns: how many messages that were.
    @discardableResult
    public func deleteMessages(at machine: Timestamp) throws(SnapshotError) -> Int {
        try checkRecording()
        var count = 0
        try snapshotting {
            count = try commit { desk in try desk.deleteMessages(at: machine) }
            try store.noteShortened { try Journal($0).lastPlace() }
            let before = state
            try forgetAll()
            (state.clock, state.isTimeKnown, state.timeline) = (before.clock, true, before.timeline)
            (state.faults, state.random, state.absences) = (before.faults, before.random, before.absences)
            tellOfAll(at: machine)
        }
        return count
    }

    private func checkRecording() throws(SnapshotError) {
        if recorder != nil { throw .recording }
    }

    private func snapshotting(_ work: () throws -> Void) throws(SnapshotError) {
        do {
            try storing(work)
        } catch {
            throw .store(error)
        }
    }

    /// - Parameter moment: what the centre went by; nil where only its store is known.
    private func begin(anew moment: CentreMoment?, at machine: Timestamp) throws {
        try forgetAll()
        if let moment {
            state.timeline.follow(moment.timeline)
            if let now = moment.now { state.timeline.steer(to: now, speed: moment.timeline.speed, at: machine) }
            if let faults = moment.faults { state.faults = faults }
            if let random = moment.random { state.random = random }
            state.absences = moment.absences
        } else {
            let last = try store.read { try Self.lastMoment(in: $0) }
            if let last, last.milliseconds > machine.milliseconds {
                state.timeline.steer(to: last, speed: 1, at: machine)
            }
        }
        tellOfAll(at: machine)
    }

    /// Reads the queues from the store again. Doors keep their addresses.
    private func forgetAll() throws {
        for holder in endpoints.holders {
            for id in state.queues.inFlight(of: holder) { forgotten[holder, default: [:]][id, default: 0] += 1 }
        }
        let before = state
        state = try Self.resumed(store, rules)
        (state.isObserved, state.isRecorded) = (before.isObserved, before.isRecorded)
        state.hasSecretInLog = before.hasSecretInLog || state.hasSecretInLog
        state.timeline.tick = before.timeline.tick
        for holder in endpoints.holders { state.queues.register(holder) }
        recent = [:]
        if sweep != nil { sweep = MemorySweep() }
    }

    private func tellOfAll(at machine: Timestamp) {
        tell(.changed(.everything), at: time(at: machine))
        _ = state.queues.takeNews()
        endpoints.wakeAll()
    }
}

extension MessageCentre {
    /// Whether this is of something that was taken before everything was forgotten; each is asked about once.
    func wasForgotten(_ id: Int64, by holder: DeliveryQueues.Holder) -> Bool {
        guard let count = forgotten[holder]?[id] else { return false }
        forgotten[holder]?[id] = count > 1 ? count - 1 : nil
        return true
    }
}
