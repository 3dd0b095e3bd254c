public import ShortMessage
public import Store

/// The one road to the services: every door hands its messages here and carries the answers away.
///
/// An actor, so that journal and ledgers see all messages in one order. A message is accepted when its commit is done:
/// what this hands out survives the death of the process.
///
/// Every door registers an endpoint: it submits what comes in, takes from the queues what is to go out, and settles that
/// once it has gone; see `Endpoint`. A door that plays all handsets itself, such as a pipe or a log, is `PlayedHandsets`.
public actor MessageCentre {
    var store: OpenStore
    let rules: CentreRules
    let log: @Sendable (String) -> Void
    var state: CentreState
    var sweep: MemorySweep?
    /// Hears once of each thing that a store in memory begins to forget.
    var tellsOfForgetting: (@Sendable (Forgetting) -> Void)?
    /// Hears how many replies a commit has ended that nobody took in time.
    var tellsOfExpiry: (@Sendable (Int) -> Void)?
    var endpoints = EndpointRegistry()
    var waiting = WaitingRequests()
    var observers: [Observer] = []
    var listeners: [@Sendable ([CentreEvent]) -> Void] = []
    var recorder: (any TrafficRecorder)?
    /// What it was when it began, and when its snapshots were kept.
    var start = CentreMoment()
    var moments: [SnapshotName: CentreMoment] = [:]
    /// What doors took before all that waits was forgotten, and how often: nothing becomes of it when it is settled.
    var forgotten: [DeliveryQueues.Holder: [Int64: Int]] = [:]
    /// Events so far.
    var told: Int64 = 0
    /// What was handed over lately and is not settled yet, by its place: it need not be read again.
    var recent: [Int64: Delivery] = [:]
    /// What was done to a store that held something already, or nil.
    public nonisolated let upgrade: StoreUpgrade?
    /// What is missing of a store whose end was lost, or nil.
    public nonisolated let shortfall: StoreShortfall?

    /// Opens a store, brings its schema up to date, fills it where it is new, and resumes the queues that it holds.
    ///
    /// - Parameters:
    ///   - location: a file, which is made where there is none, or memory, of which nothing is kept.
    ///   - services: who answers, each at its short code; what one of them throws rolls back its own message alone.
    ///   - limits: how much may wait before a door is told to try later.
    ///   - faults: what goes wrong, at random from its seed.
    ///   - log: hears of errors that a service threw; the message in question gets the reply `unavailable`.
    public init(
        store location: StoreLocation, services: ServiceDirectory, limits: QueueLimits = QueueLimits(),
        faults: FaultPlan = .none, log: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(StoreError) {
        let store = try OpenStore(location, CentreContents(of: services))
        let rules = CentreRules(services: services, limits: limits, faults: faults, isKept: location != .memory)
        state = try Self.resumed(store, rules)
        state.hasSecretInLog = store.hadLog
        (self.store, self.rules, self.log) = (store, rules, log)
        (upgrade, shortfall) = (store.upgrade, store.shortfall)
        sweep = location == .memory ? MemorySweep() : nil
        start = CentreMoment(of: state)
    }

    static func resumed(_ store: OpenStore, _ rules: CentreRules) throws(StoreError) -> CentreState {
        try store.storing { try store.read { try resumed(in: $0, rules) } }
    }

    static func resumed(in transaction: Transaction, _ rules: CentreRules) throws -> CentreState {
        var desk = Desk(rules, CentreState(rules.faults), in: transaction)
        try desk.resume()
        return desk.state
    }

    /// Opens a store for one service alone.
    public init(
        store: StoreLocation, shortCode: Address, service: any Service,
        log: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(StoreError) {
        try self.init(store: store, services: ServiceDirectory(shortCode, service), log: log)
    }

    /// Forgets all that is not in the store, as a process does that ends and begins anew: who is registered, what is in
    /// flight, who is being spared.
    package func restart() throws(StoreError) {
        endpoints = EndpointRegistry()
        state = try Self.resumed(store, rules)
        state.isObserved = isObserved
        state.isRecorded = recorder != nil
    }

    /// The time of the latest message in the journal; nil in an empty store.
    public func lastEntry() throws(StoreError) -> Timestamp? {
        try storing { try store.read { try Journal($0).lastEntry() } }
    }

    /// Whether what waits outlives the process.
    package var isKept: Bool { store.path != nil }

    /// When the next thing happens by itself, or nil: at a service, to a message whose validity period ends, or to a
    /// recipient that is tried again. `ClockDriver` lets it happen.
    public func nextDue() throws(StoreError) -> Timestamp? {
        try storing { try store.read { try Desk(rules, state, in: $0).nextDue() } }
    }

    /// The same on the clocks of doors; nil where nothing is due, or time stands.
    func nextDueOfMachine() throws(StoreError) -> Timestamp? {
        try nextDue().flatMap(state.timeline.machine)
    }

    /// Whether a store in memory has forgotten the first of its identities: it keeps the last 10 000, each with its reply, and
    /// takes an older one that comes again for a new one.
    public func hasForgottenIdentities() -> Bool { sweep?.hasForgottenIdentities ?? false }

    /// Whether a store in memory has forgotten what a service remembered of single senders, such as their locks: it keeps
    /// that of 12 000.
    public func hasForgottenSenders() -> Bool { sweep?.hasForgottenSenders ?? false }

    /// When the next message leaves that a fault holds back, or nil.
    package func nextRelease() -> Timestamp? {
        state.held.nextDue.map { Timestamp(milliseconds: $0, offset: state.clock.now?.offset ?? 0) }
    }

    /// What would come of a message, with nothing kept: the transaction is rolled back and the clock stays.
    public func rehearse(_ message: InboundMessage) throws(StoreError) -> Acceptance {
        let submission = Submission(message)
        do {
            return try rehearsing { desk in try desk.take(submission) }
        } catch let failure as ServiceFailure {
            report(failure, on: message)
            return try storing { try rehearsing { desk in try desk.replyUnavailable(to: submission) } }
        } catch {
            throw StoreError(error, file: store.path)
        }
    }

    /// Lets time pass; see `ClockDriver`, from which doors do that.
    ///
    /// - Returns: what services sent.
    @discardableResult
    package func advance(to moment: Timestamp) throws(StoreError) -> [Delivery] {
        try pass(to: moment).fired
    }

    func pass(to moment: Timestamp) throws(StoreError) -> Passage {
        try storing {
            try commit { desk in
                let fired = try desk.pass(to: moment).fired
                return Passage(fired: fired, faults: desk.state.takeStruck())
            }
        }
    }

    /// Writes everything into the file and lets another process have it. Nothing can be asked of the centre afterwards.
    public func close() throws(StoreError) {
        endEvents()
        try endRecording()
        try store.close()
    }

    /// Closes the store and, if it was made in vain, takes its files away while nobody else can have them.
    package func closeUnused() throws(StoreError) {
        try store.closeUnused()
    }
}

extension MessageCentre {
    /// Deliveries; a door that is quick settles them long before.
    private static let mostRecent = 4096

    /// Runs one transaction; clock and queues change only if it is committed.
    func commit<Value>(_ work: (inout Desk) throws -> Value) throws -> Value {
        let (value, reached) = try recording { isWritten in
            try store.write { try recorded(try run(work, in: $0), in: $0, &isWritten) }
        }
        if reached.lastPlace > state.lastPlace { store.note(reached.lastPlace) }
        keep(reached)
        return value
    }

    /// Runs one transaction that reaches the disk with the next one.
    func commitUnhurriedly<Value>(_ work: (inout Desk) throws -> Value) throws -> Value {
        let (value, reached) = try recording { isWritten in
            try store.writeUnhurriedly { try recorded(try run(work, in: $0), in: $0, &isWritten) }
        }
        keep(reached)
        return value
    }

    private func rehearsing<Value>(_ work: (inout Desk) throws -> Value) throws -> Value {
        try store.rehearse { transaction in try run(work, in: transaction).0 }
    }

    func run<Value>(
        _ work: (inout Desk) throws -> Value, in transaction: Transaction
    ) throws -> (Value, CentreState) {
        var desk = Desk(rules, state, in: transaction)
        return (try work(&desk), desk.state)
    }

    private func keep(_ reached: CentreState) {
        state = reached
        remember(state.takeReleased())
        tell(state.takeHappened())
        let expired = state.takeExpiredReplies()
        if expired > 0 { tellsOfExpiry?(expired) }
        emptySecretLog()
        wakeEndpoints()
    }

    private func remember(_ released: [Delivery]) {
        if recent.count > Self.mostRecent { recent = [:] }
        for delivery in released { recent[delivery.id] = delivery }
    }

    /// Where something secret was deleted, takes it out of the write-ahead log, too; tried again with the next commit
    /// while another program reads in it.
    private func emptySecretLog() {
        guard store.path != nil, state.hasSecretInLog else { return }
        state.hasSecretInLog = (try? store.emptyLogUnlessRead()) != true
    }

    /// Lets the journal of a store in memory forget, if it is time.
    func forget(after taken: [Acceptance]) throws(StoreError) {
        sweep?.count(taken)
        guard let now = state.clock.now, sweep?.isDue == true else { return }
        let before = forgets
        defer { for one in forgets.subtracting(before) { tellsOfForgetting?(one) } }
        try storing {
            try store.write { transaction in
                try sweep?.run(Journal(transaction), at: now)
                for entry in rules.services.entries
                where try entry.service.forget(keeping: MemorySweep.mostSenders, in: transaction) {
                    sweep?.hasForgottenSenders = true
                }
            }
        }
    }

    func report(_ failure: ServiceFailure, on message: InboundMessage) {
        log("the service failed on a message of \(message.receivedAt): \(failure.error)")
    }

    func storing<Value>(_ work: () throws -> Value) throws(StoreError) -> Value {
        try store.storing(work)
    }
}
