import Foundation
import Testing

@Suite("Short codes of one's own")
struct GrammarOptionTests {
    private static let lending = """
        shortcode 5151
        message loan
            PINJAM {book}
            > PINJAM 1234
        field book  4 digits
        """

    private static func replies(loan: String) -> String {
        let errors = [
            "empty", "unknown-keyword", "near-keyword", "missing", "malformed", "surplus", "wrong-length",
            "unavailable",
        ]
        return "field book \"BUKU\"\nreply loan\n    \(loan)\n"
            + errors.map { "reply \($0)\n    Maaf: \($0)\n" }.joined()
    }

    /// A directory with the library's files and others, there while it runs.
    private struct Library {
        let scratch: Scratch

        init(_ files: [String: String] = [:]) throws {
            scratch = try Scratch()
            let replies = GrammarOptionTests.replies(loan: "Buku {book} dipinjam")
            let own = ["library.grammar": GrammarOptionTests.lending, "library.id.replies": replies]
            for (name, text) in own.merging(files, uniquingKeysWith: { $1 }) { try scratch.write(text, to: name) }
        }

        /// Names of its files stand for their paths, in the arguments and in what is shown of the errors.
        func run(_ arguments: [String], input: String = "") throws -> (output: String, errors: String, status: Int32) {
            let names = try scratch.names
            let run = try Run(
                arguments.map { names.contains($0) ? scratch.path($0) : $0 }, octets: Array(input.utf8))
            return (run.output, run.errors.replacing(scratch.path("") + "/", with: ""), run.status)
        }
    }

    private static func sample(_ name: String) -> String {
        Run.package.appending(path: "samples/grammars/\(name)").path
    }

    @Test("A grammar and replies beside it answer, and no Swift is needed")
    func texts() throws {
        let run = try Library().run(["--grammar", "library.grammar"], input: "PINJAM 1234\npinjam 12\nSALDO\n")
        #expect(run.output == "Buku 1234 dipinjam\nMaaf: wrong-length\nMaaf: unknown-keyword\n")
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test("Several services, each at its own short code; nobody has another one")
    func several() throws {
        let at = "2026-11-21T08:00:00+07:00"
        let log = """
            \(at) +6281200000001 > 5151 PINJAM 1234
            \(at) +6281200000001 > 1717 METRO B 1234 XYZ
            \(at) +6281200000001 > 2757 SALDO
            """
        let run = try Library().run(
            ["--grammar", "library.grammar", "--grammar", Self.sample("pajak-metro.grammar")], input: log)
        #expect(run.output.hasSuffix("> 2757 SALDO\n# no reply (nobody)\n"))
        #expect(run.output.split(separator: "\n").count == 6)
        #expect(run.status == 1)
        #expect(run.output.contains("\(at) 5151 > +6281200000001 Buku 1234 dipinjam\n"))
        #expect(run.output.contains("\(at) 1717 > +6281200000001 Info pajak kendaraan B1234XYZ"))
        #expect(run.errors.contains("line 3: nobody has the number 2757"))
    }

    @Test("Texts go to the first grammar's short code, or to the one that --to names")
    func recipient() throws {
        let grammars = ["--grammar", "library.grammar", "--grammar", Self.sample("pajak-metro.grammar")]
        #expect(try Library().run(grammars, input: "PINJAM 1234").output == "Buku 1234 dipinjam\n")
        let other = try Library().run(grammars + ["--to", "1717"], input: "METRO B1234XYZ")
        #expect(other.output.hasPrefix("Info pajak kendaraan B1234XYZ"))
    }

    @Test("A short code that no service has is refused before anything is read or made", arguments: ["9999", "X"])
    func nobodysCode(code: String) throws {
        let own = try Library()
        let store = own.scratch.path("demo.sqlite")
        let arguments = ["--grammar", "library.grammar", "--to", code, "--store", store]
        let run = try own.run(arguments, input: "PINJAM 1234\n")
        #expect(run.errors == "shortcode: nobody has the short code that --to names; expected one of 5151\n")
        #expect(run.output == "")
        #expect(run.status == 64)
        #expect(!FileManager.default.fileExists(atPath: store))
    }

    @Test("2757's own grammar with other words is 2757 still")
    func membership() throws {
        let scratch = try Scratch()
        for name in ["2757.grammar", "2757.id.replies"] {
            let text = try String(contentsOf: Run.package.appending(path: "grammar/\(name)"), encoding: .utf8)
            try scratch.write(text.replacing("HP ini terdaftar untuk", with: "Terdaftar:"), to: name)
        }
        let run = try Run("--grammar", scratch.path("2757.grammar"), input: Budi.registration + "\n")
        #expect(run.output.hasPrefix("Terdaftar: KPJ ..5678."), "\(run.output)\(run.errors)")
    }

    @Test("Without --language: the only replies there are, or the Indonesian ones")
    func language() throws {
        let english = Self.replies(loan: "Book {book} is yours")
        let both = try Library(["library.en.replies": english])
        let arguments = ["--grammar", "library.grammar"]
        #expect(try both.run(arguments, input: "PINJAM 1234").output == "Buku 1234 dipinjam\n")
        #expect(
            try both.run(arguments + ["--language", "en"], input: "PINJAM 1234").output == "Book 1234 is yours\n")
        let only = try Run("--grammar", Self.sample("beltoll.grammar"), input: "BELTOLL")
        #expect(only.lines == ["Incorrect data"])
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let name: String
        let files: [String: String]
        let arguments: [String]
        let reason: String

        init(_ name: String, _ files: [String: String], _ arguments: String..., reason: String) {
            (self.name, self.files, self.arguments, self.reason) = (name, files, arguments, reason)
        }

        var testDescription: String { name }
    }

