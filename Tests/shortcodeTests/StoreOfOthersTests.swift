import Foundation
import Testing

@Suite("A store of another service")
struct StoreOfOthersTests {
    let scratch: Scratch
    var store: StoreFile { StoreFile(path: scratch.path("demo.sqlite")) }

    init() throws {
        scratch = try Scratch()
    }

    private static func sample(_ name: String) -> [String] {
        ["--grammar", Run.package.appending(path: "samples/grammars/\(name).grammar").path]
    }

    private static let membersGrammar = Run.package.appending(path: "grammar/2757.grammar").path
    private static let members = ["--grammar", membersGrammar]
    private static let tax = sample("pajak-metro")
    private static let question = "METRO B1234ABC\n"

    private func run(_ services: [String], to code: String? = nil, _ text: String) throws -> Run {
        let recipient = code.map { ["--to", $0] } ?? ["--from", Budi.number]
        return try Run(services + recipient + ["--store", store.path], octets: Array(text.utf8))
    }

    /// The store, its copies and its lock; a reader may leave SQLite's own files.
    private var names: [String] {
        get throws { try scratch.names.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") } }
    }

    /// Refuses in one line, with nothing in the file changed and no copy beside it.
    private func expectRefusal(
        _ problem: String, of work: () throws -> Run, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let (before, names) = (try store.octets, try names)
        let run = try work()
        #expect(run.errors == "shortcode: store '\(store.path)': \(problem)\n", sourceLocation: sourceLocation)
        #expect(run.output == "", sourceLocation: sourceLocation)
        #expect(run.status == 74, sourceLocation: sourceLocation)
        #expect(try store.octets == before, sourceLocation: sourceLocation)
        #expect(try self.names == names, sourceLocation: sourceLocation)
    }

    @Test("is not made one of 2757 where --grammar was forgotten")
    func forgottenGrammar() throws {
        #expect(try run(Self.tax, Self.question).status == 0)
        let problem =
            "belongs to 1717 and holds nothing of '2757.grammar'; name another file, or run the service at 1717 on it "
            + "(--grammar)"
        try expectRefusal(problem) { try run([], "SALDO\n") }
        try expectRefusal(problem) { try Run("generate", "--members", "--store", store.path) }
        #expect(try run(Self.tax, Self.question).status == 0)
    }

    @Test("that has no message yet is another service's nevertheless")
    func withoutMessages() throws {
        #expect(try Run(Self.tax + ["--store", store.path]).status == 0)
        let problem = "holds nothing of '2757.grammar'; name another file"
        try expectRefusal(problem) { try run([], "SALDO\n") }
        try expectRefusal(problem) { try Run("generate", "--members", "--store", store.path) }
        #expect(try run(Self.tax, Self.question).status == 0)
    }

    @Test("is nobody's where its making was cut short before anything was in it")
    func cutShort() throws {
        #expect(try Run(Self.tax + ["--store", store.path]).status == 0)
        try store.change("PRAGMA user_version = 0")
        #expect(try run([], Budi.registration + "\n").lines.count == 1)
        #expect(try scratch.names == ["demo.sqlite", "demo.sqlite.lock"])
    }

    @Test("is marked by the next run where its making was cut short at the very end")
    func markedLater() throws {
        #expect(try Run(Self.tax + ["--store", store.path]).status == 0)
        try store.change("PRAGMA user_version = 0")
        #expect(try Run(Self.tax + ["--store", store.path]).status == 0)
        try expectRefusal("holds nothing of '2757.grammar'; name another file") { try run([], "SALDO\n") }
    }

    @Test("names a number once, however its messages spelt it")
    func spellings() throws {
        let lines = ["085700000888", "6285700000888", "+6285700000888"].map {
            "2026-11-21T08:00:00+07:00 +6281200000001 > \($0) S.1234\n"
        }
        let pulsa = Self.sample("server-pulsa") + ["--store", store.path]
        #expect(try Run(pulsa, octets: Array(lines.joined().utf8)).lines.count { !$0.hasPrefix("#") } == 6)
        try expectRefusal(
            "belongs to 085700000888 and holds nothing of '2757.grammar'; name another file, or run the service at "
                + "085700000888 on it (--grammar)"
        ) { try run([], "SALDO\n") }
    }

    @Test("is another's, too, where neither has tables: one runs after the other")
    func withoutTables() throws {
        #expect(try run(Self.tax, Self.question).status == 0)
        #expect(try run(Self.sample("stop-konten"), "OFF 297\n").lines.count == 1)
        #expect(try run(Self.tax, Self.question).status == 0)
    }

    @Test("that has no message yet is not joined by 2757, because it cannot tell whose it is")
    func untold() throws {
        #expect(try Run(Self.tax + ["--store", store.path]).status == 0)
        try expectRefusal("holds nothing of '\(Self.membersGrammar)'; name another file") {
            try run(Self.members + Self.sample("pln"), to: "2757", "SALDO\n")
        }
        #expect(try run(Self.tax, Self.question).status == 0)
    }

    @Test("is not taken by a grammar of one's own")
    func surplusGrammar() throws {
        #expect(try run([], Budi.registration + "\n").status == 0)
        try expectRefusal(
            "belongs to 2757, which does not run here; name another file, or run that service, too (--grammar, or none "
                + "for the built-in one)"
        ) { try run(Self.tax, Self.question) }
        #expect(try run([], "SALDO\n").lines == [Budi.balance])
    }

    @Test("is one of several services, where all of them run", arguments: [members, tax])
    func several(first: [String]) throws {
        #expect(try run(first, "SALDO\n").status == 0)
        let both = try run(Self.members + Self.tax, to: "2757", Budi.registration + "\n")
        #expect(both.lines.count == 1, "\(both.errors)")
        let copy = "\(store.path).before-ledger-1"
        let joining = #"was made one of '\#(Self.membersGrammar)', too (ledger-1, "#
        #expect(both.errors.contains(joining) == (first == Self.tax), "\(both.errors)")
        #expect(both.errors.contains("; as it was before, it is kept in '\(copy)'") == (first == Self.tax))
        #expect(!both.errors.contains("earlier version"))
        #expect(try run(Self.members + Self.tax, to: "1717", Self.question).lines.count == 1)
        #expect(try run([], "SALDO\n").lines == [Budi.balance])
        let alone = try run(Self.tax, Self.question)
        #expect(alone.errors.contains("belongs to 2757, which does not run here"))
    }

    @Test("that an earlier version made is not taken either, and is brought up to date for all that run")
    func earlierVersion() throws {
        try store.makeOld()
        try expectRefusal(
            "belongs to 2757, which does not run here; name another file, or run that service, too (--grammar, or none "
                + "for the built-in one)"
        ) { try run(Self.tax, Self.question) }
        let both = try run(Self.members + Self.tax, to: "2757", "SALDO\n")
        #expect(both.lines == [Budi.balance])
        #expect(both.errors.contains("is of an earlier version and was brought up to date"))
    }

    @Test("is not shared by services of which one that filled it does not run")
    func oneMissing() throws {
        #expect(try run(Self.tax, Self.question).status == 0)
        try expectRefusal(
            "belongs to 1717 and holds nothing of '\(Self.membersGrammar)'; name another file, or run the service at "
                + "1717 on it (--grammar)"
        ) { try run(Self.members + Self.sample("pln"), to: "2757", "SALDO\n") }
    }

    static let commands = [
        [], ["members", "show", "--nik", "3171051708900003"],
        ["members", "import", Run.package.appending(path: "samples/members.csv").path],
        ["generate", "--members"], ["queue"],
    ]

    @Test("nor of any is a directory", arguments: commands)
    func directory(command: [String]) throws {
        let run = try Run(command + ["--store", scratch.path("")])
        #expect(run.errors.hasSuffix("': is a directory; name a file, which may be a new one in it\n"), "\(run.errors)")
        #expect(run.status == 74)
        #expect(try scratch.names == [])
    }
}
