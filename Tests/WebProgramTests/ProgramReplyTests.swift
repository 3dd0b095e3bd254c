import ShortMessage
import Testing
import WebProgram

@Suite("What a program answers over HTTP")
struct ProgramReplyTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var type: String? = "application/json"
        let body: String
        /// What is read; nil where nothing can be.
        let replies: [ProgramReply]?
    }

    static let other = try? Address("+6281200000007")

    static let rows = [
        Row(testDescription: "nothing", type: nil, body: "", replies: []),
        Row(testDescription: "a text", type: "text/plain", body: "halo\n", replies: [ProgramReply("halo")]),
        Row(
            testDescription: "two lines", type: "text/plain", body: "halo\r\ndunia",
            replies: [ProgramReply("halo\r\ndunia")]),
        Row(testDescription: "a line end alone", type: "text/plain", body: "\n", replies: []),
        Row(testDescription: "a page", type: "text/html", body: "<p>halo</p>", replies: nil),
        Row(testDescription: "something without a type", type: nil, body: "halo", replies: nil),
        Row(testDescription: "null", body: "null", replies: []),
        Row(testDescription: "no reply", body: "[]", replies: []),
        Row(testDescription: "a string", body: #""halo\n""#, replies: [ProgramReply("halo\n")]),
        Row(testDescription: "a reply", body: #"{"text":"halo"}"#, replies: [ProgramReply("halo")]),
        Row(testDescription: "a reply to nobody else", body: #"{"text":"a","to":null}"#, replies: [ProgramReply("a")]),
        Row(
            testDescription: "two replies, one of them to another",
            body: #"[{"text":"a"},{"to":"+6281200000007","text":"b"}]"#,
            replies: [ProgramReply("a"), ProgramReply(to: other, "b")]),
        Row(testDescription: "a number", body: "17", replies: nil),
        Row(testDescription: "an object without a text", body: #"{"reply":"a"}"#, replies: nil),
        Row(testDescription: "a text and something else", body: #"{"text":"a","form":"b"}"#, replies: nil),
        Row(testDescription: "a recipient without a character", body: #"{"text":"a","to":""}"#, replies: nil),
        Row(testDescription: "a recipient of twelve letters", body: #"{"text":"a","to":"TELKOMSELABC"}"#, replies: nil),
        Row(testDescription: "half an object", body: #"{"text":"#, replies: nil),
    ]

    @Test("is read as it is meant, or refused by what it is", arguments: rows)
    func read(row: Row) {
        #expect((try? ProgramReply.all(in: Array(row.body.utf8), of: row.type)) == row.replies)
    }

    @Test("is refused where it is no UTF-8")
    func octets() {
        #expect(throws: UnreadableResponse.self) { try ProgramReply.all(in: [0x41, 0xFF], of: "text/plain") }
    }

    static let addresses: [(String, String?)] = [
        ("http://127.0.0.1:8080/sms?key=a", "http://127.0.0.1:8080/sms?key=a"),
        ("http://localhost", "http://localhost/"),
        ("HTTP://[::1]:81", "http://[::1]:81/"), ("http://gateway.test?a=b#c", "http://gateway.test/?a=b"),
        ("https://127.0.0.1/", nil), ("http://", nil), ("http://:80/", nil), ("http://a:0/", nil), ("http://a:x/", nil),
        ("http://a:70000/", nil), ("http://user:secret@a/", nil), ("http://a/ b", nil), ("127.0.0.1:8080", nil),
    ]

    @Test("is asked for at an address", arguments: addresses)
    func address(text: String, shown: String?) {
        #expect(WebAddress(text).map { "\($0)" } == shown)
    }
}
