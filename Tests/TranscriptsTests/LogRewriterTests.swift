import ShortMessage
import Testing
import Transcripts

@Suite("A log with the replies of today")
struct LogRewriterTests {
    static let asked = "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO"
    static let saldo = "2026-11-21T08:00:00+07:00 2757 > +6281200000001 Saldo Rp1"
    static let other = "2026-11-21T08:00:00+07:00 2757 > +6281200000001 Saldo Rp2"
    static let welcome = "2026-11-21T08:00:00+07:00 2757 > +6281200000001 HP ini terdaftar"
    static let notice = "2026-11-21T08:00:00+07:00 2757 > +6281200000002 Bukan Anda?"

    @Test("keeps in JSON Lines what names a changed reply, and what it answers")
    func names() throws {
        let old = try JSONLine(LogEntry(Self.saldo), id: "reply-2", re: .id("a-1"))
        let question = try JSONLine(LogEntry(Self.asked), id: "a-1")
        let new = try LogEntry(Self.other)
        let services = ServiceNumbers([Address(digits: "2757", typeOfNumber: .unknown)])
        var comparison = ReplyComparison(times: nil)
        var reader = RecordingReader(services: services, form: .json, start: nil)
        for (index, line) in [question, old].enumerated() {
            for item in reader.read(Line(number: index + 1, content: .octets(Array("\(line)".utf8)[...]))) {
                switch item {
                case .message(let arrival):
                    comparison.pass(arrival)
                    comparison.give(new, after: nil)
                case .reply(let reply): comparison.record(reply)
                case .foreign, .fault: break
                }
            }
        }
        comparison.finish()
        var edits = LogEdits(times: nil)
        for difference in comparison.takeDifferences() { edits.add(difference) }
        var rewriter = LogRewriter(edits, form: .json, services: services)
        let written = rewriter.receive(Array("\(question)\n\(old)\n".utf8)[...]) + rewriter.finish()
        #expect(
            String(decoding: written, as: UTF8.self) == "\(question)\n\(JSONLine(new, id: "reply-2", re: .id("a-1")))\n"
        )
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let log: String
        let given: [String]
        let times: TimeRule?
        let written: String

        /// - Parameter given: for each message.
        init(_ name: String, _ log: String, given: [String], times: TimeRule? = nil, _ written: String) {
            (testDescription, self.log, self.given, self.times, self.written) = (name, log, given, times, written)
        }
    }

    static let rows = [
        Row(
            "without a difference stays", "# Budi\n\(asked)\n\(saldo)\n", given: [saldo], "# Budi\n\(asked)\n\(saldo)\n"
        ),
        Row(
            "has a changed one in its place", "\(asked)\n\(saldo)\n# End\n", given: [other],
            "\(asked)\n\(other)\n# End\n"),
        Row(
            "has one that was not recorded before the one that it changes", "\(asked)\n\n\(saldo)\n",
            given: [welcome, other], "\(asked)\n\(welcome)\n\n\(other)\n"),
        Row("keeps CR LF", "\(asked)\r\n\(saldo)\r\n# End", given: [other], "\(asked)\r\n\(other)\r\n# End"),
        Row("keeps its byte order mark", "\u{FEFF}\(asked)\n\(saldo)", given: [other], "\u{FEFF}\(asked)\n\(other)"),
        Row("lacks a missing one", "\(asked)\n\(saldo)\n\n# End\n", given: [], "\(asked)\n\n# End\n"),
        Row(
            "has one that was not recorded behind its message", "\(asked)\n\n# End\n", given: [saldo],
            "\(asked)\n\(saldo)\n\n# End\n"),
        Row(
            "has one behind the replies to others", "\(asked)\n\(saldo)\n\n", given: [saldo, notice],
            "\(asked)\n\(saldo)\n\(notice)\n\n"),
        Row(
            "ends its last line before one that is added", asked, given: [saldo, notice],
            "\(asked)\n\(saldo)\n\(notice)\n"),
        Row("has added lines end as the others do", "\(asked)\r\n", given: [saldo], "\(asked)\r\n\(saldo)\r\n"),
        Row(
            "keeps the words of a pattern that fits", "\(asked)\n\(saldo.dropLast())...\n", given: [other],
            "\(asked)\n\(saldo.dropLast())...\n"),
        Row(
            "keeps the time of a changed one where times do not count", "\(asked)\n\(saldo)\n",
            given: [other.replacing("08:00", with: "09:00")], times: .ignored, "\(asked)\n\(other)\n"),
        Row(
            "has a late one where it came", "\(asked)\n\(notice)\n\(saldo)\n\(other)\n", given: [notice, other, saldo],
            "\(asked)\n\(notice)\n\(other)\n\(saldo)\n"),
        Row(
            "keeps lines that are none", "\(asked)\nSALDO\n\(String(repeating: "x", count: 70_000))\n", given: [saldo],
            "\(asked)\n\(saldo)\nSALDO\n\(String(repeating: "x", count: 70_000))\n"),
    ]

    static func written(_ log: String, given: [String], times: TimeRule?, cut: Int) throws -> String {
        let services = ServiceNumbers([try Address("2757")])
        var reader = RecordingReader(services: services, form: .log, start: nil)
        var (splitter, comparison) = (LineSplitter(), ReplyComparison(times: times))
        let lines = splitter.receive(Array(log.utf8)[...]) + (splitter.finish().map { [$0] } ?? [])
        for item in lines.flatMap({ reader.read($0) }) {
            switch item {
            case .message(let arrival):
                comparison.pass(arrival)
                for reply in given { comparison.give(try LogEntry(reply)) }
            case .reply(let reply): comparison.record(reply)
            case .foreign, .fault: break
            }
        }
        comparison.finish()
        var edits = LogEdits(times: comparison.times)
        for difference in comparison.takeDifferences() { edits.add(difference) }
        var rewriter = LogRewriter(edits, form: .log, services: services)
        let octets = Array(log.utf8)
        var written: [UInt8] = []
        for start in stride(from: 0, to: octets.count, by: cut) {
            written += rewriter.receive(octets[start..<min(start + cut, octets.count)])
        }
        return String(decoding: written + rewriter.finish(), as: UTF8.self)
    }

    @Test("however it is cut", arguments: rows)
    func cut(_ row: Row) throws {
        for cut in [1, 13, 1 << 20] where cut > 1 || row.log.utf8.count < 10_000 {
            #expect(try Self.written(row.log, given: row.given, times: row.times, cut: cut) == row.written)
        }
    }

    @Test("has no more differences", arguments: rows)
    func settled(_ row: Row) throws {
        let again = try Self.written(row.written, given: row.given, times: row.times, cut: 1 << 20)
        #expect(again == row.written)
    }
}
