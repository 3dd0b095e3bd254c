import Foundation
import GRDB
import Glibc
import MessageCentre
import ShortMessage
import Store
import Testing

@Suite("The names of a store")
struct StoreNameTests {
    let temporary = TemporaryStore()

    private func problem(opening path: String? = nil) -> StoreError.Problem? {
        let error = #expect(throws: StoreError.self) { try MessageCentre.echo(.file(path ?? temporary.path)) }
        return error?.problem
    }

    @Test("all lead to one lock: a hard link admits nobody")
    func hardLink() async throws {
        let first = try MessageCentre.echo(temporary.store)
        let other = temporary.directory + "/other.sqlite"
        #expect(link(temporary.path, other) == 0)
        #expect(problem(opening: other)?.isOwned == true)
        #expect(!FileManager.default.fileExists(atPath: other + ".lock"))
        let error = #expect(throws: StoreError.self) { try StoreReading(path: other) }
        #expect(error?.problem == .openedByOtherName(pid: getpid()), "what is committed stands beside the first name")
        _ = try StoreReading(path: temporary.path)
        try await first.close()
        _ = try StoreReading(path: other)
    }

    @Test("lock the store although its lock file was deleted")
    func deletedLock() async throws {
        let first = try MessageCentre.echo(temporary.store)
        unlink(temporary.path + ".lock")
        #expect(problem()?.isOwned == true)
        #expect(!temporary.suffixes.contains(".lock"))
        try await first.close()
    }

    @Test("keep the log of a store that was moved, and a file that is too small for one")
    func leftBehind() async throws {
        let log = temporary.path + "-wal"
        let octets = Data([0x37, 0x7F, 0x06, 0x82])
        try octets.write(to: URL(fileURLWithPath: log))
        #expect(problem() == .logWithoutStore(log))
        #expect(FileManager.default.contents(atPath: log) == octets)
        #expect(!FileManager.default.fileExists(atPath: temporary.path))
        unlink(log)
        try Data("x".utf8).write(to: URL(fileURLWithPath: temporary.path))
        #expect(problem() == .notADatabase)
        #expect(try String(contentsOfFile: temporary.path, encoding: .utf8) == "x")
    }

    @Test(
        "never end as those of the files beside a store", arguments: ["-wal", "-shm", "-journal", ".lock", ".upgrade"])
    func besideAnother(suffix: String) {
        #expect(problem(opening: temporary.path + suffix) == .nameBesideStore)
        #expect(!FileManager.default.fileExists(atPath: temporary.path + suffix))
    }

    @Test("leave another database beside them as it is", arguments: ["-wal", "-shm", "-journal"])
    func foreignDatabase(suffix: String) async throws {
        let other = TemporaryStore()
        try await MessageCentre.echo(other.store).close()
        try FileManager.default.copyItem(atPath: other.path, toPath: temporary.path + suffix)
        #expect(problem() == .inTheWay(temporary.path + suffix))
        #expect(FileManager.default.fileExists(atPath: temporary.path + suffix))
    }

    @Test(
        "leave a text beside them as it is, beside a store, a new one, and for a reader",
        arguments: ["-wal", "-shm", "-journal"])
    func foreignText(suffix: String) async throws {
        for text in ["precious\n", "7", String(repeating: "precious\n", count: 4000)] {
            let temporary = TemporaryStore()
            try await MessageCentre.echo(temporary.store).close()
            temporary.write(text, suffix: suffix)
            #expect(problem(opening: temporary.path) == .inTheWay(temporary.path + suffix))
            #expect(throws: StoreError.self) { try StoreReading(path: temporary.path) }
            #expect(throws: StoreError.self) { try LostEnd.accept(at: temporary.path) }
            unlink(temporary.path)
            #expect(problem(opening: temporary.path) == .inTheWay(temporary.path + suffix))
            #expect(try temporary.text(suffix) == text)
        }
    }

