import Foundation
import Processes
import Testing

@Suite("A store that an earlier version made")
struct StoreUpgradeTests {
    let scratch: Scratch
    var store: StoreFile { StoreFile(path: scratch.path("demo.sqlite")) }

    init() throws {
        scratch = try Scratch()
    }

    private func ask() throws -> Run {
        try Run("--from", Budi.number, "--store", store.path, input: "SALDO\n")
    }

    private var isOld: Bool {
        get throws {
            try store.ask("SELECT identifier FROM grdb_migrations ORDER BY identifier") == [
                "journal-1", "ledger-1", "seed",
            ]
        }
    }

    private var copies: [String] {
        get throws { try scratch.names.filter { $0.contains(".before-") } }
    }

    @Test("is brought up to date by whatever opens it first, which says where it is kept")
    func upgraded() throws {
        try store.makeOld()
        let reading = try Run("members", "show", "--nik", "3171051708900003", "--store", store.path)
        #expect(reading.errors.contains("was not brought up to date yet; open it once with the pipe"))
        #expect(reading.status == 74)
        let run = try ask()
        #expect(run.lines == [Budi.balance])
        #expect(run.errorLines.count == 1)
        #expect(
            run.errors.hasPrefix(
                "shortcode: store '\(store.path)' is of an earlier version and was brought up to date ("))
        let copy = try #require(try copies.first)
        #expect(run.errors.contains("it is kept in '\(scratch.path(copy))'"))
        #expect(try ask().errors == "")
        #expect(try StoreFile(path: scratch.path(copy)).ask("SELECT count(*) || '' FROM message") == ["4"])
        let mode = try FileManager.default.attributesOfItem(atPath: scratch.path(copy))[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("goes on counting where it was: references, failures of telephones, and of numbers that are locked")
    func counters() throws {
        try store.makeOld()
        try store.change(
            """
            UPDATE service_day SET last_reference = 41;
            INSERT INTO sender (phone, failures, senseless) VALUES (6281200000055, 4, 0), (6281200000056, 5, 0);
            INSERT INTO failed_registration VALUES ('nik', 3273015203880001, 5), ('kpj', 812562559434404, 4);
            """)
        let siti = "DAFTAR SALDO#3273015203880001#SITI AMINAH#12-03-1988#09014567890"
        let messages = [
            ("56", "KONTAK"), ("57", siti), ("55", "DAFTAR SALDO#3171051708900003#18-08-1990#08012345678"),
            ("55", "KONTAK"), ("58", Budi.registration), ("01", Budi.registration),
        ]
        let lines = messages.enumerated().map { minute, message in
            "2026-11-20T23:5\(minute):00+07:00 +62812000000\(message.0) > 2757 \(message.1)\n"
        }
        let run = try Run("--store", store.path, "--output", "json", input: lines.joined())
        #expect(run.status == 0, "\(run.errors)")
        let replies = try store.ask(
            "SELECT recipient || ' ' || text FROM message WHERE direction = 'out' AND id > 4 ORDER BY id")
        let beginnings = [
            "6281200000057 Maaf, data tidak cocok", "6281200000055 Maaf, terlalu banyak",
            "6281200000058 Maaf, data tidak cocok", "6281200000001 HP ini terdaftar",
        ]
        #expect(replies.count == beginnings.count, "\(replies)")
        for (reply, beginning) in zip(replies, beginnings) {
            #expect(reply.hasPrefix(beginning), "\(reply)")
        }
        #expect(replies.last?.contains("261120-000042") == true)
    }

    @Test("has what was paid and earned in the rows of its years, and the same balance")
    func packed() throws {
        try store.makeOld()
        let card = "FROM card WHERE nik = 3171051708900003"
        try store.change(
            """
            INSERT INTO entry (kpj, kind, day, amount, month, wage, worker_share, employer_share)
            SELECT kpj, 'contribution', 20736, 285000, 20697, 5000000, 100000, 185000 \(card);
            INSERT INTO entry (kpj, kind, day, amount) SELECT kpj, 'development', 20453, 1000 \(card);
            INSERT INTO entry (kpj, kind, day, amount) SELECT kpj, 'development', 20458, 200 \(card);
            INSERT INTO entry (kpj, kind, day, amount) SELECT kpj, 'development', 20460, 30 \(card);
            """)
        let balance = try store.ask("SELECT balance || ' ' || balance_as_of \(card)")
        #expect(try ask().status == 0)
        #expect(try store.ask("SELECT balance || ' ' || balance_as_of \(card)") == balance)
        #expect(
            try store.ask("SELECT year || ' ' || contributed || ' ' || development FROM savings_year ORDER BY year")
                == ["2025 0 1000", "2026 285000 230"])
        #expect(try store.ask("SELECT kind FROM entry WHERE kind <> 'opening'").isEmpty)
        #expect(try Run("members", "verify", "--store", store.path).status == 0)
    }

