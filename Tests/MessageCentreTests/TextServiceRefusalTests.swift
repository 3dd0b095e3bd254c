import MessageCentre
import MessageGrammar
import Testing

@Suite("A service without code is refused at its start")
struct TextServiceRefusalTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let grammar: String
        let replies: String
        let error: String
        let sourceLocation: SourceLocation

        init(
            _ name: String, grammar: String = TextServiceTests.grammar, replies: String = TextServiceTests.replies,
            _ error: String, sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.name, self.grammar, self.replies, self.error) = (name, grammar, replies, error)
            self.sourceLocation = sourceLocation
        }

        var testDescription: String { name }

        static func replacing(
            _ old: String, with new: String, _ error: String, sourceLocation: SourceLocation = #_sourceLocation
        ) -> Row {
            Row(
                "\(old) > \(new)", replies: TextServiceTests.replies.replacing(old, with: new), error,
                sourceLocation: sourceLocation)
        }
    }

    static let rows: [Row] = [
        .replacing("reply votes\n    Suara {votes}\n", with: "", "t.id.replies:42:1: the reply votes has no text"),
        .replacing(
            "reply transfer\n    Ke {phone}\n", with: "",
            "t.id.replies:42:1: the reply transfer of t.grammar:8 has no text; expected reply transfer and an"),
        .replacing("reply empty\n    Kosong\n", with: "", "t.id.replies:42:1: the reply empty has no text"),
        .replacing(
            "reply help", with: "reply helps", "t.id.replies:21:7: nothing says the reply helps; expected one of"),
        .replacing("field pin \"PIN\"\n", with: "", "t.id.replies:43:1: the field pin has no label"),
        .replacing(
            "{phone}", with: "{pin}", "t.id.replies:20:9: a reply cannot say pin: a secret is never said; expected one"),
        .replacing(
            "{phone}", with: "{note}", "t.id.replies:20:9: a reply cannot say note: of what is personal only the end"),
        .replacing(
            "{phone}", with: "{plate}", "t.id.replies:20:9: this reply has no hole named plate; expected one of"),
        .replacing(
            "months Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember\n", with: "",
            "t.id.replies:14:1: the months have no names"),
        .replacing(
            "Suara {votes}", with: String(repeating: "a", count: 119) + "{votes}",
            "t.id.replies:17:1: the reply votes can take 161 septets"),
        Row(
            "a reply of those that are not understood",
            grammar: TextServiceTests.grammar.replacing("message help", with: "message help  reply empty"),
            "t.grammar:10:1: the reply empty is said to messages that are not understood"),
    ]

    @Test("with the place of what is wrong", arguments: rows)
    func refused(_ row: Row) {
        let error = #expect(throws: GrammarFileError.self, sourceLocation: row.sourceLocation) {
            try TextServiceTests.service(row.grammar, row.replies)
        }
        #expect(
            error?.description.hasPrefix(row.error) == true, "\(error as Any)", sourceLocation: row.sourceLocation)
    }
}
