import Testing
import Transcripts

@Suite("The text of a file")
struct WholeTextTests {
    static let text = "colour red\n\u{20AC}\u{1F600}\n"

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let octets: [UInt8]

        init(_ name: String, _ octets: [UInt8]) {
            (testDescription, self.octets) = (name, octets)
        }
    }

    static let lines = text.replacing("\n", with: "\r\n")
    static let rows = [
        Row("UTF-8", Array(text.utf8)), Row("CR LF", Array(lines.utf8)),
        Row("its mark", Array("\u{FEFF}\(lines)".utf8)),
        Row("UTF-16, big end first", LineSplitterTests.utf16("\u{FEFF}\(lines)", isBigEndian: true)),
        Row("UTF-16, little end first", LineSplitterTests.utf16("\u{FEFF}\(text)", isBigEndian: false)),
    ]

    @Test("is one, however it was saved", arguments: rows)
    func decoded(_ row: Row) throws {
        #expect(try WholeText.decoded(row.octets) == Self.text)
    }

    @Test("is refused by name where it is UTF-16 without a mark", arguments: [true, false])
    func unmarked(isBigEndian: Bool) {
        #expect(throws: LineFault(line: 1, problem: .utf16)) {
            try WholeText.decoded(LineSplitterTests.utf16(Self.text, isBigEndian: isBigEndian))
        }
    }

    @Test("may have no octet, or few", arguments: ["", "\n", "A", "AB", "ABC"])
    func short(text: String) throws {
        #expect(try WholeText.decoded(Array(text.utf8)) == text)
    }
}
