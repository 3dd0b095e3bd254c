import MessageGrammar
import Testing

@Suite("Messages that a program answers")
struct AskTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let line: String
        let ask: AskTarget?
        let written: String
        let sourceLocation: SourceLocation

        init(
            _ line: String, _ ask: AskTarget?, _ written: String = "", sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.line, self.ask, self.written, self.sourceLocation) = (line, ask, written, sourceLocation)
        }

        var testDescription: String { line }
    }

    static let rows = [
        Row("message a", nil),
        Row("message a  reply ask", nil),
        Row("message a  reply ask alone", nil),
        Row("message a ask", .program),
        Row("message a  alone  ask", .program),
        Row("message ask ask -- a comment", .program),
        Row("message a ask exec './answer.py'", .exec("./answer.py"), "exec './answer.py'"),
        Row("message a  ask  exec  \"./it's one.py\"", .exec("./it's one.py"), "exec \"./it's one.py\""),
        Row(
            "message a ask coprocess 'node answer.js --ask'", .coprocess("node answer.js --ask"),
            "coprocess 'node answer.js --ask'"),
        Row(
            "message a ask http://127.0.0.1:8000/sms?a=b", .web("http://127.0.0.1:8000/sms?a=b"),
            "http://127.0.0.1:8000/sms?a=b"),
        Row("message a ask https://contoh.id -- a comment", .web("https://contoh.id"), "https://contoh.id"),
    ]

    @Test("The grammar says whether and where a message is asked", arguments: rows)
    func reads(_ row: Row) throws {
        let grammar = try Grammar(source: "shortcode 1717\n\(row.line)\n    A", file: "t")
        #expect(grammar.messages[0].ask == row.ask, sourceLocation: row.sourceLocation)
        #expect(grammar.knowing(postersOf: []).messages[0].ask == row.ask, sourceLocation: row.sourceLocation)
        guard let ask = row.ask else { return }
        #expect(ask.description == row.written, sourceLocation: row.sourceLocation)
        let again = try Grammar(source: "shortcode 1717\nmessage a ask \(ask)\n    A", file: "t")
        #expect(again.messages[0].ask == ask, sourceLocation: row.sourceLocation)
    }

    static let faults: [(line: String, place: String)] = [
        ("message a ask exec", "t:2:19: a command without quotes"),
        ("message a ask exec ./a", "t:2:20: a command without quotes"),
        ("message a ask exec './a", "t:2:20: the command is not closed"),
        ("message a ask exec './a -- b'", "t:2:20: the command is not closed"),
        ("message a ask coprocess ''", "t:2:25: no command"),
        ("message a ask coprocess './a' './b'", "t:2:25: no command"),
        ("message a ask shell './a'", "t:2:21: ''./a'' behind the place that is asked"),
        ("message a ask alone", "t:2:15: 'alone' is no place to ask"),
        ("message a ask ftp://contoh.id", "t:2:15: 'ftp://contoh.id' is no place to ask"),
        ("message a ask http://", "t:2:15: 'http://' is no place to ask"),
        ("message a ask http://:80/", "t:2:15: 'http://:80/' is no place to ask"),
        ("message a ask http://contoh.id/#a", "t:2:15: 'http://contoh.id/#a' is no place to ask"),
        ("message a  reply b ask", "t:2:12: a message that a program answers has no reply of its own"),
        ("message a b ask", "t:2:11: a message's line is not complete"),
    ]

    @Test("What cannot be asked is named with its place", arguments: faults)
    func namesThePlace(_ line: String, _ place: String) {
        let error = #expect(throws: GrammarFileError.self) {
            try Grammar(source: "shortcode 1717\n\(line)\n    A", file: "t")
        }
        #expect(error?.description.hasPrefix(place) == true, "\(error as Any)")
    }

    private static let order = """
        shortcode 1717
        message order ask
            PESAN {item}#{note}
        message help
            BANTUAN
        field item  4 digits
        field note  1..40 text
        field price  amount
        field title  1..30 letters
        field token  4 digits secret
        """

    @Test("No reply is needed; those that the program names say any field, words that are its own too")
    func holes() throws {
        let grammar = try Grammar(source: Self.order, file: "t")
        #expect(try grammar.replyHoles["order"] == nil && grammar.replyHoles["help"] == [:])
        let holes = try #require(grammar.programHoles)
        #expect(holes["item"] == .code(width: 4) && holes["price"] == .amount)
        #expect(holes["title"] == .phrase(width: 30))
        #expect(holes["note"] == .withheld("a sender's words are never said"))
        #expect(holes["token"] == .withheld("a secret is never said"))
        let without = try Grammar(source: Self.order.replacing(" ask", with: ""), file: "t")
        #expect(without.programHoles == nil)
    }

    private static let replies =
        ["field item \"BARANG\"", "field note \"CATATAN\"", "reply help\n    Bantuan"]
        + ErrorReply.allCases.filter { ![.noSuchDate, .tooFewDigits].contains($0) }
        .map { "reply \($0.rawValue)\n    Maaf" }

    private static func catalogue(_ more: String) throws(GrammarFileError) -> ReplyCatalogue {
        let grammar = try Grammar(source: order, file: "t")
        return try ReplyCatalogue(
            source: (replies + [more]).joined(separator: "\n"), file: "r", grammar: grammar,
            holes: try grammar.replyHoles)
    }

    @Test("A reply that the program names is proven to fit, and worded like any other")
    func worded() throws {
        let catalogue = try Self.catalogue("reply in-stock\n    {title} ({item}): {price}")
        let values: [String: ReplyValue] = [
            "title": .phrase("Teh\u{2026} melati"), "item": .code("0042"), "price": .amount(15_000),
        ]
        #expect(catalogue.text(of: "in-stock", values) == "Teh? melati (0042): Rp15.000")
        let long = #expect(throws: GrammarFileError.self) {
            try Self.catalogue("reply in-stock\n    " + String(repeating: "a", count: 131) + "{title}")
        }
        #expect(long?.problem.hasPrefix("the reply in-stock can take 161 septets") == true)
        let empty = #expect(throws: GrammarFileError.self) { try Self.catalogue("reply in-stock") }
        #expect(empty?.problem == "the reply in-stock has no text")
    }

    @Test("A service that asks nobody refuses the grammar, and says where")
    func refused() throws {
        let grammar = try Grammar(source: Self.order, file: "t")
        let error = #expect(throws: GrammarFileError.self) { try grammar.mustAskNobody() }
        #expect(
            error?.description.hasPrefix("t:2:1: message order asks a program, which this service does not") == true)
    }
}
