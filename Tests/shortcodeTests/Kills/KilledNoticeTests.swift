import Foundation
import Processes
import Seeded
import Testing

/// Several hundred telephones of invented members, some of whom have said BERHENTI; each bound member whom the month concerns
/// is told once, however often the round is stopped.
@Suite("A round of notices that is stopped")
struct KilledNoticeTests {
    private let scratch: Scratch
    private let master = "master.sqlite"
    private static let told = """
        SELECT recipient FROM message WHERE direction <> 'in' AND cause IS NULL ORDER BY recipient
        """

    init() throws {
        scratch = try Scratch()
        let master = scratch.path(master)
        #expect(try Run("members", "generate", "--count", "700", "--seed", "5", "--store", master).status == 0)
        let rows = try Run("members", "generate", "--count", "700", "--seed", "5").output.split(separator: "\r\n")
        var (lines, people) = ("", Set<Substring>())
        for (number, row) in rows.dropFirst().enumerated() {
            let fields = row.split(separator: ",").map { $0.trimmingPrefix("\"").prefix { $0 != "\"" } }
            guard people.insert(fields[0]).inserted else { continue }
            let day = fields[2].split(separator: "-").reversed().joined(separator: "-")
            lines += Self.line("+62812\(10_000_000 + number)", "DAFTAR SALDO#\(fields[0])#\(day)#\(fields[3])")
            if number % 5 == 0 { lines += Self.line("+62812\(10_000_000 + number)", "BERHENTI") }
        }
        let filled = try Run(["--store", master, "--input", "json", "--output", "json"], octets: Array(lines.utf8))
        #expect(filled.status == 0)
    }

    private static func line(_ phone: String, _ text: String) -> String {
        #"{"from":"\#(phone)","text":"\#(text)"}"# + "\n"
    }

    private func arguments(_ store: String, rate: Int = 100_000) -> [String] {
        ["notify", "contribution", "--month", "2026-10", "--rate", "\(rate)", "--store", scratch.path(store)]
    }

    /// Who is told where nothing stops the round, and what it says at its end.
    private func whole() throws -> (told: [String], run: Run) {
        let store = try scratch.copy(master, to: "whole.sqlite")
        let run = try Run(arguments("whole.sqlite"))
        let told = try store.ask(Self.told)
        let bound = Set(try store.ask("SELECT phone || '' FROM binding"))
        #expect(told.count > 200 && told.count < bound.count)
        #expect(Set(told).isSubset(of: bound) && Set(told).count == told.count)
        return (told, run)
    }

    private static func tally(_ sent: Int, _ before: Int, of bound: Int) -> String {
        "notify contribution: \(sent) sent, \(before) had it before, \(bound - sent - before) are not concerned\n"
    }

    @Test("by a kill tells, once it is begun again, those who were not told, and counts them")
    func killed() throws {
        let (all, run) = try whole()
        let bound = try StoreFile(path: scratch.path("whole.sqlite")).ask("SELECT phone || '' FROM binding").count
        #expect(run.errors == Self.tally(all.count, 0, of: bound))
        // So slow that death finds it between its commits.
        _ = try scratch.copy(master, to: "again.sqlite")
        let length = try KilledCommand.length { try Run(arguments("again.sqlite", rate: 400)) }
        var command = KilledCommand(arguments("killed.sqlite", rate: 400), length: length)
        var (random, begun) = (SplitMix64(seed: 2757), 0)
        while command.hasMore(than: KillCount.notify.deaths) {
            let store = try scratch.copy(master, to: "killed.sqlite")
            guard try command.run(using: &random) != nil else { continue }
            let told = try scratch.copy("killed.sqlite", to: "asked.sqlite").ask(Self.told)
            #expect(Set(told).count == told.count && Set(told).isSubset(of: all))
            if !told.isEmpty { begun += 1 }
            let rest = try Run(arguments("killed.sqlite"))
            #expect(rest.errors == Self.tally(all.count - told.count, told.count, of: bound))
            #expect(try store.ask(Self.told) == all)
            #expect(try Run("members", "verify", "--store", store.path).status == 0)
        }
        #expect(command.kills == KillCount.notify.deaths)
        #expect(begun > 0)
        print("\(KillCount.notify): \(command.kills) kills at work, \(begun) of them after its first commit")
    }

    @Test(
        "by a signal says how far it came, goes on where it was, and tells nobody who has said BERHENTI meanwhile",
        arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func signalled(signal: Int32, status: Int32) throws {
        let (all, _) = try whole()
        let store = try scratch.copy(master, to: "stopped.sqlite")
        let process = Run.process(arguments("stopped.sqlite", rate: 30))
        process.standardError = try scratch.handle("errors")
        try process.run()
        while process.isRunning, try store.ask(Self.told).isEmpty {}
        kill(process.processIdentifier, signal)
        process.waitForEnd()
        #expect(process.terminationStatus == status)
        let told = try store.ask(Self.told)
        #expect(!told.isEmpty && told.count < all.count)
        let errors = try scratch.text("errors")
        #expect(errors.hasPrefix("notify contribution: interrupted: \(told.count) sent, "))
        #expect(errors.hasSuffix("; begin it again to go on\n"))
        let left = try #require(Set(all).subtracting(told).min())
        _ = try Run("--from", "+\(left)", "--store", store.path, input: "BERHENTI\n")
        let rest = try Run(arguments("stopped.sqlite"))
        #expect(rest.errors.hasPrefix("notify contribution: \(all.count - told.count - 1) sent, \(told.count) had it"))
        #expect(try store.ask(Self.told) == all.filter { $0 != left })
        let acts = try store.ask("SELECT outcome FROM operator_act WHERE name = 'notify' ORDER BY rowid")
        #expect(acts.count == 2)
    }
}
