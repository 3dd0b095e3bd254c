import Foundation
import GRDB
import Glibc
import MessageCentre
import ShortMessage
import Store
import Testing

@Suite("A snapshot", .serialized)
struct SnapshotTests {
    static let day = SnapshotName("day.1")!

    enum Place: String, CaseIterable, Sendable, CustomTestStringConvertible {
        case memory, file
        var testDescription: String { "of a store in \(self == .memory ? "memory" : "a file")" }
    }

    private func location(_ place: Place, _ store: TemporaryStore) -> StoreLocation {
        place == .memory ? .memory : store.store
    }

    private func texts(_ centre: MessageCentre) async throws -> [String] {
        try await centre.messages(JournalFilter(directions: [.incoming])).map(\.text)
    }

    @Test(
        "brings messages, service, queues, faults, telephones and clock back while doors run", arguments: Place.allCases
    )
    func restore(place: Place) async throws {
        let store = TemporaryStore()
        let steered = try await SteeredCentre(.echo(location(place, store)))
        let budi = try Address(Handset.budi)
        try await steered.send("one")
        try await steered.handsets.put(budi, .away)
        _ = try await steered.centre.switchOn(
            FaultRule("loss=100%"), number: AddressPattern(Handset.siti), at: moment(0))
        try await steered.send("LATER 60")
        _ = try await steered.time.advance(by: 1000)
        try await steered.centre.keepSnapshot(Self.day, at: moment(0))

        try await steered.handsets.put(budi, nil)
        await steered.centre.switchOff(nil, at: try moment(0))
        try await steered.send("two")
        _ = try await steered.time.advance(by: 86_400_000)
        try await steered.centre.restore(Self.day, at: moment(0))

        #expect(try await texts(steered.centre) == ["one", "LATER 60"])
        #expect(await steered.centre.absences().map(\.number) == [budi])
        #expect(await steered.centre.faults().count == 1)
        #expect(await steered.time.now() == (try moment(1)))
        #expect(await steered.centre.waiting(for: budi) == 1)
        #expect(try await steered.send("COUNT").caused.map(\.message.text) == ["3"])
        try await steered.handsets.put(budi, nil)
        try await steered.handsets.deliver(at: nil)
        #expect(await steered.centre.waiting(for: budi) == 0)
        try await steered.centre.close()
    }

    @Test(
        "and a reset leave time passing in whole seconds, and so does forgetting all messages",
        arguments: Place.allCases)
    func wholeSeconds(place: Place) async throws {
        let store = TemporaryStore()
        let steered = try await SteeredCentre(.echo(location(place, store)))
        _ = try await steered.centre.goOn(at: moment(0))
        try await steered.centre.rememberStart()
        try await steered.centre.keepSnapshot(Self.day, at: moment(0))
        let later = try moment(0).adding(milliseconds: 700)
        try await steered.centre.restore(Self.day, at: later)
        #expect(await steered.centre.time(at: later) == (try moment(0)))
        try await steered.centre.reset(at: later)
        #expect(await steered.centre.time(at: later) == (try moment(0)))
        try await steered.centre.deleteMessages(at: later)
        #expect(await steered.centre.time(at: later) == (try moment(0)))
        try await steered.centre.close()
    }

    @Test(
        "lets nothing become of what a door took before", arguments: [Settlement(2, .delivered), Settlement(2, .away)])
    func inFlight(stale: Settlement) async throws {
        let centre = try MessageCentre.echo()
        try await centre.rememberStart()
        let handset = try await Handset(Handset.budi, at: centre)
        try await centre.submit("one")
        #expect(try await handset.endpoint.take().map(\.told) == ["one"])
        try await centre.reset(at: moment(0))
        try await centre.submit("two")
        try await handset.endpoint.settle([stale], at: moment(0))
        #expect(try await handset.texts() == ["two"])
        #expect(try await centre.message(2)?.state == .delivered)
    }

    @Test("of the start is what a reset comes back to", arguments: Place.allCases)
    func reset(place: Place) async throws {
        let store = TemporaryStore()
        let steered = try await SteeredCentre(.echo(location(place, store)))
        try await steered.centre.rememberStart()
        try await steered.send("one")
        _ = try await steered.centre.switchOn(FaultRule("loss=1%"), at: moment(0))
        await steered.time.setSpeed(0)
        try await steered.centre.reset(at: moment(9))
        #expect(try await steered.centre.messages() == [])
        #expect(await steered.centre.faults() == [])
        #expect(await steered.centre.time(at: try moment(10)) == (try moment(10)))
        let taken = try await steered.send("COUNT")
        #expect(taken.id == 1)
        #expect(taken.texts == ["1"])
        try await steered.centre.close()
    }

