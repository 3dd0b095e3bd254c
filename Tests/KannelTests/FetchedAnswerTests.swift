import Kannel
import Testing

@Suite("What a service's address answers")
struct FetchedAnswerTests {
    private func text(_ body: [UInt8], _ type: String?, _ status: Int = 200) throws -> String {
        let words = try KannelSettings(source: "group = smsbox\n").words
        return FetchedAnswer(status: status, headers: type.map { ["content-type": $0] } ?? [:], body: body).text(words)
    }

    @Test("is a text as it stands")
    func plain() throws {
        #expect(try text(Array("dua  baris\nhalo \n".utf8), "text/plain") == "dua  baris\nhalo \n")
        #expect(try text(Array("é".utf8), "text/plain; charset=UTF-8", 202) == "é")
        #expect(try text([0x63, 0x61, 0x66, 0xE9], "TEXT/PLAIN; charset=\"ISO-8859-1\"") == "café")
        #expect(try text([], "text/plain") == "")
    }

    @Test(
        "is what is left of a page",
        arguments: [
            (
                "<html><head><title>Judul</title></head><body><p>Satu &amp; dua</p>\n  tiga</body></html>",
                "JudulSatu & dua tiga"
            ),
            ("a<br>b", "ab"), ("<!-- a > b -->c", "c"), ("&eacute;&#65;&#x42;&nbsp;&yuml;", "éAB\u{A0}ÿ"),
            ("a & b &unknown; &#0x;", "a & b &unknown; &#0x;"), ("", ""), ("a <b", "a"),
        ])
    func page(page: String, plain: String) throws {
        #expect(try text(Array(page.utf8), "text/html; charset=utf-8") == plain)
    }

    @Test(
        "that is none is told so", arguments: [(404, "text/plain"), (500, "text/html"), (302, "text/plain"), (204, "")])
    func unfetched(status: Int, type: String) throws {
        #expect(try text(Array("x".utf8), type, status) == "Could not fetch content, sorry.")
    }

    @Test(
        "of other types cannot be shown", arguments: ["application/json", "image/png", "text/plain; charset=klingon"])
    func other(type: String) throws {
        #expect(try text(Array("x".utf8), type) == "Result could not be represented as an SMS message.")
    }
}
