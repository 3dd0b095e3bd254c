internal import GRDB
import Glibc
public import ShortMessage

/// The one road to the services: every door hands its messages here and carries the answers away.
///
/// An actor, so that journal and ledgers see all messages in one order. A message is accepted when its commit is done:
/// what this hands out survives the death of the process.
///
/// There are two kinds of doors. One that plays all handsets itself, such as a pipe or a log, calls `accept`, writes what
/// comes back, and calls `confirm`. One that is a handset or a gateway registers an endpoint and takes from its queue;
/// see `register`. A centre serves the one kind or the other.
public actor MessageCentre {
    let database: DatabaseQueue
    private var ownership: StoreOwnership?
    private let place: StorePlace?
    /// Held while replies are written that must be confirmed.
    private var ballast: Ballast?
    let file: String?
    private let isNew: Bool
    let desk: Desk
    let log: @Sendable (String) -> Void
    var state: CentreState
    /// What was done to a store that held something already, or nil.
    public nonisolated let upgrade: StoreUpgrade?
    /// What is missing of a store whose end was lost, or nil.
    public nonisolated let shortfall: StoreShortfall?
    private var sweep: MemorySweep?
    var endpoints = EndpointRegistry()
    var waiting = WaitingRequests()

    /// Opens a store, brings its schema up to date, fills it where it is new, and resumes the queues that it holds.
    ///
    /// - Parameters:
    ///   - services: who answers, each at its short code; what one of them throws rolls back its own message alone.
    ///   - limits: how much may wait before a door is told to try later.
    ///   - faults: what goes wrong, at random from its seed.
    ///   - log: hears of errors that a service threw; the message in question gets the reply `unavailable`.
    public init(
        store: Store, services: ServiceDirectory, limits: QueueLimits = QueueLimits(), faults: FaultPlan = .none,
        log: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(StoreError) {
        file = store.path
        desk = Desk(services: services, limits: limits, faults: faults, isKept: store != .memory)
        state = CentreState(seed: faults.seed)
        self.log = log
        do {
            var hadLog = false
            let migration = StoreMigration(for: services)
            if let path = store.path {
                let opened = try StoreFile(path: path, migration: migration)
                (database, ownership, upgrade) = (opened.database, opened.ownership, opened.upgrade)
                (isNew, hadLog, place, shortfall) = (opened.isNew, opened.hadLog, opened.place, opened.shortfall)
            } else {
                database = try DatabaseQueue()
                (sweep, isNew, place, shortfall) = (MemorySweep(), false, nil, nil)
                upgrade = try migration.run(on: database, at: nil)
            }
            let desk = desk
            state = try database.read { db in try desk.resumed(in: db) }
            state.hasSecretInLog = hadLog
        } catch {
            throw StoreError(error, file: store.path)
        }
    }

    /// Opens a store for one service alone.
    public init(
        store: Store, shortCode: Address, service: any Service, log: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(StoreError) {
        try self.init(store: store, services: ServiceDirectory(shortCode, service), log: log)
    }

    /// Forgets all that is not in the store, as a process does that ends and begins anew: who is registered, what is in
    /// flight, who is being spared.
    package func restart() throws(StoreError) {
        endpoints = EndpointRegistry()
        state = try storing { try database.read { db in try desk.resumed(in: db) } }
    }

    /// The time of the latest message in the journal; nil in an empty store.
    public func lastEntry() throws(StoreError) -> Timestamp? {
        try storing { try database.read { try Journal($0).lastEntry() } }
    }

    /// When the next thing happens by itself, or nil: at a service, to a message whose validity period ends, or to a
    /// recipient that is tried again. A door on the machine's clock calls `advance` then.
    public func nextDue() throws(StoreError) -> Timestamp? {
        try storing { try database.read { try desk.nextDue(state, in: $0) } }
    }

    /// Whether a store in memory has forgotten the first of its identities: it keeps the last 10 000, each with its reply, and
    /// takes an older one that comes again for a new one.
    public func hasForgottenIdentities() -> Bool { sweep?.hasForgottenIdentities ?? false }

    /// When the next message leaves that a fault holds back, or nil.
    package func nextRelease() -> Timestamp? {
        state.held.nextDue.map { Timestamp(milliseconds: $0, offset: state.clock.now?.offset ?? 0) }
    }

    /// What would come of a message, with nothing kept: the transaction is rolled back and the clock stays.
    public func rehearse(_ message: InboundMessage) throws(StoreError) -> Acceptance {
        let submission = Submission(message)
        do {
            return try rollingBack { db, state in try desk.take(submission, &state, in: db) }
        } catch let failure as ServiceFailure {
            report(failure, on: message)
            return try storing { try rollingBack { db, state in try desk.apologise(for: submission, &state, in: db) } }
        } catch {
            throw StoreError(error, file: file)
        }
    }

    /// Lets time pass: does what is due up to and including the moment.
    ///
    /// - Returns: what services sent. Where an endpoint is registered it waits in the queues, and this only tells of it.
    @discardableResult
    public func advance(to moment: Timestamp) throws(StoreError) -> [Delivery] {
        try pass(to: moment).fired
    }

    /// As `advance`, and tells which faults struck.
    public func pass(to moment: Timestamp) throws(StoreError) -> (fired: [Delivery], faults: [StruckFault]) {
        try storing {
            try commit { db, state in (try desk.pass(to: moment, &state, in: db).fired, state.takeStruck()) }
        }
    }

    /// Writes everything into the file and lets another process have it. Nothing can be asked of the centre afterwards.
    public func close() throws(StoreError) {
        try storing { try database.close() }
        ownership?.noteClosed()
        ownership = nil
    }

    /// Closes the store and, if it was made in vain, takes its files away while nobody else can have them.
    package func closeUnused() throws(StoreError) {
        let isInPlace = (try? place?.check()) != nil
        try storing { try database.close() }
        if isNew, isInPlace, let file {
            for name in [file, file + "-wal", file + "-shm"] { unlink(name) }
            ownership?.abandon()
        }
        ownership = nil
    }
}

extension MessageCentre {
    /// Runs one transaction; clock and queues change only if it is committed.
    func commit<Value>(_ work: (Database, inout CentreState) throws -> Value) throws -> Value {
        var reached = state
        let value = try writing { db in try work(db, &reached) }
        if reached.lastPlace > state.lastPlace { ownership?.note(reached.lastPlace) }
        state = reached
        emptySecretLog()
        wakeEndpoints()
        return value
    }

    /// Runs one transaction, which is committed only in a file that is still where it was; nothing is acknowledged that
    /// was committed in another.
    func writing<Value>(_ work: (Database) throws -> Value) throws -> Value {
        guard let place else { return try database.write(work) }
        let value = try database.write { db in
            let value = try work(db)
            try place.check()
            return value
        }
        try place.check()
        return value
    }

    func checkPlace() throws(StoreError) {
        try place?.check()
    }

    /// Holds room for saying that what is written now was written.
    ///
    /// - Throws: where the disk is full; nothing is to be written then, because it would be written again.
    func holdRoom() throws(StoreError) {
        if ballast == nil, let file { ballast = try Ballast(beside: file) }
    }

    /// Gives that room to SQLite, which has found the disk full.
    func giveRoom() {
        ballast = nil
    }

    /// Where something secret was deleted, takes it out of the write-ahead log, too; tried again with the next commit
    /// while another program reads in it.
    func emptySecretLog() {
        guard file != nil, state.hasSecretInLog else { return }
        let isEmpty = try? database.writeWithoutTransaction { db in try db.emptyLogUnlessRead() }
        state.hasSecretInLog = isEmpty != true
    }

    private func rollingBack<Value>(_ work: (Database, inout CentreState) throws -> Value) throws -> Value {
        var reached = state
        return try database.writeWithoutTransaction { db in
            try db.beginTransaction(.immediate)
            defer { try? db.rollback() }
            return try work(db, &reached)
        }
    }

    /// Lets the journal of a store in memory forget, if it is time.
    func forget(after taken: [Acceptance]) throws(StoreError) {
        sweep?.count(taken)
        guard let now = state.clock.now, sweep?.isDue == true else { return }
        try storing {
            try database.write { db in
                try sweep?.run(Journal(db), at: now)
                for entry in desk.services.entries {
                    try entry.service.forget(keeping: MemorySweep.mostSenders, in: db)
                }
            }
        }
    }

    func report(_ failure: ServiceFailure, on message: InboundMessage) {
        log("the service failed on a message of \(message.receivedAt): \(failure.error)")
    }

    func storing<Value>(_ work: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try work()
        } catch {
            throw StoreError(error, file: file)
        }
    }
}
