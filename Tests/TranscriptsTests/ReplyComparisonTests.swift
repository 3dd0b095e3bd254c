import ShortMessage
import Testing
import Transcripts

@Suite("Recorded and given replies")
struct ReplyComparisonTests {
    /// A log and what is given when it is played; lines of the log are numbered from 1.
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let log: String
        let given: [Int: [String]]
        let times: TimeRule?
        let differences: [String]

        /// - Parameters:
        ///   - log: `08:00:00 1 > 2757 SALDO`, a line a message or a recorded reply; people are numbered.
        ///   - given: the replies by the line of the message that causes them.
        ///   - differences: each as `line kind`.
        init(
            _ name: String, _ log: String, given: [Int: [String]], times: TimeRule? = nil, _ differences: String...
        ) {
            (testDescription, self.log, self.given) = (name, log, given)
            (self.times, self.differences) = (times, differences)
        }
    }

    static func entry(_ line: String) throws -> LogEntry {
        let words = line.split(separator: " ", maxSplits: 4).map(String.init)
        func number(_ word: String) -> String { word.count == 1 ? "+628120000000\(word)" : word }
        let text = words.count > 4 ? words[4] : ""
        return try LogEntry(
            time: Timestamp("2026-11-21T\(words[0])+07:00"), from: Address(number(words[1])),
            to: Address(number(words[3])), text: text)
    }

    static func differences(_ row: Row) throws -> [ReplyDifference] {
        var comparison = ReplyComparison(times: row.times)
        for (number, line) in zip(1..., row.log.split(separator: "\n")) {
            let entry = try entry(String(line))
            guard entry.to.digits == "2757" else {
                comparison.record(RecordedReply(entry, line: number))
                continue
            }
            comparison.pass(
                Arrival(line: number, time: entry.time, from: entry.from, to: entry.to, text: entry.text))
            for reply in row.given[number] ?? [] { comparison.give(try Self.entry(reply)) }
        }
        comparison.finish()
        return comparison.takeDifferences().sorted { $0.line < $1.line }
    }

    static let twoPeople = """
        08:00:00 1 > 2757 SALDO
        08:00:00 2757 > 1 Saldo Rp1
        08:00:00 2 > 2757 SALDO
        08:00:00 2757 > 2 Saldo Rp2
        08:01:00 1 > 2757 STATUS
        08:01:00 2757 > 1 AKTIF
        """
    static let twoPeopleGiven = [
        1: ["08:00:00 2757 > 1 Saldo Rp1"], 3: ["08:00:00 2757 > 2 Saldo Rp2"], 5: ["08:01:00 2757 > 1 AKTIF"],
    ]

    static func twoPeople(but line: Int, _ replies: String...) -> [Int: [String]] {
        twoPeopleGiven.merging([line: replies]) { $1 }
    }

    static let rows = [
        Row("the same", twoPeople, given: twoPeopleGiven),
        Row("changed", twoPeople, given: twoPeople(but: 3, "08:00:00 2757 > 2 Saldo Rp3"), "4 changed"),
        Row("missing", twoPeople, given: twoPeople(but: 3), "4 missing"),
        Row(
            "not recorded", twoPeople,
            given: twoPeople(but: 3, "08:00:00 2757 > 2 Saldo Rp2", "08:00:00 2757 > 2 Halo"), "3 not-recorded"),
        Row(
            "double", twoPeople,
            given: twoPeople(but: 3, "08:00:00 2757 > 2 Saldo Rp2", "08:00:00 2757 > 2 Saldo Rp2"), "3 double"),
        Row(
            "double, and followed by what was recorded", twoPeople,
            given: twoPeople(but: 1, "08:00:00 2757 > 1 Saldo Rp1", "08:00:00 2757 > 1 Saldo Rp1"), "1 double"),
        Row("from the wrong number", twoPeople, given: twoPeople(but: 5, "08:01:00 1717 > 1 AKTIF"), "6 wrong-sender"),
        Row(
            "in another spelling of the number", twoPeople,
            given: twoPeople(but: 1, "08:00:00 2757 > 081200000001 Saldo Rp1")),
        Row("late by the clock", twoPeople, given: twoPeople(but: 5, "08:01:02 2757 > 1 AKTIF"), "6 late"),
        Row("early by the clock", twoPeople, given: twoPeople(but: 5, "08:00:58 2757 > 1 AKTIF"), "6 early"),
        Row(
            "late within what is allowed", twoPeople, given: twoPeople(but: 5, "08:01:02 2757 > 1 AKTIF"),
            times: .within(2000)),
        Row(
            "late by more than is allowed", twoPeople, given: twoPeople(but: 5, "08:01:03 2757 > 1 AKTIF"),
            times: .within(2000), "6 late"),
        Row(
            "late where no time counts", twoPeople, given: twoPeople(but: 5, "09:00:00 2757 > 1 AKTIF"), times: .ignored
        ),
        Row(
            "late in the order, told by the one place that moved", twoPeople,
            given: [1: [], 3: twoPeopleGiven[3] ?? [], 5: ["08:01:00 2757 > 1 AKTIF", "08:01:00 2757 > 1 Saldo Rp1"]],
            times: .ignored, "2 late"),
        Row(
            "the reply to one person given to another blames neither for the other's", twoPeople,
            given: [
                1: ["08:00:00 2757 > 2 Saldo Rp1"], 3: ["08:00:00 2757 > 1 Saldo Rp2"], 5: twoPeopleGiven[5] ?? [],
            ],
            "2 changed", "4 changed"),
        Row(
            "recorded after the messages of others, as a gateway writes them",
            """
            08:00:00 1 > 2757 SALDO
            08:00:01 2 > 2757 SALDO
            08:00:04 2757 > 2 Saldo Rp2
            08:00:05 2757 > 1 Saldo Rp1
            """, given: [1: ["08:00:00 2757 > 1 Saldo Rp1"], 2: ["08:00:01 2757 > 2 Saldo Rp2"]]),
        Row(
            "after two messages of one person, in their order",
            """
            08:00:00 1 > 2757 SALDO
            08:00:01 1 > 2757 STATUS
            08:00:04 2757 > 1 Saldo Rp1
            08:00:05 2757 > 1 AKTIF
            """, given: [1: ["08:00:00 2757 > 1 Saldo Rp1"], 2: ["08:00:01 2757 > 1 AKTIF"]]),
        Row(
            "of a log whose first reply bears the time of its message count to the second",
            """
            08:00:00 1 > 2757 SALDO
            08:00:00 2757 > 1 Saldo Rp1
            08:00:01 1 > 2757 STATUS
            08:00:05 2757 > 1 AKTIF
            """, given: [1: ["08:00:00 2757 > 1 Saldo Rp1"], 3: ["08:00:01 2757 > 1 AKTIF"]], "4 early"),
        Row(
            "one message more at the front is one difference, though all references move",
            """
            08:00:00 9 > 2757 DAFTAR
            08:00:00 1 > 2757 DAFTAR
            08:00:00 2757 > 1 Ref 261121-000001.
            08:00:00 2 > 2757 DAFTAR
            08:00:00 2757 > 2 Ref 261121-000002.
            08:00:00 1 > 2757 DAFTAR
            08:00:00 2757 > 1 Ref 261121-000001.
            """,
            given: [
                1: ["08:00:00 2757 > 9 Ref 261121-000001."], 2: ["08:00:00 2757 > 1 Ref 261121-000002."],
                4: ["08:00:00 2757 > 2 Ref 261121-000003."], 6: ["08:00:00 2757 > 1 Ref 261121-000002."],
            ], "1 not-recorded"),
        Row(
            "one message more of the same person is one difference",
            """
            08:00:00 1 > 2757 KONTAK
            08:00:00 1 > 2757 SALDO
            08:00:00 2757 > 1 Saldo Rp1
            08:00:00 1 > 2757 STATUS
            08:00:00 2757 > 1 AKTIF
            08:00:00 1 > 2757 SALDO
            08:00:00 2757 > 1 Saldo Rp1
            """,
            given: [
                1: ["08:00:00 2757 > 1 Hubungi 175"], 2: ["08:00:00 2757 > 1 Saldo Rp1"],
                4: ["08:00:00 2757 > 1 AKTIF"], 6: ["08:00:00 2757 > 1 Saldo Rp1"],
            ], "1 not-recorded"),
        Row(
            "a reference that is called otherwise than before",
            """
            08:00:00 1 > 2757 DAFTAR
            08:00:00 2757 > 1 Ref 261121-000001
            08:00:00 1 > 2757 DAFTAR
            08:00:00 2757 > 1 Ref 261121-000001
            """,
            given: [1: ["08:00:00 2757 > 1 Ref 261121-000007"], 3: ["08:00:00 2757 > 1 Ref 261121-000008"]],
            "4 renamed"),
        Row(
            "one reference for two that were recorded",
            """
            08:00:00 1 > 2757 DAFTAR
            08:00:00 2757 > 1 Ref 261121-000001
            08:00:00 2 > 2757 DAFTAR
            08:00:00 2757 > 2 Ref 261121-000003
            """,
            given: [1: ["08:00:00 2757 > 1 Ref 261121-000002"], 3: ["08:00:00 2757 > 2 Ref 261121-000002"]],
            "4 renamed"),
    ]

    @Test("differ as", arguments: rows)
    func differ(_ row: Row) throws {
        #expect(try Self.differences(row).map { "\($0.line) \($0.kind.rawValue)" } == row.differences)
    }

    /// What is done to the recorded reply of one message, and what is said of it, once.
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let secondsApart: Int
        let texts: [String]

        var log: [String] {
            texts.enumerated().flatMap { index, text in
                let time = "08:0\(index * secondsApart / 60):\(index * secondsApart % 60 + 10)"
                return ["\(time) 1 > 2757 \(text)", "\(time) 2757 > 1 Re: \(text)"]
            }
        }

        func found(_ recorded: [String]) throws -> [String] {
            let given = Dictionary(grouping: log.indices.filter { $0 % 2 == 0 }, by: { log[$0] })
            var seen: [String: Int] = [:]
            var replies: [Int: [String]] = [:]
            for (place, line) in recorded.enumerated() where line.contains("> 2757") {
                let number = seen[line, default: 0]
                seen[line] = number + 1
                if let message = given[line]?[number] { replies[place + 1] = [log[message + 1]] }
            }
            let row = Row(testDescription, recorded.joined(separator: "\n"), given: replies)
            return try ReplyComparisonTests.differences(row).map { "\($0.line) \($0.kind.rawValue)" }
        }
    }

    static let changes = [
        Change(testDescription: "equal ones", secondsApart: 15, texts: Array(repeating: "A", count: 6)),
        Change(testDescription: "equal ones of one second", secondsApart: 0, texts: Array(repeating: "A", count: 6)),
        Change(testDescription: "two by turns", secondsApart: 0, texts: ["A", "B", "A", "B", "A", "B"]),
        Change(testDescription: "equal neighbours", secondsApart: 7, texts: ["A", "B", "B", "A", "A", "C"]),
    ]

    @Test("of which one is another are told of once, in its place, whatever stands beside it", arguments: changes)
    func one(_ change: Change) throws {
        let log = change.log
        #expect(try change.found(log) == [])
        for place in stride(from: 1, to: log.count, by: 2) {
            var recorded = log
            recorded[place] += " changed"
            #expect(try change.found(recorded) == ["\(place + 1) changed"])
            recorded = log
            recorded.remove(at: place)
            let less = try change.found(recorded)
            #expect(
                less.count == 1 && less.allSatisfy { $0.hasSuffix("not-recorded") || $0.hasSuffix("double") }, "\(less)"
            )
            recorded = log
            recorded.insert(log[place], at: place)
            let more = try change.found(recorded)
            let isInPlace = ["\(place + 1) missing", "\(place + 2) missing"].contains(more.joined())
            #expect(
                isInPlace || (change.secondsApart == 0 && more.count == 1 && more[0].hasSuffix("missing")), "\(more)")
        }
    }

    @Test("of any length are compared in memory of one size, and a difference is found where it is")
    func long() throws {
        var comparison = ReplyComparison(times: .ignored)
        for number in 1...20_000 {
            let sender = "+62812\(1_000_000 + number / 2)"
            let (asked, reply) = (
                try LogEntry("2026-11-21T08:00:00+07:00 \(sender) > 2757 SALDO"),
                try LogEntry("2026-11-21T08:00:00+07:00 2757 > \(sender) Saldo Rp\(number)")
            )
            comparison.pass(Arrival(line: number * 2, from: asked.from, to: asked.to, text: asked.text))
            var given = reply
            if number == 10_000 { given.text = "Saldo" }
            comparison.give(given)
            comparison.record(RecordedReply(reply, line: number * 2 + 1))
        }
        comparison.finish()
        let differences = comparison.takeDifferences()
        #expect(differences.map(\.line) == [20_001])
        #expect(differences.map(\.kind) == [.changed])
    }

    @Test("of which none is recorded are handed on, and not kept to the end")
    func unrecorded() throws {
        var comparison = ReplyComparison(times: nil)
        let reply = try LogEntry("2026-11-21T08:00:00+07:00 2757 > +6281200000001 Halo")
        for _ in 1...1000 { comparison.give(reply) }
        #expect(comparison.takeDifferences().count > 900)
    }
}