    static let refusals = [
        Refusal("a file that is not there", [:], "--grammar", "none.grammar", reason: "none.grammar"),
        Refusal(
            "no replies", ["other.grammar": lending], "--grammar", "other.grammar",
            reason: "other.grammar: there are no replies beside it; expected other.id.replies"),
        Refusal(
            "a language that is not there", [:], "--grammar", "library.grammar", "--language", "jv",
            reason: "library.grammar: no replies in 'jv' beside it; expected one of id"),
        Refusal(
            "several languages, none of them Indonesian",
            ["other.grammar": lending, "other.en.replies": "", "other.jv.replies": ""], "--grammar", "other.grammar",
            reason: "other.grammar: replies in en, jv beside it; --language says which"),
        Refusal(
            "two services of one short code",
            ["other.grammar": lending, "other.id.replies": replies(loan: "Ya")], "--grammar", "library.grammar",
            "--grammar", "other.grammar",
            reason: "5151 has two services, library.grammar and other.grammar; give one of them another short code"),
        Refusal(
            "a reply that is missing", ["library.id.replies": "field book \"BUKU\"\n"], "--grammar", "library.grammar",
            reason: "library.id.replies:1:1: the reply empty has no text; expected reply empty and an indented text"),
        Refusal(
            "a grammar that cannot be read", ["library.grammar": "shortcode 12"], "--grammar", "library.grammar",
            reason: "library.grammar:1:11: no short code"),
    ]

    @Test("What cannot be used is refused with its place, and nothing is answered", arguments: refusals)
    func refused(_ row: Refusal) throws {
        let run = try Library(row.files).run(row.arguments, input: "PINJAM 1234\n")
        #expect(run.errors.contains(row.reason), "\(run.errors)")
        #expect(run.output == "")
        #expect(run.status == 64)
    }

    @Test("explain shows the forms of the grammar, and the reply")
    func explain() throws {
        let arguments = ["explain", "--grammar", "library.grammar"]
        let run = try Library().run(arguments + ["pinjam 12 34"])
        #expect(run.output.hasPrefix("text      pinjam 12 34\n"))
        #expect(run.output.contains("fields    book  1234\n"))
        #expect(run.output.contains("library.grammar:3 PINJAM {book}: taken\n"))
        #expect(run.output.contains("reply     Buku 1234 dipinjam\n"))
        let other = try Library().run(arguments + ["--to", "2757", "SALDO"])
        #expect(other.errors.contains("nobody has the short code that --to names; expected one of 5151"))
        #expect(other.status == 64)
    }

    @Test("replay plays a log to the grammar's service, and --update writes the replies")
    func replay() throws {
        let log = "2026-11-21T08:00:00+07:00 +6281200000001 > 5151 PINJAM 1234\n"
        let own = try Library(["own.smslog": log])
        let arguments = ["--grammar", "library.grammar", "own.smslog"]
        #expect(try own.run(["replay", "--update"] + arguments).status == 0)
        #expect(try own.scratch.text("own.smslog").contains("5151 > +6281200000001 Buku 1234 dipinjam"))
        #expect(try own.run(["replay"] + arguments).output.hasSuffix("1 message, 1 reply, all as recorded\n"))
    }

    @Test("A PIN that was sent is in no file of the store")
    func secret() throws {
        let scratch = try Scratch()
        let run = try Run(
            "--grammar", Self.sample("server-pulsa.grammar"), "--store", scratch.path("demo.sqlite"),
            input: "S.9753\nC.8888.Tidak masuk.9753\nC.8888.Tidak masuk.97531\n9753\n")
        #expect(run.lines.count == 4)
        #expect(run.status == 0)
        for name in try scratch.names {
            let octets = try Data(contentsOf: scratch.url(name))
            #expect(octets.range(of: Data("9753".utf8)) == nil, "\(name)")
        }
    }
}
