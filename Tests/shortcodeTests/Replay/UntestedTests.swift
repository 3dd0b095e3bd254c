import Foundation
import Testing

@Suite("Nothing tested is not green")
struct UntestedTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let input: [UInt8]
        let arguments: [String]
        let sentence: String

        init(_ name: String, _ input: String, _ arguments: String..., sentence: String) {
            self.init(name, Array(input.utf8), arguments, sentence: sentence)
        }

        init(_ name: String, _ input: [UInt8], _ arguments: [String] = [], sentence: String) {
            (testDescription, self.input, self.arguments, self.sentence) = (name, input, arguments, sentence)
        }
    }

    static let time = "2026-11-21T08:00:00+07:00"
    static let contact = "\(time) +6281200000003 > 2757 KONTAK\n"

    @Test("but what a recorded handset wrote to others is the network's, not a service's")
    func toOthers() throws {
        let answer = try Run(input: Self.contact).output
        let log = "# handset: +6281200000003\n\(Self.time) +6281200000003 > +6281200000099 halo\n" + answer
        let run = try Run("replay", "-", input: log)
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        let unserved = log.replacing("+6281200000099", with: "5151")
        #expect(try Run("replay", "-", input: unserved).status == 1)
    }

    static let rows = [
        Row("no line", "", sentence: "stdin: no message was played"),
        Row("comments alone", "# halo\n", sentence: "stdin: no message was played"),
        Row("replies alone", "\(time) 2757 > +6281200000001 Halo\n", sentence: "stdin: no message was played"),
        Row("no recorded reply", contact, sentence: "stdin: has no recorded replies; replay --update writes them"),
        Row(
            "no reply at all", "\(time) TELKOMSEL > 2757 SALDO\n",
            sentence: "stdin: no reply was compared, for none is recorded and none was given; '# expect: 1 unanswered' "
                + "says that this is right"),
        Row(
            "a number that is not served", "\(time) +6281200000001 > 1717 METRO\n",
            sentence: "stdin: line 1 was not played: no service runs at 1717; name its grammar with --grammar"),
        Row(
            "no number that --only names", contact, "--only", "+62813*",
            sentence: "stdin: no reply was compared, for none is recorded and none was given; '# expect: 1 unanswered' "
                + "says that this is right"),
        Row("a dialog of no lines", "# halo\n", "--input", "dialog", sentence: "stdin: no line was sent"),
        Row(
            "a dialog without answers", "> AT\n",
            sentence: "stdin: has no recorded answers; replay --update writes them"),
        Row(
            "a blank before the time", " " + contact,
            sentence: "stdin: line 1: column 1: the time is missing; expected one like \(time)"),
        Row(
            "another kind of time", contact.replacing(time, with: "Nov 21 08:00"),
            sentence: "stdin: line 1: column 1: this is not the time; expected one like \(time)"),
        Row(
            "a blank for T", contact.replacing("T08", with: " 08"),
            sentence: "stdin: line 1: column 1: this is not the time; expected one like \(time)"),
        Row(
            "tabs", contact.replacing(" ", with: "\t"),
            sentence: "stdin: line 1: column 1: this is not the time; expected one like \(time)"),
        Row(
            "an array", "[\n",
            sentence: "stdin: line 1: this begins a JSON array; expected JSON Lines, an object a line"),
        Row(
            "UTF-16 without its mark", contact.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            sentence: "stdin: line 1: this is UTF-16 without a byte order mark; expected UTF-8, or UTF-16 with its mark"
        ),
        Row(
            "no UTF-8", Array(contact.utf8.dropLast()) + [0xFF, 0x0A],
            sentence: "stdin: line 1: column 55: this is no UTF-8; expected UTF-8, or UTF-16 with a byte order mark"),
    ]

    @Test("is 1 and one sentence", arguments: rows)
    func untested(_ row: Row) throws {
        let run = try Run(["replay"] + row.arguments + ["-"], octets: row.input)
        #expect(run.errors == row.sentence + "\n")
        #expect(!run.output.contains("all as recorded"))
        #expect(run.status == 1)
    }

    @Test("though nobody reads on, a difference is told by the exit code")
    func closed() throws {
        let scratch = try Scratch()
        let lines = (0..<5000).map { "\(Self.time) +62812\(1_000_000 + $0) > 2757 KONTAK" }.joined(separator: "\n")
        try scratch.write(lines, to: "a.smslog")
        let command =
            "{ '\(Run.program.path)' replay '\(scratch.path("a.smslog"))'; echo $? >'\(scratch.path("rc"))'; } | head -1"
        let run = try Run(command: command, input: "")
        #expect(run.lines.count == 1)
        #expect(try scratch.text("rc") == "1\n")
    }
}
