import Foundation
import Testing

@Suite("shortcode check")
struct CheckTests {
    @Test("The shipped grammar and its replies pass")
    func shipped() throws {
        let run = try Run("check", Run.package.appending(path: "grammar/2757.grammar").path)
        let found = "23 messages, 60 forms, 2 replies files, 1 rates file: nothing found\n"
        #expect(run.output.hasSuffix(found), "\(run.output)")
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    private static let grammar = """
        shortcode 1234
        message tax reply tax
            CEK {plate}
        message voter
            CEK {nik}
        field plate  1..8 alphanumerics
        field nik  4 digits
        """

    /// Words for all that can be wrong with its messages.
    private static let errors = [
        "empty", "unknown-keyword", "near-keyword", "missing", "malformed", "surplus", "wrong-length",
        "wrong-length-between", "unavailable",
    ].map { "reply \($0)\n    Maaf\n" }.joined()

    @Test("Examples are read with the words of the posters, as the service reads them")
    func examples() throws {
        let scratch = try Scratch()
        try scratch.write(
            "shortcode 1234\nmessage tax\n    CEK {plate}\n    > CEK PLAT 1234 kirim ke 1234\nfield plate  4 digits",
            to: "own.grammar")
        let replies = Self.errors.replacing("reply wrong-length-between\n    Maaf\n", with: "")
        try scratch.write(
            "poster \"Ketik\" \"kirim ke\"\nfield plate \"PLAT\"\nreply tax\n    Pajak\n" + replies,
            to: "own.id.replies")
        let run = try Run("check", scratch.path("own.grammar"))
        #expect(run.output.hasSuffix("1 form, 1 replies file: nothing found\n"), "\(run.output)")
    }

    static let grammars: [String] = {
        let folder = Run.package.appending(path: "samples/grammars").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".grammar") }.map { folder + "/" + $0 } + [
            Run.package.appending(path: "grammar/2757.grammar").path
        ]
    }()

    @Test("A skeleton is all the replies that a grammar needs, and each fits", arguments: grammars)
    func skeleton(of grammar: String) throws {
        #expect(Self.grammars.count == 22)
        let scratch = try Scratch()
        try FileManager.default.copyItem(atPath: grammar, toPath: scratch.path("own.grammar"))
        let whole = try Run("check", "--skeleton", scratch.path("own.grammar"))
        #expect(whole.status == 0 && whole.errors == "")
        try scratch.write(whole.output, to: "own.en.replies")
        let check = try Run("check", scratch.path("own.grammar"))
        #expect(check.status == 0 && check.output.contains("1 replies file: nothing found"), "\(check.output)")
        // Without one entry the skeleton is that entry.
        let last = try #require(whole.output.components(separatedBy: "\n\n").last)
        try scratch.write(String(whole.output.dropLast(last.utf8.count)), to: "own.en.replies")
        let rest = try Run("check", "--skeleton", scratch.path("own.grammar"))
        #expect(rest.output == "-- What \(scratch.path("own.en.replies")) lacks.\n\n" + last)
        try scratch.write(whole.output, to: "own.en.replies")
        let nothing = try Run("check", "--skeleton", scratch.path("own.grammar"))
        #expect(nothing.output == "" && nothing.errors.hasSuffix("own.en.replies: nothing is missing\n"))
    }

    @Test("A warning is shown and is no failure")
    func warning() throws {
        let scratch = try Scratch()
        try scratch.write("shortcode 1234\nmessage a\n    {x}\nfield x 4 digits", to: "own.grammar")
        let run = try Run("check", scratch.path("own.grammar"))
        #expect(
            run.output.contains("own.grammar:3: unhelpful: who makes a mistake in {x} is not told"), "\(run.output)")
        #expect(run.output.hasSuffix("1 form, 0 replies files: nothing found, 1 warning\n"), "\(run.output)")
        #expect(run.status == 0)
    }

    @Test("Where a program is asked is told, and no reply is needed; who starts the service names the other")
    func asked() throws {
        let scratch = try Scratch()
        try scratch.write(
            "shortcode 1234\nmessage a ask exec './a.py'\n    A\nmessage b ask\n    B\n", to: "own.grammar")
        try scratch.write(
            ["empty", "unknown-keyword", "near-keyword", "unavailable"].map { "reply \($0)\n    Maaf\n" }.joined(),
            to: "own.id.replies")
        let run = try Run("check", scratch.path("own.grammar"))
        #expect(
            run.output.replacing(scratch.path("") + "/", with: "") == """
                own.grammar:2: asks: a is answered by exec './a.py', and needs no reply
                own.grammar:4: asks: b is answered by the program that the command line names, and needs no reply
                own.grammar: 2 messages, 2 forms, 1 replies file: nothing found

                """)
        #expect(run.status == 0)
        let pipe = try Run("--grammar", scratch.path("own.grammar"), input: "A\n")
        #expect(pipe.errors.contains("own.grammar:4:1: message b asks a program, and it is not said where that is"))
        #expect(pipe.errors.split(separator: "\n").count == 1)
        #expect(pipe.status == 64, "\(pipe.status)")
    }

    @Test("A finding is a paragraph, and the exit code 1; replies are those beside the grammar")
    func finding() throws {
        let scratch = try Scratch()
        try scratch.write(Self.grammar, to: "own.grammar")
        let labels = "field plate \"PLAT\"\nfield nik \"NIK\"\n"
        let replies = "reply voter\n    Pemilih\nreply taks\n    Pajak"
        try scratch.write(labels + Self.errors + replies, to: "own.id.replies")
        try scratch.write("field", to: "another.id.replies")
        let run = try Run("check", scratch.path("own.grammar"))
        #expect(
            run.output.replacing(scratch.path("") + "/", with: "") == """
                own.grammar:5: ambiguous: CEK {nik} of voter and CEK {plate} of tax, line 3, accept one text
                    witness: CEK1111
                    instead: give one of them another keyword, or holes whose shapes do not meet

                own.grammar:5: unreachable: every text that fits CEK {nik} is read by a form tried before it, of line 3
                    instead: leave the form out, or narrow the others

                own.id.replies:23: unused: nothing says the reply taks
                    instead: one of empty, malformed, missing, near-keyword, surplus, tax, unavailable, unknown-keyword, \
                voter, wrong-length, wrong-length-between

                own.id.replies:24: missing: the reply tax has no text
                    instead: reply tax and an indented text

                own.grammar: 2 messages, 2 forms, 1 replies file: 4 findings

                """)
        #expect(run.status == 1)
    }

    @Test("As JSON: one object a finding and nothing else")
    func json() throws {
        let scratch = try Scratch()
        try scratch.write("shortcode 1234\nmessage a\n    A\n    > \u{1F600}\"\n", to: "own.grammar")
        let run = try Run("check", "--json", scratch.path("own.grammar"))
        let finding = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(finding["kind"] as? String == "example")
        #expect(finding["line"] as? Int == 4)
        #expect(finding["witness"] as? String == "\u{1F600}\"")
        #expect(run.lines.count == 1)
        #expect(run.status == 1)
    }

    @Test("A grammar that cannot be read is a finding")
    func unreadable() throws {
        let scratch = try Scratch()
        try scratch.write("shortcode 1234\nmesage a\n", to: "own.grammar")
        let run = try Run("check", scratch.path("own.grammar"))
        #expect(run.lines.first?.hasSuffix("own.grammar:2: unreadable: 'mesage' begins no entry") == true)
        #expect(run.status == 1)
    }

    @Test("All that keeps a grammar from being read is found at once")
    func unreadableLines() throws {
        let scratch = try Scratch()
        try scratch.write("shortcode 1234\nmessage a\n    A {n\n\nfield q 4..2 digits\n", to: "own.grammar")
        let run = try Run("check", scratch.path("own.grammar"))
        #expect(
            run.output.replacing(scratch.path("") + "/", with: "") == """
                own.grammar:3: unreadable: a hole is not closed
                    instead: expected {name}, {name?} or {name...}

                own.grammar:5: unreadable: '4..2' is no count
                    instead: expected a number or a range such as 2..60, at most 160

                own.grammar: cannot be read

                """)
        #expect(run.status == 1)
    }

    static let readers = [
        ["check"], ["check", "--abnf"], ["explain", "HELP", "--grammar"], ["generate", "--grammar"],
    ]

    @Test("Replies in the place of a grammar are a usage error that names the grammar", arguments: readers)
    func replies(_ command: [String]) throws {
        let scratch = try Scratch()
        try scratch.write("more \" dll\"\n", to: "own.id.replies")
        let run = try Run(command + [scratch.path("own.id.replies")])
        #expect(run.errors.contains("own.id.replies: these are replies; expected the grammar beside them, "))
        #expect(run.errors.contains("/own.grammar\n"))
        #expect(run.status == 64)
    }

    @Test("A file that is not there is a usage error")
    func absent() throws {
        let run = try Run("check", "/nowhere/own.grammar")
        #expect(run.errors.contains("/nowhere/own.grammar"))
        #expect(run.errors.contains("expected a grammar"))
        #expect(run.status == 64)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let kind: String
        let grammar: String
        let replies: String?
        let finding: String
        let sourceLocation: SourceLocation

        init(
            _ kind: String, _ grammar: String, replies: String? = nil, _ finding: String,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.kind, self.grammar) = (kind, "shortcode 1234\n" + grammar)
            self.replies = replies.map { $0 + "\n" + Self.errors }
            (self.finding, self.sourceLocation) = (finding, sourceLocation)
        }

        var testDescription: String { kind }

        /// What every service of such a grammar says of a message that it cannot read.
        private static let errors = [
            "empty", "malformed", "missing", "near-keyword", "surplus", "unavailable", "unknown-keyword",
            "wrong-length",
        ].map { "reply \($0)\n    Coba lagi" }.joined(separator: "\n")
    }

    private static let one = "message a reply r\n    CEK {x}\nfield x 3 digits"

    static let rows = [
        Row("unreadable", "mesage a", "g.grammar:2: unreadable: 'mesage' begins no entry"),
        Row(
            "ambiguous", "message a\n    CEK {x}\nmessage b\n    CEK {y}\nfield x 3 digits\nfield y 2..3 alphanumerics",
            "g.grammar:5: ambiguous: CEK {y} of b and CEK {x} of a, line 3, accept one text"),
        Row(
            "unreachable", "message a\n    CEK {x}\n    CEK {y}\nfield x 1..4 digits\nfield y 2 digits",
            "g.grammar:4: unreachable: every text that fits CEK {y} is read by a form tried before it, of line 3"),
        Row(
            "mistakable", "message a\n    CEK#{x?}#{y}\nfield x 1..4 digits\nfield y 4 digits",
            "g.grammar:3: mistakable: x may be left out of CEK#{x?}#{y}, and a value of it can be y"),
        Row(
            "example", "message a\n    CEK\n    > STOP\nmessage b\n    STOP",
            "g.grammar:4: example: an example of a is read as b"),
        Row(
            "unused field", "message a\n    CEK {x}\nfield x 3 digits\nfield y 4 digits",
            "g.grammar:5: unused: no form has the field y"),
        Row("missing label", one, replies: "reply r\n    Satu", "g.id.replies:18: missing: the field x has no label"),
        Row("missing reply", one, replies: "field x \"X\"", "g.id.replies:17: missing: the reply r has no text"),
        Row(
            "unused label", one, replies: "field x \"X\"\nfield y \"Y\"\nreply r\n    Satu",
            "g.id.replies:2: unused: the grammar has no field y"),
        Row(
            "unused reply", one, replies: "field x \"X\"\nreply r\n    Satu\nreply s\n    Dua",
            "g.id.replies:4: unused: nothing says the reply s"),
        Row(
            "too long", one, replies: "field x \"X\"\nreply r\n    " + String(repeating: "a", count: 161),
            "g.id.replies:2: too-long: the reply r can take 161 septets"),
        Row(
            "character", one, replies: "field x \"X\"\nreply r\n    \u{201C}Satu\u{201D}",
            "g.id.replies:3: character: a character that the GSM default alphabet lacks"),
    ]

    @Test("Each kind of finding is found, and told what to do", arguments: rows)
    func finds(_ row: Row) throws {
        let scratch = try Scratch()
        try scratch.write(row.grammar, to: "g.grammar")
        if let replies = row.replies { try scratch.write(replies, to: "g.id.replies") }
        let run = try Run("check", scratch.path("g.grammar"))
        let paragraph = run.output.replacing(scratch.path("") + "/", with: "").components(separatedBy: "\n\n")[0]
        #expect(paragraph.hasPrefix(row.finding + "\n"), sourceLocation: row.sourceLocation)
        #expect(paragraph.contains("\n    instead: "), sourceLocation: row.sourceLocation)
        #expect(run.output.hasSuffix(": 1 finding\n") || row.kind == "unreadable", sourceLocation: row.sourceLocation)
        #expect(run.status == 1, sourceLocation: row.sourceLocation)
    }

    @Test("As ABNF: rules of one grammar, with lines as RFC 5234 has them")
    func abnf() throws {
        let run = try Run("check", "--abnf", Run.package.appending(path: "grammar/2757.grammar").path)
        #expect(run.output.contains("\r\nnik = 16DIGIT\r\n"))
        #expect(run.output.replacing("\r\n", with: "").allSatisfy { $0 != "\n" && $0 != "\r" })
        #expect(run.status == 0)
        #expect(try Run("check", "--abnf", "--json", "a.grammar").status == 64)
        let scratch = try Scratch()
        let born = "shortcode 5151\nmessage born\n    LAHIR-{date}-{town}\n"
        let fields = "field date date\nfield town 3..10 letters\n"
        try scratch.write(born + fields, to: "one.grammar")
        try scratch.write(born + "message help\n    BANTUAN\n" + fields, to: "two.grammar")
        let none = try Run("check", "--abnf", scratch.path("one.grammar"))
        #expect(none.output.isEmpty && none.status == 1)
        #expect(none.errors.contains("born has no canonical spelling and is left out"))
        let some = try Run("check", "--abnf", scratch.path("two.grammar"))
        #expect(some.output.contains("help = ") && !some.output.contains("born") && some.status == 1)
        #expect(try Run("check", "--abnf", "a.grammar", "b.grammar").status == 64)
        #expect(try Run("check", "--abnf", "/nowhere/a.grammar").status == 64)
    }

    @Test("Two hundred forms that share a keyword are proved, also where many are ambiguous")
    func manyForms() throws {
        let scratch = try Scratch()
        func grammar(_ form: (Int) -> String) -> String {
            let messages = (0..<200).map { "message m\($0)\n    \(form($0))" }
            let fields = (0..<200).map { "field c\($0) choice(K\($0 + 100)|L\($0 + 100))" }
            return (["shortcode 1234"] + messages + fields + ["field name 2..60 letters", "field note text"])
                .joined(separator: "\n")
        }
        try scratch.write(grammar { "CEK#{name?}#{c\($0)}#{note?}" }, to: "sound.grammar")
        #expect(try Run("check", scratch.path("sound.grammar")).lines.last?.hasSuffix("nothing found") == true)
        try scratch.write(grammar { _ in "CEK {note}" }, to: "alike.grammar")
        #expect(try Run("check", scratch.path("alike.grammar")).status == 1)
    }
}