    @Test("leave an empty file beside them to SQLite", arguments: ["-wal", "-shm", "-journal"])
    func emptyFile(suffix: String) async throws {
        try await MessageCentre.echo(temporary.store).close()
        temporary.write("", suffix: suffix)
        try await MessageCentre.echo(temporary.store).close()
    }

    struct Removal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let remove: @Sendable (TemporaryStore) -> Void
    }

    static let removals = [
        Removal(testDescription: "moved") { rename($0.path, $0.path + ".elsewhere") },
        Removal(testDescription: "deleted") { unlink($0.path) },
        Removal(testDescription: "replaced") { temporary in
            unlink(temporary.path)
            temporary.write("")
        },
        Removal(testDescription: "without its write-ahead log") { unlink($0.path + "-wal") },
    ]

    @Test("must lead to it as long as it is in use: nothing is acknowledged in one that is", arguments: removals)
    func moved(_ removal: Removal) async throws {
        let centre = try MessageCentre.echo(temporary.store)
        _ = try await centre.accept(try InboundMessage("SALDO"))
        removal.remove(temporary)
        let error = await #expect(throws: StoreError.self) {
            try await centre.accept(try InboundMessage("SALDO", second: 1))
        }
        #expect(error?.problem == .moved)
        #expect(try await centre.lastEntry() == moment(0))
    }

    struct Obstacle: Sendable, CustomTestStringConvertible {
        let suffix: String
        let kind: String
        let put: @Sendable (String) -> Void

        var testDescription: String { "\(kind) at FILE\(suffix)" }
    }

    static let obstacles = [".lock", "-wal", "-shm", "-journal"].flatMap { suffix in
        [
            Obstacle(suffix: suffix, kind: "a pipe") { mkfifo($0, 0o600) },
            Obstacle(suffix: suffix, kind: "a link") { symlink("/etc/hostname", $0) },
            Obstacle(suffix: suffix, kind: "a dangling link") { symlink("/nowhere/at/all", $0) },
            Obstacle(suffix: suffix, kind: "a directory") { mkdir($0, 0o700) },
        ]
    }

    @Test("beside it are its own: anything else there is refused, and left as it is", arguments: obstacles)
    func obstacle(_ obstacle: Obstacle) throws {
        obstacle.put(temporary.path + obstacle.suffix)
        #expect(problem() == .inTheWay(temporary.path + obstacle.suffix))
        #expect(try temporary.names == ["demo.sqlite" + obstacle.suffix])
    }

    @Test("beside it are its own: a file that someone else wrote is no lock file")
    func foreignLock() throws {
        temporary.write("precious\n", suffix: ".lock")
        #expect(problem() == .inTheWay(temporary.path + ".lock"))
        #expect(try temporary.text(".lock") == "precious\n")
    }

    @Test("lead to a file, not to a device or a pipe")
    func noFile() throws {
        #expect(problem(opening: "/dev/null") == .isNoFile)
        mkfifo(temporary.path, 0o600)
        #expect(problem() == .isNoFile)
        #expect(throws: StoreError.self) { try StoreReading(path: temporary.path) }
        #expect(try temporary.names == ["demo.sqlite"])
    }
}

@Suite("A store that lost its end")
struct StoreShortfallTests {
    let temporary = TemporaryStore()
    let left = TemporaryStore()

    static let damages: [(String, @Sendable (inout Data) -> Void)] = [
        ("nothing is left", { $0 = Data() }),
        ("its second half is missing", { $0 = $0.prefix($0.count / 2) }),
        ("an octet in its middle is another", { $0[$0.count / 2] ^= 1 }),
    ]

