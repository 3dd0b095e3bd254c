import Foundation
import GRDB
import MessageCentre
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

    /// The numbers by what the store keeps of them.
    var digests: [Data: Int] {
        Dictionary(uniqueKeysWithValues: lines.indices.map { (Data(SHA256.digest(of: Array("\($0)".utf8))), $0) })
    }

    /// The number of a line that was acknowledged, or nil for a reply.
    static func number(of line: String) throws -> Int? {
        let fields = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        guard fields?["re"] == nil, let id = fields?["id"] as? String else { return nil }
        return Int(id)
    }
}

/// What stood on the wire: first what an earlier run had left, then each message with its replies.
private struct WrittenReplies {
    private(set) var left: [String] = []
    private(set) var answers: [(number: Int, replies: [String])] = []

    init(_ output: [String]) throws {
        for line in output {
            if let number = try NumberedTraffic.number(of: line) {
                answers.append((number, []))
            } else if answers.isEmpty {
                left.append(try Self.reply(line))
            } else {
                answers[answers.endIndex - 1].replies.append(try Self.reply(line))
            }
        }
    }

    /// The recipient's digits and the text, as `CrashTests` asks the journal for them.
    private static func reply(_ line: String) throws -> String {
        let fields = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        let recipient = try #require(fields?["to"] as? String)
        return "\(recipient.drop { $0 == "+" }) \(try #require(fields?["text"] as? String))"
    }
}

@Suite("A run that is killed")
struct CrashTests {
    static let kills = KillCount.pipe.deaths

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
        var written: [WrittenReplies] = []
        var kills = 0
        let store = scratch.path("killed.sqlite")
        while kills < Self.kills {
            // One in eight dies as it starts, the others at work.
            let isEarly = Int.random(in: 0..<8, using: &random) == 0
            let death = KilledRun.Death(
                acknowledged: isEarly ? 0 : Int.random(in: 1...25, using: &random),
                moment: .microseconds(Int.random(in: 0..<(isEarly ? 40_000 : 1500), using: &random)))
            let waiting = try waiting(in: store)
            let run = try KilledRun(store: store)
            let rest = traffic.lines.indices.filter { !acknowledged.contains($0) }.prefix(30).map { traffic.lines[$0] }
            #expect(try run.feed(rest, until: death, using: &random) == nil)
            acknowledged.formUnion(try run.output.compactMap(NumberedTraffic.number))
            written.append(try WrittenReplies(run.output))
            let left = written[kills].left
            #expect(left == Array(waiting.prefix(left.count)), "run \(kills) wrote what nobody waited for")
            kills += 1
        }
        let rest = traffic.lines.indices.filter { !acknowledged.contains($0) }
        let waiting = try waiting(in: store)
        let last = try KilledRun(store: store)
        #expect(try last.feed(rest.map { traffic.lines[$0] }, until: nil, using: &random) == 0)
        written.append(try WrittenReplies(last.output))
        #expect(written[kills].left == waiting)
        try compare(store, with: traffic)
        let again = try repeated(written, traffic, store)
        print(
            "crash test: \(kills) kills, \(traffic.lines.count - rest.count) of \(traffic.lines.count) messages "
                + "acknowledged between them, none lost, none done twice, none with two replies in the journal; "
                + "\(again) replies written again, all because a death came before they were confirmed")
    }

    /// What a run finds that nobody confirmed, in order. Asked of a copy, so that the program itself mends the store.
    private func waiting(in store: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: store) else { return [] }
        let scratch = try Scratch()
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: store + suffix) {
            try FileManager.default.copyItem(atPath: store + suffix, toPath: scratch.path("copy.sqlite" + suffix))
        }
        let copy = try DatabaseQueue(path: scratch.path("copy.sqlite"))
        defer { try? copy.close() }
        return try copy.read { db in
            guard try db.tableExists("message") else { return [] }
            return try String.fetchAll(
                db, sql: "SELECT recipient || ' ' || text FROM message WHERE state = 'enroute' ORDER BY id")
        }
    }

    /// Checks that each message came back once, and behind it exactly what the journal holds for it, unless the death cut
    /// that off; then what else was written had been left over, and was not confirmed.
    ///
    /// - Returns: how many replies were written again.
    private func repeated(_ written: [WrittenReplies], _ traffic: NumberedTraffic, _ store: String) throws -> Int {
        var configuration = Configuration()
        configuration.readonly = true
        let database = try DatabaseQueue(path: store, configuration: configuration)
        defer { try? database.close() }
        let rows = try database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT u.digest AS id, o.recipient || ' ' || o.text AS reply, o.recipient = i.sender AS isOwn
                    FROM message AS o JOIN message AS i ON i.id = o.cause JOIN identity AS u ON u.message = i.id
                    ORDER BY o.id
                    """)
        }
        let digests = traffic.digests
        let numbers = { (rows: [Row]) in rows.compactMap { digests[$0["id"] as Data] } }
        let answered = numbers(rows.filter { $0["isOwn"] })
        #expect(answered.count > 0 && Set(answered).count == answered.count, "a message has two replies")
        let due = Dictionary(grouping: zip(numbers(rows), rows.map { $0["reply"] as String }), by: \.0)
            .mapValues { $0.map(\.1) }
        let answers = written.flatMap(\.answers)
        #expect(Set(answers.map(\.number)).count == answers.count)
        for run in written {
            for (number, replies) in run.answers.dropLast() {
                #expect(replies == due[number, default: []], "the replies to \(number)")
            }
            guard let (number, replies) = run.answers.last else { continue }
            #expect(replies == Array(due[number, default: []].prefix(replies.count)), "the replies to \(number)")
        }
        return written.map { $0.left.count }.reduce(0, +) + answers.map(\.replies.count).reduce(0, +) - rows.count
    }

    private func compare(_ store: String, with traffic: NumberedTraffic) throws {
        let scratch = try Scratch()
        let whole = try Run(
            "--store", scratch.path("whole.sqlite"), "--output", "json",
            input: traffic.lines.joined(separator: "\n") + "\n")
        #expect(whole.status == 0)
        let (survived, expected) = (try contents(store), try contents(scratch.path("whole.sqlite")))
        #expect(survived.keys.sorted() == expected.keys.sorted())
        for (table, rows) in expected { #expect(survived[table] == rows, "the table \(table)") }
    }
}
