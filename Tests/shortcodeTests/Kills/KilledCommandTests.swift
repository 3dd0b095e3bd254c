import Foundation
import Seeded
import Testing

/// Each command dies at random moments, on a store of its own each time, and does its work at last.
@Suite("A command that is killed")
struct KilledCommandTests {
    private let scratch: Scratch
    private let master = "master.sqlite"

    init() throws {
        scratch = try Scratch()
    }

    private func sounds(_ store: StoreFile) throws -> Bool {
        try Run("members", "verify", "--store", store.path).status == 0
    }

    /// The store as death left it, in a copy, so that the program mends the store itself.
    private func asked() throws -> StoreFile {
        try scratch.copy("killed.sqlite", to: "asked.sqlite")
    }

    /// States how often it died, and holds that it was as often as it must.
    private func say(_ count: KillCount, _ command: KilledCommand, _ done: Int) {
        #expect(command.kills == count.deaths)
        print(
            "\(count): \(command.kills) kills at work, \(done) of them after its commit, \(command.late) came too late")
    }

    /// Kills a command on a copy of the master, again and again.
    ///
    /// - Parameters:
    ///   - check: tells whether the work was done when death came, and throws or records what is not as it should be.
    private func kill(
        _ count: KillCount, _ arguments: (String) -> [String], check: (StoreFile) throws -> Bool
    ) throws {
        var random = SplitMix64(seed: 2757)
        let whole = try scratch.copy(master, to: "whole.sqlite")
        let length = try KilledCommand.length { try Run(arguments(whole.path)) }
        #expect(try check(whole), "\(count) does its work")
        var command = KilledCommand(arguments(scratch.path("killed.sqlite")), length: length)
        var done = 0
        while command.hasMore(than: count.deaths) {
            let store = try scratch.copy(master, to: "killed.sqlite")
            guard try command.run(using: &random) != nil else { continue }
            // What was done when death came is whole, or was not begun.
            if try check(asked()) { done += 1 }
            #expect([0, 1].contains(try Run(arguments(store.path)).status))
            #expect(try check(store), "\(count) again, after death, does its work")
            #expect(try sounds(store))
        }
        say(count, command, done)
    }

    @Test("while it imports has entered all or nothing")
    func imports() throws {
        let members = try Run("members", "generate", "--count", "4000", "--seed", "3").output
        try scratch.write(members, to: "members.csv")
        let samples = MembersImportTests.samples
        #expect(try Run("members", "import", samples, "--store", scratch.path(master)).status == 0)
        let file = scratch.path("members.csv")
        try kill(.imports) {
            ["members", "import", file, "--store", $0]
        } check: { store in
            let cards = try store.ask("SELECT count(*) || '' FROM card")
            #expect(["51", "4051"].contains(cards[0]))
            return cards == ["4051"]
        }
    }

    @Test("while it forgets a person has forgotten all or nothing")
    func forgets() throws {
        var lines = ""
        for number in 0..<1500 {
            let phone = number % 3 == 0 ? Budi.number : "+62812\(10_000_000 + number)"
            lines += #"{"from":"\#(phone)","text":"\#(Budi.registration)"}"# + "\n"
        }
        let filled = try Run(
            ["--store", scratch.path(master), "--input", "json", "--output", "json"], octets: Array(lines.utf8))
        #expect(filled.status == 0)
        let sql = """
            SELECT (SELECT count(*) FROM member WHERE nik = 3171051708900003) || ' '
                || (SELECT count(*) FROM card WHERE nik = 3171051708900003) || ' '
                || (SELECT count(*) FROM message WHERE text LIKE '%SANTOSO%')
            """
        let before = try StoreFile(path: scratch.path(master)).ask(sql)
        try kill(.forget) {
            ["members", "forget", "--nik", "3171051708900003", "--store", $0]
        } check: { store in
            let now = try store.ask(sql)
            #expect(now == before || now == ["0 0 0"])
            return now == ["0 0 0"]
        }
    }