    @Test("of a store in a file outlives the process, and no store that is older for it has lost its end")
    func outlives() async throws {
        let store = TemporaryStore()
        var centre = try MessageCentre.echo(store.store)
        try await centre.submit("one")
        try await centre.keepSnapshot(Self.day, at: moment(0))
        try await centre.submit("two")
        try await centre.close()
        #expect(store.permissions(".snapshot-day.1") == 0o600)
        centre = try MessageCentre.echo(store.store)
        #expect(await centre.snapshots == [Self.day])
        try await centre.restore(Self.day, at: moment(0))
        #expect(try store.text(".lock") == "\(getpid())\n2\n")
        #expect(try await texts(centre) == ["one"])
        try await centre.close()
        centre = try MessageCentre.echo(store.store)
        #expect(centre.shortfall == nil)
        #expect(try await texts(centre) == ["one"])
        try await centre.dropSnapshot(Self.day)
        #expect(await centre.snapshots == [])
        try await centre.close()
        #expect(try store.names.allSatisfy { !$0.contains("snapshot") })
    }

    @Test("is one of 50 at most; one more is refused, and a name that is there is kept anew", arguments: Place.allCases)
    func most(place: Place) async throws {
        let store = TemporaryStore()
        let centre = try MessageCentre.echo(location(place, store))
        for number in 1...50 { try await centre.keepSnapshot(SnapshotName("n\(number)")!, at: moment(0)) }
        await #expect(throws: SnapshotError.tooMany(50)) { try await centre.keepSnapshot(Self.day, at: moment(0)) }
        try await centre.keepSnapshot(SnapshotName("n7")!, at: moment(0))
        try await centre.dropSnapshot(SnapshotName("n9")!)
        try await centre.keepSnapshot(Self.day, at: moment(0))
        #expect(await centre.snapshots.count == 50)
        try await centre.close()
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let spoil: @Sendable (TemporaryStore) throws -> Void
    }

    static let refusals = [
        Refusal(testDescription: "that is no database") { $0.write("nothing", suffix: ".snapshot-day.1") },
        Refusal(testDescription: "that is a link") { store in
            symlink("/etc/passwd", store.path + ".snapshot-day.1")
        },
        Refusal(testDescription: "that is not there") { _ in },
    ]

    @Test("changes nothing", arguments: refusals)
    func refusal(row: Refusal) async throws {
        let store = TemporaryStore()
        let centre = try MessageCentre.echo(store.store)
        try await centre.submit("one")
        try row.spoil(store)
        await #expect(throws: SnapshotError.self) { try await centre.restore(Self.day, at: moment(0)) }
        #expect(try await texts(centre) == ["one"])
        try await centre.submit("two")
        try await centre.close()
    }

