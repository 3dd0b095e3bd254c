import Testing
import Transcripts

@Suite("Lines out of octets")
struct LineSplitterTests {
    static let stream = Array("\u{FEFF}SALDO\r\n\n  STATUS \nDAFTAR\rSALDO\n\u{20AC}\u{1F600}\nBANTUAN".utf8)
    static let texts = ["SALDO", "", "  STATUS ", "DAFTAR\rSALDO", "\u{20AC}\u{1F600}", "BANTUAN"]

    static func lines(of blocks: [ArraySlice<UInt8>]) -> [Line] {
        var splitter = LineSplitter()
        let ended = blocks.flatMap { splitter.receive($0) }
        return ended + (splitter.finish().map { [$0] } ?? [])
    }

    static func cut(_ octets: [UInt8], every length: Int) -> [ArraySlice<UInt8>] {
        stride(from: 0, to: octets.count, by: length).map { octets[$0...].prefix(length) }
    }

    @Test("are the same for any cut", arguments: 1...stream.count)
    func anyCut(length: Int) {
        let lines = Self.lines(of: Self.cut(Self.stream, every: length))
        #expect(lines.map(\.text) == Self.texts)
        #expect(lines.map(\.number) == Array(1...Self.texts.count))
    }

    struct Ending: Sendable, CustomTestStringConvertible {
        let stream: String
        let texts: [String]

        init(_ stream: String, _ texts: [String]) {
            (self.stream, self.texts) = (stream, texts)
        }

        var testDescription: String { stream.debugDescription }
    }

    static let endings = [
        Ending("", []),
        Ending("\n", [""]),
        Ending("A", ["A"]),
        Ending("A\n", ["A"]),
        Ending("A\r\n", ["A"]),
        Ending("A\r", ["A\r"]),
        Ending("A\r\r\n", ["A\r"]),
        Ending("A\n\nB", ["A", "", "B"]),
        Ending("\u{FEFF}\n\u{FEFF}A\n", ["", "\u{FEFF}A"]),
        Ending("A\0B\n", ["A\0B"]),
        Ending("A\u{2028}B\u{0B}C\n", ["A\u{2028}B\u{0B}C"]),
    ]

    @Test("end in LF or CR LF, the last one perhaps in nothing", arguments: endings)
    func end(_ row: Ending) {
        #expect(Self.lines(of: [Array(row.stream.utf8)[...]]).map(\.text) == row.texts)
    }

    @Test("that are too long are counted, not held, and the next one is whole", arguments: [1, 7, 4096, 1 << 20])
    func overlong(length: Int) {
        let longest = String(repeating: "A", count: LineSplitter.longest)
        let lines = Self.lines(of: Self.cut(Array("SALDO\n\(longest)\r\n\(longest)A\nSTATUS".utf8), every: length))
        #expect(lines.map(\.number) == [1, 2, 3, 4])
        #expect(lines[1].text == longest)
        #expect(lines[2].content == .overlong(count: LineSplitter.longest + 1))
        #expect(lines[3].text == "STATUS")
    }

    @Test("that never end take no memory")
    func endless() {
        var splitter = LineSplitter()
        let block = [UInt8](repeating: 0x41, count: 1 << 20)
        for _ in 0..<64 { #expect(splitter.receive(block[...]).isEmpty) }
        #expect(splitter.unfinished == 64 << 20)
        #expect(splitter.finish()?.content == .overlong(count: 64 << 20))
        #expect(splitter.finish() == nil)
    }

    @Test("that are no UTF-8 have U+FFFD in place of what is none")
    func illFormed() {
        let lines = Self.lines(of: [[0x53, 0xFF, 0x41, 0x0A, 0xC3, 0x0A, 0x42][...]])
        #expect(lines.map(\.text) == ["S\u{FFFD}A", "\u{FFFD}", "B"])
        #expect(lines[0].content == .octets([0x53, 0xFF, 0x41]))
    }

    static func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let octets = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBigEndian ? octets : octets.reversed()
        }
    }

    @Test("of UTF-16 with its mark are those of its UTF-8, for any cut", arguments: [true, false])
    func marked(isBigEndian: Bool) {
        let octets = Self.utf16("\u{FEFF}SALDO\r\n\u{20AC}\u{1F600}\n\nBANTUAN", isBigEndian: isBigEndian)
        for length in 1...octets.count {
            let lines = Self.lines(of: Self.cut(octets, every: length))
            #expect(lines.map(\.text) == ["SALDO", "\u{20AC}\u{1F600}", "", "BANTUAN"])
        }
    }

    static let halves: [[UInt8]] = [[0x3D, 0xD8, 0x41, 0x00], [0x00, 0xDE], [0x3D, 0xD8], [0x41]]

    @Test("of UTF-16 with half a character are no UTF-8", arguments: halves)
    func halfCharacter(octets: [UInt8]) {
        let lines = Self.lines(of: [[0xFF, 0xFE][...], octets[...]])
        #expect(lines.count == 1)
        #expect(lines[0].text?.contains("\u{FFFD}") == true)
    }

    @Test("of UTF-16 without its mark are refused by name, once", arguments: [true, false])
    func unmarked(isBigEndian: Bool) {
        let octets = Self.utf16("SALDO\nSALDO\n", isBigEndian: isBigEndian)
        for length in 1...octets.count {
            let lines = Self.lines(of: Self.cut(octets, every: length))
            #expect(lines == [Line(number: 1, content: .utf16)])
        }
    }

    @Test("of one octet come at once", arguments: ["\n", "A\n", "\n\n"])
    func prompt(text: String) {
        var splitter = LineSplitter()
        #expect(!splitter.receive(Array(text.utf8)[...]).isEmpty)
    }
}
