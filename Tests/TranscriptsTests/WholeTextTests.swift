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

    static let wide: [[UInt8]] = [
        [0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x41], [0x41, 0, 0, 0, 0x42, 0, 0, 0],
        [0, 0, 0, 0x41, 0, 0, 0, 0x42],
    ]

    @Test("is refused by name where it is UTF-32, in whatever blocks it comes", arguments: wide)
    func utf32(octets: [UInt8]) {
        let fault = LineFault(line: 1, problem: .utf32)
        #expect(throws: fault) { try WholeText.decoded(octets) }
        for length in [1, 3, 8] {
            var splitter = LineSplitter()
            var lines: [Line] = []
            for start in stride(from: 0, to: octets.count, by: length) {
                lines += splitter.receive(octets[start..<min(start + length, octets.count)])
            }
            #expect(lines.map { LineFault(unreadable: $0) } == [fault])
        }
    }

    @Test("names half of a surrogate pair for what it is", arguments: [true, false])
    func halfPair(isBigEndian: Bool) throws {
        let whole = LineSplitterTests.utf16("\u{FEFF}A\u{1F600}", isBigEndian: isBigEndian)
        var splitter = LineSplitter()
        var lines = splitter.receive(whole.dropLast(2))
        if let last = splitter.finish() { lines.append(last) }
        #expect(lines.map { LineFault(illFormed: $0)?.problem } == [.halfPair(column: 2)])
        #expect(lines.map(\.text) == ["A\u{FFFD}"])
    }

    @Test("may have no octet, or few", arguments: ["", "\n", "A", "AB", "ABC"])
    func short(text: String) throws {
        #expect(try WholeText.decoded(Array(text.utf8)) == text)
    }
}
