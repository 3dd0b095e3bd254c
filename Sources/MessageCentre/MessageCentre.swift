internal import GRDB
public import ShortMessage

/// The one road to a service: every door hands its messages here and carries the answers away.
///
/// An actor, so that journal and ledger see all messages in one order. A message is accepted when its commit is done:
/// what this hands out survives the death of the process.
public actor MessageCentre {
    let database: DatabaseQueue
    private var ownership: StoreOwnership?
    let file: String?
    /// What was done to a store that an earlier version made, or nil.
    public nonisolated let upgrade: StoreUpgrade?
    private let desk: Desk
    private let log: @Sendable (String) -> Void
    private var clock = SimulationClock()
    private var sweep: MemorySweep?

    /// Opens a store, brings its schema up to date, and fills it where it is new.
    ///
    /// - Parameters:
    ///   - shortCode: the one address that messages can be sent to.
    ///   - log: hears of errors that the service threw; the message in question gets the reply `unavailable`.
    public init(
        store: Store, shortCode: Address, service: any Service, log: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(StoreError) {
        file = store.path
        desk = Desk(shortCode: shortCode, service: service)
        self.log = log
        do {
            let migration = StoreMigration(migrator: Self.migrator(for: service))
            if let path = store.path {
                let opened = try StoreFile(path: path, migration: migration)
                (database, ownership, upgrade) = (opened.database, opened.ownership, opened.upgrade)
            } else {
                database = try DatabaseQueue()
                sweep = MemorySweep()
                upgrade = try migration.run(on: database, at: nil)
            }
            if let last = try database.read({ try Journal($0).lastEntry() }) { _ = clock.reach(last) }
        } catch {
            throw StoreError(error, file: store.path)
        }
    }

    /// The time of the latest message in the journal; nil in an empty store.
    public func lastEntry() throws(StoreError) -> Timestamp? {
        try storing { try database.read { try Journal($0).lastEntry() } }
    }

    /// When the next thing happens by itself, or nil.
    public func nextDue() throws(StoreError) -> Timestamp? {
        try storing { try database.read(desk.service.nextDue) }
    }

    /// Takes messages in their order, in one transaction.
    ///
    /// The clock never goes back: a message earlier than it is taken at the clock's time. Before each message, what fell due
    /// up to its time is fired. If the service throws, the batch is rolled back and done again message by message, so that
    /// one that fails fails alone.
    public func accept(_ batch: [InboundMessage]) throws(StoreError) -> [Acceptance] {
        guard !batch.isEmpty else { return [] }
        let taken: [Acceptance]
        do {
            taken = try commit { db, clock in try batch.map { try desk.take($0, at: &clock, in: db) } }
        } catch is ServiceFailure {
            taken = try batch.map { message throws(StoreError) in try acceptAlone(message) }
        } catch {
            throw StoreError(error, file: file)
        }
        sweep?.count(taken.count)
        try forget()
        return taken
    }

    private func acceptAlone(_ message: InboundMessage) throws(StoreError) -> Acceptance {
        do {
            return try commit { db, clock in try desk.take(message, at: &clock, in: db) }
        } catch let failure as ServiceFailure {
            log("the service failed on a message of \(message.receivedAt): \(failure.error)")
            return try storing { try commit { db, clock in try desk.apologise(for: message, at: &clock, in: db) } }
        } catch {
            throw StoreError(error, file: file)
        }
    }

    /// What would come of a message, with nothing kept: the transaction is rolled back and the clock stays.
    public func rehearse(_ message: InboundMessage) throws(StoreError) -> Acceptance {
        do {
            return try rollingBack { db, clock in try desk.take(message, at: &clock, in: db) }
        } catch let failure as ServiceFailure {
            log("the service failed on a message of \(message.receivedAt): \(failure.error)")
            return try storing { try rollingBack { db, clock in try desk.apologise(for: message, at: &clock, in: db) } }
        } catch {
            throw StoreError(error, file: file)
        }
    }

    /// Lets time pass: does what is due up to and including the moment.
    public func advance(to moment: Timestamp) throws(StoreError) -> [Delivery] {
        try storing { try commit { db, clock in try desk.pass(to: moment, on: &clock, in: db).fired } }
    }

    /// The door has written and flushed these.
    public func confirm(_ deliveries: [Delivery]) throws(StoreError) {
        guard !deliveries.isEmpty else { return }
        try storing {
            try database.write { db in
                for delivery in deliveries { try Journal(db).markDelivered(delivery.id) }
            }
        }
    }

    /// Writes everything into the file and lets another process have it. Nothing can be asked of the centre afterwards.
    public func close() throws(StoreError) {
        try storing { try database.close() }
        ownership = nil
    }

    /// Runs one transaction; the clock moves only if it is committed.
    private func commit<Value>(_ work: (Database, inout SimulationClock) throws -> Value) throws -> Value {
        var reached = clock
        let value = try database.write { db in try work(db, &reached) }
        clock = reached
        return value
    }

    private func rollingBack<Value>(_ work: (Database, inout SimulationClock) throws -> Value) throws -> Value {
        var reached = clock
        return try database.writeWithoutTransaction { db in
            try db.beginTransaction(.immediate)
            defer { try? db.rollback() }
            return try work(db, &reached)
        }
    }

    private func forget() throws(StoreError) {
        guard let now = clock.now, sweep?.isDue == true else { return }
        try storing { try database.write { db in try sweep?.run(Journal(db), at: now) } }
    }

    private func storing<Value>(_ work: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try work()
        } catch {
            throw StoreError(error, file: file)
        }
    }
}