    @Test("while it lets go of old messages has kept every one of the days that are kept")
    func keeps() throws {
        let lines = (0..<3000).map { number in
            let isOld = number < 2400
            return #"{"at":"2026-\#(isOld ? "01" : "06")-01T08:00:00+07:00","from":"+62812\#(10_000_000 + number)","#
                + #""text":"KONTAK"}"#
        }
        let filled = try Run(
            ["--store", scratch.path(master), "--input", "json", "--output", "json"],
            octets: Array((lines.joined(separator: "\n") + "\n").utf8))
        #expect(filled.status == 0)
        let last = "2026-06-02T08:00:00+07:00 +6281200000001 > 2757 KONTAK\n"
        try scratch.write(last, to: "last.smslog")
        func count(_ store: StoreFile, _ condition: String) throws -> String {
            try store.ask(
                "SELECT count(*) || '' FROM message WHERE direction = 'in' AND at \(condition) 1780200000000")[0]
        }
        let whole = try scratch.copy(master, to: "whole.sqlite")
        let length = try KilledCommand.length { try Run("--store", whole.path, "--keep", "60d", input: last) }
        #expect(try count(whole, "<") == "0")
        let killed = ["--store", scratch.path("killed.sqlite"), "--keep", "60d"]
        var command = KilledCommand(killed, input: scratch.path("last.smslog"), length: length)
        var (random, done) = (SplitMix64(seed: 90), 0)
        while command.hasMore(than: KillCount.keep.deaths) {
            let store = try scratch.copy(master, to: "killed.sqlite")
            guard try command.run(using: &random) != nil else { continue }
            let found = try asked()
            if try count(found, "<") == "0" { done += 1 }
            #expect(["600", "601"].contains(try count(found, ">")))
            #expect(try Run("--store", store.path, "--keep", "60d", input: last).status == 0)
            #expect(try count(store, "<") == "0")
            #expect(["601", "602"].contains(try count(store, ">")))
            #expect(try sounds(store))
        }
        say(.keep, command, done)
    }

    @Test("while it brings a store up to date leaves the old store or the new one, whole")
    func upgrades() throws {
        try StoreFile(path: scratch.path(master)).makeOld(messages: 4000)
        let arguments = { (store: String) in ["--store", store] }
        try kill(.upgrade, arguments) { store in
            let names = try store.ask("SELECT identifier FROM grdb_migrations ORDER BY identifier")
            let isOld = names == ["journal-1", "ledger-1", "seed"]
            #expect(try store.ask("SELECT count(*) || '' FROM message WHERE text LIKE 'KONTAK %'") == ["4000"])
            return !isOld
        }
    }

    /// What comes after the replies that an earlier run left.
    static let inputs = ["", #"{"from":"+6281299999999","text":"KONTAK"}"# + "\n"]

    @Test(
        "while it writes what an earlier run left loses nothing of it, and writes again only what was not confirmed",
        arguments: inputs)
    func resumes(before input: String) throws {
        let lines = (0..<400).map { #"{"from":"+62812\#(10_000_000 + $0)","text":"KONTAK"}"# + "\n" }.joined()
        let broken = try Run(
            ["--store", scratch.path(master), "--input", "json", "--output", "json"], octets: Array(lines.utf8),
            output: "/dev/full")
        #expect(broken.status == 74)
        let sql = "SELECT '+' || recipient FROM message WHERE state = 'enroute' AND direction = 'out' ORDER BY id"
        let waiting = try StoreFile(path: scratch.path(master)).ask(sql)
        #expect(!waiting.isEmpty)
        let isWaiting = { (reply: String) in waiting.contains(reply) }
        try scratch.write(input, to: "in")
        func arguments(_ store: String) -> [String] { ["--store", store, "--input", "json", "--output", "json"] }
        func resume(_ store: StoreFile) throws -> Run { try Run(arguments(store.path), octets: Array(input.utf8)) }
        var random = SplitMix64(seed: 4)
        let whole = try scratch.copy(master, to: "whole.sqlite")
        let length = try KilledCommand.length { try resume(whole) }
        #expect(try whole.ask(sql).isEmpty)
        var command = KilledCommand(
            arguments(scratch.path("killed.sqlite")), input: scratch.path("in"), length: length)
        var begun = 0
        let count = input.isEmpty ? KillCount.resume : .resumeWithInput
        while command.hasMore(than: count.deaths) {
            let store = try scratch.copy(master, to: "killed.sqlite")
            guard let first = try command.run(using: &random) else { continue }
            let written = first.compactMap(Self.recipient).filter(isWaiting)
            #expect(written == Array(waiting.prefix(written.count)), "in their order")
            begun += written.isEmpty ? 0 : 1
            let left = try asked().ask(sql).filter(isWaiting)
            #expect(left == Array(waiting.suffix(left.count)))
            #expect(written.count + left.count >= waiting.count, "a reply is confirmed that was not written")
            #expect(try resume(store).lines.compactMap(Self.recipient).filter(isWaiting) == left)
            #expect(try store.ask(sql).isEmpty)
            #expect(try sounds(store))
        }
        say(count, command, begun)
    }

    private static func recipient(of line: String) -> String? {
        let fields = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return fields?["to"] as? String
    }
}