    @Test("says so: its write-ahead log is as a process left that died, and then damaged", arguments: damages.indices)
    func damagedLog(index: Int) async throws {
        let (name, damage) = Self.damages[index]
        let centre = try MessageCentre.echo(temporary.store)
        for second in 0..<8 { _ = try await centre.accept(try InboundMessage("SALDO", second: Int64(second))) }
        var log = try Data(contentsOf: URL(filePath: temporary.path + "-wal"))
        damage(&log)
        for suffix in ["", ".lock"] {
            try FileManager.default.copyItem(atPath: temporary.path + suffix, toPath: left.path + suffix)
        }
        try log.write(to: URL(filePath: left.path + "-wal"))
        try await centre.close()
        #expect(try StoreReading(path: temporary.path).shortfall == nil, "it is in use, or whole")
        do {
            let reading = try StoreReading(path: left.path)
            #expect(reading.shortfall?.committed == 16, "\(name)")
            let shorter = try MessageCentre.echo(left.store)
            #expect(shorter.shortfall?.committed == 16, "\(name)")
            #expect(shorter.shortfall.map { $0.found < 16 } == true, "\(name)")
            try await shorter.close()
            #expect(try MessageCentre.echo(left.store).shortfall == nil, "told once")
        } catch {
            // So little is left that it is no store of these services any more, which is told as well.
            #expect(error.description.contains(left.path), "\(name)")
        }
    }

    static let unsound: [(name: String, damage: @Sendable (inout Data) -> Void)] = [
        ("an octet of its header is another", { $0[20] ^= 1 }),
        ("an octet of its first frame is another", { $0[100] ^= 1 }),
        ("an octet in its middle is another", { $0[$0.count / 2] ^= 1 }),
        ("the salt of its second frame is another", { $0[32 + 24 + 4096 + 9] ^= 1 }),
        ("it ends within a frame", { $0 = $0.dropLast(100) }), ("it is zeros", { $0 = Data(count: $0.count) }),
        ("it is shorter than its header", { $0 = $0.prefix(10) }),
    ]

    @Test(
        "is refused where nothing tells how it ended: its lock file is gone, and its log is damaged",
        arguments: unsound)
    func damagedLogAlone(_ row: (name: String, damage: @Sendable (inout Data) -> Void)) async throws {
        try await MessageCentre.echo(temporary.store).close()
        let centre = try MessageCentre.echo(temporary.store)
        for second in 0..<8 { _ = try await centre.accept(try InboundMessage("SALDO", second: Int64(second))) }
        var log = try Data(contentsOf: URL(filePath: temporary.path + "-wal"))
        row.damage(&log)
        try FileManager.default.copyItem(atPath: temporary.path, toPath: left.path)
        try log.write(to: URL(filePath: left.path + "-wal"))
        try await centre.close()
        let error = #expect(throws: StoreError.self, "\(row.name)") { try MessageCentre.echo(left.store) }
        #expect(error?.problem == .logDamaged, "\(row.name)")
        #expect(error?.description.contains("--accept-loss") == true)
        try LostEnd.accept(at: left.path)
        try await MessageCentre.echo(left.store).close()
        #expect(try StoreReading(path: left.path).shortfall == nil)
    }

