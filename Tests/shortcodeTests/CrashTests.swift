import Foundation
import GRDB
import Seeded
import Testing

/// Numbered messages of many phones; all of one moment, so that a store never is ahead of the rest of them.
private struct NumberedTraffic {
    let lines: [String]

    init(count: Int, using random: inout SplitMix64) {
        let texts = [Budi.registration, "SALDO", "BERHENTI", "KONTAK", "STATUS", "SALDO 1234", "apa ini", "TOLAK"]
        lines = (0..<count).map { number in
            let phone = Int.random(in: 100..<400, using: &random)
            let text = texts[Int.random(in: 0..<texts.count, using: &random)]
            return
                #"{"at":"2026-11-21T08:00:00+07:00","from":"+6281200000\#(phone)","text":"\#(text)","id":"\#(number)"}"#
        }
    }

    /// The number of a line that was acknowledged, or nil for a reply.
    static func number(of line: String) -> Int? {
        guard let start = line.range(of: #""id":""#) else { return nil }
        return Int(line[start.upperBound...].dropLast(2))
    }
}

@Suite("A run that is killed")
struct CrashTests {
    static let kills = 200

    /// Everything that a store holds but when it was confirmed.
    private func contents(_ path: String) throws -> [String: [String]] {
        var configuration = Configuration()
        configuration.readonly = true
        let database = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? database.close() }
        return try database.read { db in
            let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
            return try Dictionary(
                uniqueKeysWithValues: tables.map { table in
                    let columns = try db.columns(in: table).map(\.name).filter { $0 != "final_at" }.joined(
                        separator: ", ")
                    let rows = try Row.fetchAll(db, sql: "SELECT \(columns) FROM \(table)")
                    return (table, rows.map(\.description).sorted())
                })
        }
    }

    @Test("loses nothing that was acknowledged, does nothing twice, and leaves the store of a run that was not")
    func killed() throws {
        var random = SplitMix64(seed: 2757)
        let scratch = try Scratch()
        let traffic = NumberedTraffic(count: 6000, using: &random)
        var acknowledged: Set<Int> = []
        var output: [String] = []
        var kills = 0
        let store = scratch.path("killed.sqlite")
        while kills < Self.kills {
            // One in eight dies as it starts, the others at work.
            let isEarly = Int.random(in: 0..<8, using: &random) == 0
            let death = KilledRun.Death(
                acknowledged: isEarly ? 0 : Int.random(in: 1...25, using: &random),
                moment: .microseconds(Int.random(in: 0..<(isEarly ? 40_000 : 1500), using: &random)))
            let run = try KilledRun(store: store)
            let rest = traffic.lines.indices.filter { !acknowledged.contains($0) }.prefix(30).map { traffic.lines[$0] }
            #expect(try run.feed(rest, until: death, using: &random) == nil)
            acknowledged.formUnion(run.output.compactMap(NumberedTraffic.number))
            output += run.output
            kills += 1
        }
        let rest = traffic.lines.indices.filter { !acknowledged.contains($0) }
        let last = try KilledRun(store: store)
        #expect(try last.feed(rest.map { traffic.lines[$0] }, until: nil, using: &random) == 0)
        output += last.output
        try compare(store, output, with: traffic, kills: kills, left: rest.count)
    }

    private func compare(
        _ store: String, _ output: [String], with traffic: NumberedTraffic, kills: Int, left: Int
    ) throws {
        let scratch = try Scratch()
        let whole = try Run(
            "--store", scratch.path("whole.sqlite"), "--output", "json",
            input: traffic.lines.joined(separator: "\n") + "\n")
        let (survived, expected) = (try contents(store), try contents(scratch.path("whole.sqlite")))
        #expect(survived.keys.sorted() == expected.keys.sorted())
        for (table, rows) in expected { #expect(survived[table] == rows, "the table \(table)") }
        let replies = { (lines: [String]) in
            Dictionary(lines.filter { NumberedTraffic.number(of: $0) == nil }.map { ($0, 1) }, uniquingKeysWith: +)
        }
        let (given, due) = (replies(output), replies(whole.lines))
        #expect(given.keys.sorted() == due.keys.sorted())
        #expect(due.allSatisfy { reply, count in given[reply, default: 0] >= count })
        let again = given.values.reduce(0, +) - due.values.reduce(0, +)
        print(
            "crash test: \(kills) kills, \(traffic.lines.count - left) of \(traffic.lines.count) messages acknowledged "
                + "between them, none lost, none done twice; \(again) replies written again")
    }
}
