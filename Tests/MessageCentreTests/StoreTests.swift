import GRDB
import Glibc
import MessageCentre
import ShortMessage
import Store
import Testing

@Suite("A store in a file")
struct StoreTests {
    let temporary = TemporaryStore()

    private func problem(opening path: String? = nil) -> StoreError.Problem? {
        let error = #expect(throws: StoreError.self) { try MessageCentre.echo(.file(path ?? temporary.path)) }
        return error?.problem
    }

    @Test("a restart keeps everything: journal, ledger, clock, and what is due")
    func restart() async throws {
        let first = try MessageCentre.echo(temporary.store)
        let message = try InboundMessage("SALDO", second: 60, identity: "order-1")
        let taken = try await first.accept([message, try InboundMessage("LATER 60", second: 60)])
        try await first.close()

        let second = try MessageCentre.echo(temporary.store)
        #expect(try await second.lastEntry() == moment(60))
        #expect(try await second.nextDue()?.milliseconds == moment(120).milliseconds)
        #expect(try await second.accept(message).outcome == .repeated(taken[0].deliveries))
        let count = try await second.accept(try InboundMessage("COUNT", second: 0))
        #expect(count.texts == ["3"])
        #expect(count.message.receivedAt == (try moment(60)))
    }

    @Test("a new store is filled once")
    func seed() async throws {
        try await MessageCentre.echo(temporary.store).close()
        let again = try MessageCentre.echo(temporary.store)
        #expect(try await again.accept(try InboundMessage("COUNT")).texts == ["1"])
    }

    @Test("every file is for its owner only")
    func permissions() async throws {
        let centre = try MessageCentre.echo(temporary.store)
        _ = try await centre.accept(try InboundMessage("SALDO"))
        #expect(["", "-wal", "-shm", ".lock"].map(temporary.permissions) == [0o600, 0o600, 0o600, 0o600])
        try await centre.close()
    }

    @Test("a second owner is refused and told who the first is, also by another name of the file")
    func owner() async throws {
        let first = try MessageCentre.echo(temporary.store)
        let link = temporary.directory + "/link.sqlite"
        #expect(symlink(temporary.path, link) == 0)
        #expect(problem() == .owned(pid: getpid()))
        #expect(problem(opening: link) == .owned(pid: getpid()))
        let hardLink = temporary.directory + "/other.sqlite"
        #expect(Glibc.link(temporary.path, hardLink) == 0)
        #expect(problem(opening: hardLink) == .owned(pid: getpid()))
        try await first.close()
        try await MessageCentre.echo(temporary.store).close()
    }

    @Test("a closed store is free, even where a process that was just forked still has its files open")
    func inherited() async throws {
        let first = try MessageCentre.echo(temporary.store)
        let inherited = dup(try #require(temporary.lockDescriptor))
        defer { close(inherited) }
        try await first.close()
        try await MessageCentre.echo(temporary.store).close()
    }

    @Test("a store of a newer version is refused and left as it is")
    func newer() async throws {
        try await MessageCentre.echo(temporary.store).close()
        try temporary.change { db in
            try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('journal-98'), ('journal-99')")
        }
        #expect(problem() == .newerVersion(["journal-98", "journal-99"]))
    }

    @Test("a database of another program is refused and left as it is")
    func anotherProgram() throws {
        try temporary.change { db in try db.execute(sql: "CREATE TABLE bookmark (url TEXT)") }
        #expect(problem() == .anotherProgram)
        let left = try temporary.change { db in
            (
                try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema"),
                try String.fetchOne(db, sql: "PRAGMA journal_mode")
            )
        }
        #expect(left.0 == ["bookmark"])
        #expect(left.1 == "delete")
    }

    @Test("a file that is no database is refused and left as it is")
    func noDatabase() throws {
        temporary.write(String(repeating: "no database at all\n", count: 100))
        #expect(problem() == .notADatabase)
    }

    struct Refusal: Sendable {
        let name: String
        let prepare: @Sendable (TemporaryStore) throws -> Void
        /// The files that are there afterwards.
        let left: Set<String>
    }

    static let refusals = [
        Refusal(name: "no database", prepare: { $0.write(String(repeating: "no database\n", count: 100)) }, left: [""]),
        Refusal(
            name: "another program", prepare: { try $0.change { try $0.execute(sql: "CREATE TABLE bookmark (url)") } },
            left: [""]),
        Refusal(
            name: "no database, with a lock file",
            prepare: { temporary in
                temporary.write(String(repeating: "no database\n", count: 100))
                temporary.write("", suffix: ".lock")
            }, left: ["", ".lock"]),
        Refusal(name: "nothing, and no room for a lock", prepare: { mkdir($0.path + ".lock", 0o700) }, left: [".lock"]),
    ]

    @Test("what is refused leaves no file behind that was not there before", arguments: refusals)
    func nothingLeft(_ row: Refusal) throws {
        try row.prepare(temporary)
        #expect(problem() != nil, "\(row.name)")
        #expect(temporary.suffixes == row.left, "\(row.name)")
        rmdir(temporary.path + ".lock")
    }

    @Test("a new store that cannot be filled leaves no file behind")
    func notFilled() {
        #expect(throws: StoreError.self) {
            try MessageCentre(store: temporary.store, shortCode: EchoService.shortCode, service: BarrenService())
        }
        #expect(temporary.suffixes == [])
    }

