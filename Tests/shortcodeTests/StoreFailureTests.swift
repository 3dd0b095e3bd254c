import Foundation
import Glibc
import Testing

@Suite("A store that fails", .serialized)
struct StoreFailureTests {
    let scratch: Scratch
    var store: StoreFile { StoreFile(path: scratch.path("demo.sqlite")) }

    init() throws {
        scratch = try Scratch()
    }

    /// One line that names the store, and exit code 74.
    private func expectFailure(
        _ run: Run, _ problem: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(run.errorLines.count == 1, "\(run.errors)", sourceLocation: sourceLocation)
        #expect(
            run.errors.hasPrefix("shortcode: store '\(store.path)': "), "\(run.errors)", sourceLocation: sourceLocation)
        #expect(run.errors.contains(problem), "\(run.errors)", sourceLocation: sourceLocation)
        #expect(run.status == 74, sourceLocation: sourceLocation)
    }

    /// Makes a store in which Budi is registered, on the day before.
    private func register() throws {
        let line = "2026-11-20T08:00:00+07:00 \(Budi.number) > 2757 \(Budi.registration)\n"
        #expect(try Run("--store", store.path, input: line).status == 0)
    }

    private func ask(_ text: String = "SALDO") throws -> Run {
        try Run("--from", Budi.number, "--store", store.path, input: text + "\n")
    }

    /// Messages with an identity each, one a second.
    private func messages(at time: String, count: Int) -> String {
        (10..<10 + count).map { number in
            let text = number.isMultiple(of: 4) ? "REG#3171051708900003#18-08-1990#08012345678" : "SALDO"
            return #"{"id":"m\#(number)","at":"2026-11-21T\#(time):\#(number)+07:00","from":"+62812555000\#(number)","#
                + #""text":"\#(text)"}"# + "\n"
        }.joined()
    }

    static let limits = [0, 1, 2, 8, 16, 40, 64, 65, 66, 80, 100, 128, 160, 200, 256, 300, 350, 400, 500, 700]

    @Test("to write keeps all that was acknowledged, new or not, and goes on once it can", arguments: limits)
    func writeErrors(blocks: Int) throws {
        let isNew = blocks.isMultiple(of: 8)
        if !isNew { try register() }
        let count = 40
        let failing = try LimitedRun(
            "--output", "json", "--store", store.path, blocks: blocks, input: messages(at: "08:00", count: count))
        let acknowledged = failing.lines.filter { $0.contains(#""id":"#) }
        if acknowledged.count < count {
            #expect(failing.errorLines.count == 1, "\(failing.errorLines)")
            #expect(failing.errorLines.first?.hasPrefix("shortcode: store '\(store.path)': ") == true)
            #expect(failing.status == 74)
        }
        let again = try Run("--output", "json", "--store", store.path, input: messages(at: "09:00", count: count))
        #expect(again.status == 0, "\(again.errors)")
        // What comes again by its identity is told as it was; what is new bears the new time.
        let replies = failing.lines.filter { $0.contains(#""from":"2757""#) && $0.contains(#""to":"+62812555"#) }
        #expect(acknowledged.isEmpty || !replies.isEmpty)
        for reply in replies { #expect(again.lines.contains(reply), "\(reply)") }
        #expect(try Run("members", "verify", "--store", store.path).status == 0)
        #expect(try store.ask("SELECT count(*) || '' FROM identity WHERE message IS NOT NULL") == ["\(count)"])
    }

    static let commands = [
        "", "modem", "queue", "clock", "members show --phone +6281200000001", "members export", "members verify",
        "members unlock --phone +6281200000001", "members generate --count 1",
    ]

    @Test("because it is a pipe is refused at every door", arguments: commands)
    func pipe(command: String) throws {
        #expect(mkfifo(store.path, 0o600) == 0)
        let run = try Run(command: "'\(Run.program.path)' \(command) --store '\(store.path)'", input: "SALDO\n")
        expectFailure(run, "is a pipe, a device or a socket; name a file")
        #expect(try scratch.names == ["demo.sqlite"])
    }

    @Test("for want of room while it is made names that, and leaves nothing", arguments: [1, 4, 8, 12, 16, 24, 32, 48])
    func noRoomToBeMade(kibibytes: Int) throws {
        let run = try LimitedRun("--store", store.path, blocks: kibibytes * 2, input: "SALDO\n")
        #expect(run.errorLines.count == 1)
        #expect(run.errorLines.first?.contains(#/disk is full|ulimit -f/#) == true, "\(run.errorLines)")
        #expect(run.status == 74)
        #expect(try scratch.names == [])
    }

    @Test("to be of this time is refused with the machine's clock, and brought back")
    func ahead() throws {
        let line = "2099-01-01T00:00:00+07:00 \(Budi.number) > 2757 \(Budi.registration)\n"
        #expect(try Run("--store", store.path, input: line).status == 0)
        expectFailure(try ask(), "shortcode clock --store FILE")
        expectFailure(try Run("modem", "--store", store.path, input: "AT\r"), "shortcode clock --store FILE")
        for act in [["rebind", "--phone", "+6281200000090"], ["unlock"], ["forget"]] {
            let run = try Run(["members"] + act + ["--nik", "3171051708900003", "--store", store.path])
            expectFailure(run, "shortcode clock --store FILE")
        }
        #expect(try Run("clock", "--store", store.path).status == 0)
        #expect(try ask().lines.first?.hasPrefix("Saldo JHT") == true)
    }

    @Test("for want of references says so, whoever wants one, and answers the rest")
    func noReferences() throws {
        try register()
        try store.change("UPDATE service_day SET last_reference = 999999999")
        let line = "2026-11-20T09:00:00+07:00 +6281200000090 > 2757 \(Budi.registration)\n"
        expectFailure(try Run("--store", store.path, input: line), "are used up for 2026-11-20")
        let contact = "2026-11-20T09:00:00+07:00 +6281200000090 > 2757 KONTAK\n"
        #expect(try Run("--store", store.path, input: contact).status == 0)
        let member = ["--nik", "3171051708900003", "--store", store.path]
        let rebind = ["members", "rebind", "--phone", "+6281200000090"] + member
        try store.change("UPDATE service_day SET day = 40000")
        expectFailure(try Run(rebind), "are used up for")
        #expect(try store.ask("SELECT last_reference || '' FROM service_day") == ["999999999"])
    }

    static let counters = ["-1", "-9223372036854775807", "9223372036854775807"]

    @Test("because what it counts with is no count is named as damaged", arguments: counters)
    func damagedCounter(value: String) throws {
        try register()
        try store.change("PRAGMA ignore_check_constraints = ON; UPDATE service_day SET last_reference = \(value)")
        let line = "2026-11-20T09:00:00+07:00 +6281200000090 > 2757 \(Budi.registration)\n"
        let run = try Run("--store", store.path, input: line)
        #expect(run.status == 74, "\(run.errors)")
        #expect(run.errorLines.count == 1)
        #expect(run.errors.contains(#/damaged|used up/#), "\(run.errors)")
        #expect(try Run("members", "verify", "--store", store.path).status == 1)
    }

    @Test("because its first octets are damaged is refused and left as it is")
    func damagedHeader() throws {
        try register()
        try store.overwrite(Data(repeating: 0x58, count: 16), at: 0)
        let before = try store.octets
        expectFailure(try ask(), "is no SQLite database, or its first page is damaged")
        #expect(try store.octets == before)
        expectFailure(try Run("members", "export", "--store", store.path), "is no SQLite database")
    }

    @Test("because any page is damaged is told in one line, or is not in the way; verify finds each")
    func damagedPage() throws {
        try register()
        let whole = try store.octets
        let pages = whole.count / 4096
        #expect(pages > 20)
        var told = 0
        for page in 0..<pages {
            try whole.write(to: scratch.url("demo.sqlite"))
            try store.overwrite(Data(repeating: 0xFF, count: 4096), at: page * 4096)
            let run = try ask()
            if run.status == 0 {
                #expect(run.lines == [Budi.balance], "page \(page)")
            } else {
                told += 1
                expectFailure(
                    run, run.errors.contains("no SQLite") ? "is no SQLite" : "is damaged; restore it from a copy")
            }
            #expect([1, 74].contains(try Run("members", "verify", "--store", store.path).status), "page \(page)")
        }
        #expect(told > 5)
    }

    @Test("because a newer version made it is refused by every command")
    func newer() throws {
        try register()
        try store.change("INSERT INTO grdb_migrations VALUES ('ledger-99')")
        let problem = "was made by a newer version, or with another service as well (ledger-99); use that, or another"
        expectFailure(try ask(), problem)
        expectFailure(try Run("members", "show", "--nik", "3171051708900003", "--store", store.path), problem)
        expectFailure(try Run("members", "forget", "--nik", "3171051708900003", "--store", store.path), problem)
    }

    @Test(
        "because it, or its directory, may not be written is told, and nothing is changed", arguments: [0o444, 0o555])
    func readOnly(mode: Int) throws {
        try register()
        let before = try store.octets
        let isDirectory = mode == 0o555
        let target = isDirectory ? scratch.path("") : store.path
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: target)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: target) }
        if isDirectory { try FileManager.default.removeItem(atPath: store.path + ".lock") }
        let programs = try Scratch()
        let run = try Run(
            command: "\(try Self.unprivileged(in: programs)) --store '\(store.path)'", input: "SALDO\n")
        expectFailure(run, "may not be written; check the permissions of the file and its directory")
        #expect(try store.octets == before)
    }

    /// The program, run by a user to whom permissions mean something, and where that user can reach it.
    private static func unprivileged(in programs: Scratch) throws -> String {
        guard geteuid() == 0 else { return "exec '\(Run.program.path)'" }
        try FileManager.default.copyItem(atPath: Run.program.path, toPath: programs.path("shortcode"))
        return "exec setpriv --reuid=65534 --regid=65534 --clear-groups '\(programs.path("shortcode"))'"
    }
}
