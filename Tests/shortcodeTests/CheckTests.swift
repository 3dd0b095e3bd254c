import Foundation
import Testing

@Suite("shortcode check")
struct CheckTests {
    @Test("The shipped grammar and its replies pass")
    func shipped() throws {
        let run = try Run("check", Run.package.appending(path: "grammar/2757.grammar").path)
        #expect(run.output.hasSuffix("7 messages, 20 forms, 2 replies files: nothing found\n"), "\(run.output)")
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

    @Test("A file that is not there is a usage error")
    func absent() throws {
        let run = try Run("check", "/nowhere/own.grammar")
        #expect(run.errors.contains("/nowhere/own.grammar"))
        #expect(run.errors.contains("expected a grammar"))
        #expect(run.status == 64)
    }
}