    @Test("a directory that is not there is named")
    func noDirectory() {
        let path = temporary.directory + "/none/demo.sqlite"
        #expect(problem(opening: path) == .noDirectory(temporary.directory + "/none"))
    }

    @Test("a directory is no store")
    func directory() {
        #expect(problem(opening: "/tmp") == .isDirectory)
    }

    @Test("a file that another program writes is busy, not broken")
    func busy() async throws {
        let centre = try MessageCentre.echo(temporary.store)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let queue = try DatabaseQueue(path: temporary.path, configuration: configuration)
        try queue.inDatabase { db in try db.execute(sql: "BEGIN IMMEDIATE") }
        let message = try InboundMessage("SALDO")
        let error = await #expect(throws: StoreError.self) { try await centre.accept([message]) }
        #expect(error?.problem == .busy)
        try queue.inDatabase { db in try db.execute(sql: "ROLLBACK") }
        #expect(try await centre.accept(message).texts == ["SALDO"])
        try await centre.close()
    }

    @Test("a full disk is told, and everything that was accepted is there afterwards")
    func full() async throws {
        let service = PragmaService()
        let first = try MessageCentre(store: temporary.store, shortCode: EchoService.shortCode, service: service)
        _ = try await first.accept(try InboundMessage("max_page_count = 40"))
        var accepted = 1
        let error = await #expect(throws: StoreError.self) {
            for _ in 0..<1000 {
                let comment = String(repeating: "x", count: 1000)
                _ = try await first.accept(try InboundMessage("page_count -- \(comment)"))
                accepted += 1
            }
        }
        #expect(error?.problem == .full)
        #expect(accepted > 10)
        try await first.close()
        let count = try temporary.change { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM message WHERE direction = 'in'")
        }
        #expect(count == accepted)
    }

    @Test("a commit is on the disk before it is acknowledged")
    func synchronous() async throws {
        let centre = try MessageCentre(
            store: temporary.store, shortCode: EchoService.shortCode, service: PragmaService())
        #expect(try await centre.accept(try InboundMessage("synchronous")).texts == ["2"])
        #expect(try await centre.accept(try InboundMessage("journal_mode")).texts == ["wal"])
        #expect(try await centre.accept(try InboundMessage("foreign_keys")).texts == ["1"])
        try await centre.close()
    }

    static let wordings: [(DatabaseError, String)] = [
        (DatabaseError(resultCode: .SQLITE_FULL), "the disk is full"),
        (DatabaseError(resultCode: .SQLITE_READONLY), "may not be written"),
        (DatabaseError(resultCode: .SQLITE_IOERR, message: "disk I/O error"), "could not be read or written: disk I/O"),
        (DatabaseError(resultCode: .SQLITE_CORRUPT), "is damaged"),
        (DatabaseError(resultCode: .SQLITE_CANTOPEN, message: "unable to open"), "cannot be opened: unable to open"),
        (DatabaseError(resultCode: .SQLITE_BUSY), "locked by another program"),
        (DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "UNIQUE failed"), "UNIQUE failed"),
    ]

    @Test("every failure of SQLite is one clear line", arguments: wordings)
    func wording(error: DatabaseError, expected: String) {
        let line = StoreError(error, file: "demo.sqlite").description
        #expect(line.hasPrefix("store 'demo.sqlite'"))
        #expect(line.contains(expected))
        #expect(!line.contains("\n"))
    }
}

/// Cannot fill a store.
private struct BarrenService: Service {
    func seed(_ transaction: Transaction) throws { throw DatabaseError(message: "no sample data") }

    func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer { Answer([]) }

    func unavailable(for message: InboundMessage) -> OutboundMessage? { nil }
}

/// Answers with the connection's setting that a message names.
private struct PragmaService: Service {
    func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer {
        let setting = try String.fetchOne(transaction.database, sql: "PRAGMA \(message.text)") ?? ""
        return Answer([
            OutboundMessage(from: message.to, to: message.from, text: setting, sentAt: message.receivedAt)
        ])
    }

    func unavailable(for message: InboundMessage) -> OutboundMessage? { nil }
}