    struct Foreign: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let place: @Sendable (_ path: String, _ store: String) -> Void
    }

    static let foreign = [
        Foreign(testDescription: "a file of somebody else's") { path, _ in
            let file = fopen(path, "w")
            fputs("precious", file)
            fclose(file)
        },
        Foreign(testDescription: "an empty file") { path, _ in fclose(fopen(path, "w")) },
        Foreign(testDescription: "a FIFO") { path, _ in mkfifo(path, 0o600) },
        Foreign(testDescription: "a directory") { path, _ in mkdir(path, 0o700) },
        Foreign(testDescription: "a link to the store") { path, store in symlink(store, path) },
        Foreign(testDescription: "the store under another name") { path, store in link(store, path) },
    ]

    @Test("takes the place of nothing but a snapshot, and nothing else is one", arguments: foreign)
    func inTheWay(row: Foreign) async throws {
        let store = TemporaryStore()
        let centre = try MessageCentre.echo(store.store)
        try await centre.submit("one")
        let path = store.path + ".snapshot-day.1"
        row.place(path, store.path)
        let before = try FileManager.default.attributesOfItem(atPath: path)
        await #expect(throws: SnapshotError.self) { try await centre.keepSnapshot(Self.day, at: moment(0)) }
        #expect(await centre.snapshots == [])
        await #expect(throws: SnapshotError.unknown(Self.day)) { try await centre.restore(Self.day, at: moment(0)) }
        await #expect(throws: SnapshotError.unknown(Self.day)) { try await centre.dropSnapshot(Self.day) }
        let after = try FileManager.default.attributesOfItem(atPath: path)
        for key in [FileAttributeKey.systemFileNumber, .type, .size] {
            #expect("\(after[key] ?? "")" == "\(before[key] ?? "")")
        }
        try await centre.submit("two")
        #expect(try await texts(centre) == ["one", "two"])
        try await centre.close()
    }

    /// What happens to the file of a snapshot, and the store must not become.
    static let damages: [(name: String, make: @Sendable (String) throws -> Void)] = [
        ("a value that cannot be", { try change($0, "UPDATE message SET sender_type = 999") }),
        ("a moment that cannot be", { try change($0, "UPDATE message SET at = 9223372036854775807") }),
        (
            "a value that only a condition of the table forbids",
            { try change($0, "UPDATE message SET wants_report = 2") }
        ),
        ("a message of a cause that is not there", { try change($0, "UPDATE message SET id = 9 WHERE id = 1") }),
        ("a table that is gone", { try change($0, "DROP TABLE part") }),
        (
            "a page of zeros",
            { path in
                let file = try FileHandle(forUpdating: URL(filePath: path))
                try file.seek(toOffset: 4096)
                try file.write(contentsOf: Data(count: 8192))
                try file.close()
            }
        ),
    ]

    private static func change(_ path: String, _ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; \(sql)")
        }
        try queue.close()
    }

    @Test("that is damaged changes nothing", arguments: damages.indices)
    func damaged(index: Int) async throws {
        let store = TemporaryStore()
        let centre = try MessageCentre.echo(store.store)
        try await centre.submit("one")
        try await centre.keepSnapshot(Self.day, at: moment(0))
        try await centre.submit("two")
        try Self.damages[index].make(store.path + ".snapshot-day.1")
        let error = await #expect(throws: SnapshotError.self) { try await centre.restore(Self.day, at: moment(0)) }
        #expect("\(error, default: "")".contains(".snapshot-day.1"), "\(Self.damages[index].name)")
        try await centre.submit("three")
        #expect(try await texts(centre) == ["one", "two", "three"])
        try await centre.close()
    }

    @Test("leaves what is no draft of its own, and takes away what a killed process left of one")
    func drafts() async throws {
        let store = TemporaryStore()
        let centre = try MessageCentre.echo(store.store)
        let draft = ".snapshot-day.1.partial"
        store.write("precious", suffix: draft)
        await #expect(throws: SnapshotError.self) { try await centre.keepSnapshot(Self.day, at: moment(0)) }
        #expect(try store.text(draft) == "precious")
        // As a process leaves it that was killed.
        chmod(store.path + draft, 0o1600)
        try await centre.keepSnapshot(Self.day, at: moment(0))
        #expect(await centre.snapshots == [Self.day])
        #expect(try store.names.allSatisfy { !$0.hasSuffix(".partial") })
        try await centre.close()
    }

    @Test("is what was kept, whatever lies beside it as a write-ahead log")
    func strangeLog() async throws {
        let store = TemporaryStore()
        let centre = try MessageCentre.echo(store.store)
        try await centre.submit("one")
        try await centre.keepSnapshot(Self.day, at: moment(0))
        try await centre.submit("two")
        let names = try Set(store.names)
        try FileManager.default.copyItem(atPath: store.path + "-wal", toPath: store.path + ".snapshot-day.1-wal")
        try await centre.restore(Self.day, at: moment(0))
        #expect(try await texts(centre) == ["one"])
        #expect(await centre.snapshots == [Self.day])
        #expect(try Set(store.names) == names.union(["demo.sqlite.snapshot-day.1-wal"]))
        try await centre.close()
    }

    @Test(
        "has a name that is no path, and none that SQLite would take for a file of another",
        arguments: [
            "", ".x", "a/b", "a b", "ä", "x.partial", "a\0", "../x", "x-wal", "x-shm", "x-journal", "x.partial-wal",
            String(repeating: "x", count: 65),
        ])
    func name(text: String) {
        #expect(SnapshotName(text) == nil)
    }

    @Test("Messages that are deleted are forgotten, and those who have them in hand can say what they like")
    func deletion() async throws {
        let centre = try MessageCentre.echo()
        let handset = try await Handset(Handset.budi, at: centre)
        try await centre.submit("one", identity: "a")
        _ = try await handset.endpoint.take()
        #expect(try await centre.deleteMessages(at: moment(0)) == 2)
        #expect(try await centre.messages() == [])
        #expect(try await centre.submit("COUNT", second: 1, identity: "a").texts == ["2"])
        try await handset.endpoint.settle([Settlement(2, .delivered)], at: moment(1))
        #expect(try await centre.message(2)?.state == .enroute)
        #expect(try await handset.texts() == ["2"])
    }
}