    @Test("has left a copy, which forget names because it still holds everything")
    func forgotten() throws {
        try store.makeOld()
        _ = try ask()
        let run = try Run("members", "forget", "--nik", "3171051708900003", "--store", store.path)
        #expect(run.status == 0)
        let copy = try #require(try copies.first)
        #expect(run.errorLines.last == "'\(copy)' is a copy from before an upgrade and still holds everything")
    }

    /// Octets that a file may have, from too few for a draft to nearly enough for the last transaction.
    static let limits = [0, 100, 400, 1000, 1400, 1800, 2400]

    @Test("stays one where nothing can be written, and is brought up to date once it can", arguments: limits)
    func writeErrors(kilobytes: Int) throws {
        try store.makeOld(messages: 10_000)
        #expect(try store.octets.count > 600_000)
        let run = try LimitedRun(
            "--from", Budi.number, "--store", store.path, blocks: kilobytes * 2, input: "SALDO\n")
        if run.status != 0 {
            #expect(run.errorLines.count == 1, "\(run.errorLines)")
            #expect(run.errorLines.first?.hasPrefix("shortcode: store '\(store.path)") == true)
            #expect(run.status == 74)
            #expect(try isOld)
            #expect(try copies.isEmpty)
            #expect(try scratch.names.allSatisfy { !$0.contains(".upgrade") })
        }
        #expect(try ask().lines == [Budi.balance])
        #expect(try copies.count == 1)
        #expect(try store.ask("SELECT count(*) || '' FROM message WHERE text LIKE 'KONTAK %'") == ["10000"])
    }

    /// The file after whose appearance the program is killed.
    static let moments =
        ["demo.sqlite.lock", "demo.sqlite.upgrade", "demo.sqlite.upgrade-wal"] + Array(repeating: "partial", count: 3)
        + Array(repeating: "demo.sqlite.before", count: 6)

    @Test("is old or new when the program is killed meanwhile, and whole in either case")
    func killed() throws {
        var (old, new) = (0, 0)
        for moment in Self.moments {
            let scratch = try Scratch()
            let store = StoreFile(path: scratch.path("demo.sqlite"))
            try store.makeOld(messages: 20_000)
            let process = Run.process(["--from", Budi.number, "--store", store.path])
            process.standardInput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            while process.isRunning, try !scratch.names.contains(where: { $0.contains(moment) }) {}
            kill(process.processIdentifier, SIGKILL)
            process.waitForEnd()
            let applied = try store.ask("SELECT identifier FROM grdb_migrations")
            if applied.contains("journal-operator-1") { new += 1 } else { old += 1 }
            #expect(try store.ask("PRAGMA integrity_check") == ["ok"])
            let run = try Run("--from", Budi.number, "--store", store.path, input: "SALDO\n")
            #expect(run.lines == [Budi.balance], "\(run.errors)")
            #expect(try store.ask("SELECT count(*) || '' FROM message WHERE text LIKE 'KONTAK %'") == ["20000"])
            #expect(try scratch.names.allSatisfy { !$0.contains(".upgrade") && !$0.contains(".partial") })
        }
        print("killed while a store was brought up to date: \(old) left old, \(new) left new")
        #expect(old > 0)
    }
}