    @Test("is not one whose log holds frames of an earlier one behind its own")
    func reusedLog() async throws {
        let centre = try MessageCentre.echo(temporary.store)
        for second in 0..<20 { _ = try await centre.accept(try InboundMessage("SALDO", second: Int64(second))) }
        // Everything goes into the file, and the next commit begins the log anew, over its old frames.
        try temporary.change { db in try db.execute(sql: "PRAGMA wal_checkpoint(RESTART)") }
        _ = try await centre.accept(try InboundMessage("SALDO", second: 21))
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: temporary.path + suffix, toPath: left.path + suffix)
        }
        let next = try MessageCentre.echo(left.store)
        #expect(try await next.lastEntry() == moment(21))
        try await next.close()
        try await centre.close()
    }

    @Test("says so: its file was taken from a process that uses it, and its write-ahead log was not")
    func fileAlone() async throws {
        try await MessageCentre.echo(temporary.store).close()
        let centre = try MessageCentre.echo(temporary.store)
        _ = try await centre.accept(try InboundMessage("SALDO"))
        try FileManager.default.copyItem(atPath: temporary.path, toPath: left.path)
        for _ in 1...2 {
            let shortfall = try StoreReading(path: left.path).shortfall
            #expect(shortfall?.description.contains("-wal") == true)
        }
        for _ in 1...2 {
            let error = #expect(throws: StoreError.self) { try MessageCentre.echo(left.store) }
            #expect(error?.problem == .logLeftBehind, "nothing is written into it")
        }
        let second = TemporaryStore()
        for (from, to) in [(left.path, second.path), (temporary.path + "-wal", second.path + "-wal")] {
            try FileManager.default.copyItem(atPath: from, toPath: to)
        }
        let whole = try MessageCentre.echo(second.store)
        #expect(try await whole.lastEntry() == centre.lastEntry(), "with its log it is whole")
        try await whole.close()
        try LostEnd.accept(at: left.path)
        let accepted = try MessageCentre.echo(left.store)
        #expect(accepted.shortfall == nil)
        try await accepted.close()
        try await centre.close()
    }

    @Test("is not one that was copied as a whole, or lay with its log where a process died")
    func copied() async throws {
        let centre = try MessageCentre.echo(temporary.store)
        _ = try await centre.accept(try InboundMessage("SALDO"))
        try StoreReading(path: temporary.path).copy(to: left.path)
        #expect(try StoreReading(path: left.path).shortfall == nil)
        let second = TemporaryStore()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: temporary.path + suffix, toPath: second.path + suffix)
        }
        #expect(try MessageCentre.echo(second.store).shortfall == nil)
        try await centre.close()
    }

    @Test("is not one that is whole, was closed or is new")
    func whole() async throws {
        let first = try MessageCentre.echo(temporary.store)
        _ = try await first.accept(try InboundMessage("SALDO"))
        try await first.close()
        let second = try MessageCentre.echo(temporary.store)
        #expect(second.shortfall == nil)
        try await second.close()
        unlink(temporary.path)
        #expect(try MessageCentre.echo(temporary.store).shortfall == nil)
    }
}

extension StoreError.Problem {
    fileprivate var isOwned: Bool {
        if case .owned = self { true } else { false }
    }
}

@Suite("A store that is ahead of the clock")
struct StoreClockTests {
    let temporary = TemporaryStore()

    @Test("because its clock was moved and nothing was sent is refused, too, and can be brought back")
    func moved() async throws {
        let steered = try await SteeredCentre(.echo(temporary.store))
        _ = try await steered.time.advance(by: 3 * 86_400_000)
        try await steered.centre.close()
        let centre = try MessageCentre.echo(temporary.store)
        let now = try moment(60)
        await #expect(throws: StoreError.self) { try await centre.mustNotBeAhead(of: now) }
        _ = try await centre.bringBack(to: now)
        try await centre.mustNotBeAhead(of: now)
        try await centre.close()
    }

    @Test("is refused, and can be brought back")
    func ahead() async throws {
        let centre = try MessageCentre.echo(temporary.store)
        _ = try await centre.accept(try InboundMessage("SALDO"))
        _ = try await centre.accept(try InboundMessage("SALDO", second: 3 * 86_400))
        try await centre.mustNotBeAhead(of: moment(2 * 86_400))
        let now = try moment(86_400)
        let error = await #expect(throws: StoreError.self) { try await centre.mustNotBeAhead(of: now) }
        #expect(error?.problem == .ahead(of: now, last: try moment(3 * 86_400)))
        #expect(try await centre.bringBack(to: now) > 0)
        try await centre.mustNotBeAhead(of: now)
        #expect(try await centre.lastEntry() == now)
        #expect(
            try await centre.accept(try InboundMessage("SALDO", second: 86_401)).message.receivedAt == moment(86_401))
        #expect(try await centre.bringBack(to: moment(86_401)) == 0)
        try await centre.close()
    }
}
