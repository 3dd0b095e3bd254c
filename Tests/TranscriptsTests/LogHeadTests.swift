import ShortMessage
import Testing
import Transcripts

@Suite("The top of a log")
struct LogHeadTests {
    static let entry = "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO"

    static func head(_ lines: [String]) -> LogHead {
        var head = LogHead()
        for (number, line) in zip(1..., lines)
        where head.read(Line(number: number, content: .octets(Array(line.utf8)[...]))) { break }
        return head
    }

    @Test("says how the log is played")
    func directives() throws {
        let head = Self.head([
            "# A day with faults: all are invented.", "# members: more people.csv ", "# members: b.csv", "",
            "# grammar: ../pln.grammar", "# language: en", "# clock: 2026-12-01T08:00:00+07:00", "# fault: loss=1%",
            "# seed: 7", "# times: 2s", "# expect: 3 unanswered, 2 messages", Self.entry, "# seed: 8",
        ])
        #expect(head.errors == [])
        #expect(head.directives.members.map(\.value) == ["more people.csv", "b.csv"])
        #expect(head.directives.members.map(\.line) == [2, 3])
        #expect(head.directives.grammars.map(\.value) == ["../pln.grammar"])
        #expect(head.directives.language?.value == "en")
        #expect(head.directives.clock == (try Timestamp("2026-12-01T08:00:00+07:00")))
        #expect(head.directives.faults.map(\.value) == ["loss=1%"])
        #expect(head.directives.seed == 7)
        #expect(head.directives.times == .within(2000))
        #expect(head.directives.expectations.map(\.description) == ["3 unanswered", "2 messages"])
        #expect(head.lines.count == 12)
    }

    static let comments = [
        "# Note: this", "#note: this", "# a takeover: a lost bag", "# http://example.org", "# fault at 08:00: lost",
        "#", "# :", "# Members and more: 3", "# The clock: 08:00",
    ]

    @Test("has comments, which are none", arguments: comments)
    func comment(line: String) {
        #expect(Self.head([line]).errors == [])
    }

    static let errors: [(String, DirectiveError)] = [
        ("# membrs: a.csv", .unknown("membrs")), ("# members:", .malformed(.members, "")),
        ("# clock: 08:00", .malformed(.clock, "08:00")), ("# seed: -1", .malformed(.seed, "-1")),
        ("# times: soon", .malformed(.times, "soon")), ("# times: 9999999999s", .malformed(.times, "9999999999s")),
        ("# expect: many unanswered", .malformed(.expect, "many unanswered")),
        ("# expect: 3 unanswered,", .malformed(.expect, "3 unanswered,")), ("# rates:", .malformed(.rates, "")),
        ("# handset: TELKOMSEL", .malformed(.handset, "TELKOMSEL")), ("# Expect: 3 unanswered", .misspelt(.expect)),
        ("# MEMBERS: a.csv", .misspelt(.members)), ("# seed:7", .misspelt(.seed)),
        ("# fault : loss=1%", .misspelt(.fault)), ("#  grammar: a.grammar", .misspelt(.grammar)),
    ]

    @Test("is refused where a directive is unknown or malformed, by name and line", arguments: errors)
    func refused(line: String, error: DirectiveError) {
        #expect(Self.head(["", line]).errors == [LineFault(line: 2, problem: .directive(error))])
        #expect("\(error)".contains("# "))
    }

    @Test("is refused where a directive stands twice that can have one value")
    func twice() {
        #expect(
            Self.head(["# seed: 1", "# seed: 1"]).errors == [LineFault(line: 2, problem: .directive(.twice(.seed)))])
    }

    static let forms: [(String, LogHead.Form)] = [
        (entry, .log), ("SALDO", .log), (" " + entry, .log), (#"{"from":"1"}"#, .json), ("[", .json), ("> AT", .dialog),
        ("@ 2026-11-21T08:00:00+07:00", .dialog), ("< OK", .dialog), (">", .dialog), (">AT", .log),
    ]

    @Test("ends with the line that tells the form", arguments: forms)
    func decided(line: String, form: LogHead.Form) {
        #expect(Self.head(["# Budi", "", line, Self.entry]).form == form)
    }

    @Test("has no directive below the first message, and says so")
    func misplaced() throws {
        var reader = RecordingReader(services: ServiceNumbers([try Address("2757")]), form: .log, start: nil)
        let items = zip(1..., ["# seed: 7", Self.entry, "# seed: 7", "# halo: 7"]).flatMap { number, line in
            reader.read(Line(number: number, content: .octets(Array(line.utf8)[...])))
        }
        #expect(items.count == 2)
        #expect(items.last == .fault(LineFault(line: 3, problem: .directive(.misplaced(.seed)))))
    }
}
