import Seeded
import ShortMessage
import Testing
import Transcripts

@Suite("A log line")
struct LogEntryTests {
    struct Good: Sendable, CustomTestStringConvertible {
        let line: String
        let from: String
        let to: String
        let text: String
        let sourceLocation: SourceLocation

        init(
            _ line: String, from: String = "+6281200000001", to: String = "2757", _ text: String,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.line, self.from, self.to, self.text) = (line, from, to, text)
            self.sourceLocation = sourceLocation
        }

        var testDescription: String { Text.escaped(line) }
    }

    static let canonical = [
        Good("2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO 08012345678", "SALDO 08012345678"),
        Good("2026-11-21T08:00:00+07:00 +6281200000001 > 2757", ""),
        Good("2026-11-21T08:00:00.250-00:30 +6281200000001 > 2757 SALDO", "SALDO"),
        Good("2026-11-21T08:00:00+07:00 2757 > +6281200000001 Saldo", from: "2757", to: "+6281200000001", "Saldo"),
        Good("2026-11-21T08:00:00+07:00 081200000001 > 2757 SALDO", from: "081200000001", "SALDO"),
        Good("2026-11-21T08:00:00+07:00 TELKOMSEL > 2757 Promo", from: "TELKOMSEL", "Promo"),
        Good(#"2026-11-21T08:00:00+07:00 BANK\u{20}ABC > 2757 Promo"#, from: "BANK ABC", "Promo"),
        Good(#"2026-11-21T08:00:00+07:00 > > 2757 Promo"#, from: ">", "Promo"),
        Good(#"2026-11-21T08:00:00+07:00 +6281200000001 > 2757 \u{20}SALDO\u{20}"#, " SALDO "),
        Good(#"2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO\nBudi\t\\"#, "SALDO\nBudi\t\\"),
        Good(#"2026-11-21T08:00:00+07:00 +6281200000001 > 2757 \u{202E}ODLAS\u{2028}"#, "\u{202E}ODLAS\u{2028}"),
        Good("2026-11-21T08:00:00+07:00 +6281200000001 > 2757 Terima kasih 🙏", "Terima kasih 🙏"),
    ]

    static let tolerated = [
        Good("2026-11-21T08:00:00+07:00 +6281200000001 > 2757 ", ""),
        Good("2026-11-21T08:00:00+07:00 +6281200000001 > 2757  SALDO", " SALDO"),
        Good("2026-11-21t01:00Z +6281200000001 > 2757 SALDO", "SALDO"),
        Good("2026-11-21T08:00:00+0700 +6281200000001 > 2757 \u{202E}SALDO", "\u{202E}SALDO"),
    ]

    @Test("says when, from whom, to whom and what", arguments: canonical + tolerated)
    func good(_ row: Good) throws {
        let entry = try LogEntry(row.line)
        #expect(entry.from.description == row.from, sourceLocation: row.sourceLocation)
        #expect(entry.to.description == row.to, sourceLocation: row.sourceLocation)
        #expect(Array(entry.text.utf8) == Array(row.text.utf8), sourceLocation: row.sourceLocation)
    }

    @Test("is written as it was read", arguments: canonical)
    func written(_ row: Good) throws {
        #expect(try LogEntry(row.line).description == row.line, sourceLocation: row.sourceLocation)
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let line: String
        let error: LogEntryError
        let sourceLocation: SourceLocation

        init(
            _ line: String, _ part: LogEntryError.Part, _ problem: LogEntryError.Problem, column: Int,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            self.line = line
            error = LogEntryError(part: part, problem: problem, column: column)
            self.sourceLocation = sourceLocation
        }

        var testDescription: String { Text.escaped(line) }
    }

    static let bad = [
        Bad("", .time, .missing, column: 1),
        Bad(" 2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO", .time, .missing, column: 1),
        Bad("SALDO 08012345678", .time, .malformed, column: 1),
        Bad("2026-11-21T08:00:00 +6281200000001 > 2757 SALDO", .time, .malformed, column: 1),
        Bad("2026-11-21 08:00:00+07:00 +6281200000001 > 2757 SALDO", .time, .malformed, column: 1),
        Bad("2026-02-29T08:00:00+07:00 +6281200000001 > 2757 SALDO", .time, .malformed, column: 1),
        Bad("2026-11-21T24:00:00+07:00 +6281200000001 > 2757 SALDO", .time, .malformed, column: 1),
        Bad("21-11-2026T08:00:00+07:00 +6281200000001 > 2757 SALDO", .time, .malformed, column: 1),
        Bad("2026-11-21T08:00:00+07:00", .sender, .missing, column: 26),
        Bad("2026-11-21T08:00:00+07:00 ", .sender, .missing, column: 27),
        Bad("2026-11-21T08:00:00+07:00  +6281200000001 > 2757 SALDO", .sender, .missing, column: 27),
        Bad("2026-11-21T08:00:00+07:00 +62812000000000000000001 > 2757 A", .sender, .malformed, column: 27),
        Bad("2026-11-21T08:00:00+07:00 KEMENTERIANKESEHATAN > 2757 A", .sender, .malformed, column: 27),
        Bad(#"2026-11-21T08:00:00+07:00 BANK\xABC > 2757 A"#, .sender, .malformed, column: 27),
        Bad("2026-11-21T08:00:00+07:00 +6281200000001", .arrow, .missing, column: 41),
        Bad("2026-11-21T08:00:00+07:00 +6281200000001 2757 SALDO", .arrow, .malformed, column: 42),
        Bad("2026-11-21T08:00:00+07:00 +6281200000001 -> 2757 SALDO", .arrow, .malformed, column: 42),
        Bad("2026-11-21T08:00:00+07:00 +6281200000001 >2757 SALDO", .arrow, .malformed, column: 42),
        Bad("2026-11-21T08:00:00+07:00 +6281200000001 >", .recipient, .missing, column: 43),
        Bad("2026-11-21T08:00:00+07:00 +6281200000001 >  2757", .recipient, .missing, column: 44),
        Bad("2026-11-21T08:00:00+07:00 +6281200000001 > 日 A", .recipient, .malformed, column: 44),
        Bad(#"2026-11-21T08:00:00+07:00 +6281200000001 > 2757 🙏A\x"#, .text, .malformed, column: 51),
        Bad(#"2026-11-21T08:00:00+07:00 +6281200000001 > 2757 \u{D800}"#, .text, .malformed, column: 49),
        Bad(#"2026-11-21T08:00:00+07:00 +6281200000001 > 2757 A\"#, .text, .malformed, column: 50),
    ]

    @Test("that is none says which part is wrong, and where", arguments: bad)
    func refused(_ row: Bad) {
        let error = #expect(throws: LogEntryError.self, sourceLocation: row.sourceLocation) { try LogEntry(row.line) }
        #expect(error == row.error, sourceLocation: row.sourceLocation)
    }

    @Test("that is none is described without a word of it")
    func discreet() {
        let error = #expect(throws: LogEntryError.self) { try LogEntry("DAFTAR SALDO#3171051708900003#BUDI") }
        #expect(
            error?.description == "column 1: this is not the time; expected one like 2026-11-21T08:00:00+07:00")
    }

    @Test("reads back equal, whatever the text", arguments: 0..<20 as Range<UInt64>)
    func law(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var entry = try LogEntry("2026-11-21T08:00:00+07:00 +6281200000001 > 2757")
        for _ in 0..<200 {
            entry.text = random.text(upTo: 40)
            let read = try LogEntry(entry.description)
            #expect(Array(read.text.unicodeScalars) == Array(entry.text.unicodeScalars))
            #expect(read.description == entry.description)
        }
    }

    /// All of C0, ASCII, DEL and C1, then what turns, hides or breaks a line.
    static let enemies: String = {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF...0xFEFF,
        ]
        return String(String.UnicodeScalarView(ranges.joined().compactMap { Unicode.Scalar($0) }))
    }()

    @Test("holds no control character, no line separator and nothing that turns the direction")
    func enemies() throws {
        var entry = try LogEntry("2026-11-21T08:00:00+07:00 +6281200000001 > 2757")
        entry.text = Self.enemies
        let line = entry.description
        #expect(line.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) })
        #expect(try LogEntry(line) == entry)
    }
}

@Suite("A line of a log file")
struct LogLineTests {
    @Test("may be a comment", arguments: ["#", "# ", "# Budi registers", "# 2026-11-21T08:00:00+07:00 1 > 2 A"])
    func comment(_ line: String) throws {
        #expect(try LogLine(line) == .silent(.comment))
    }

    @Test("may be blank", arguments: ["", " ", "\t \t"])
    func blank(_ line: String) throws {
        #expect(try LogLine(line) == .silent(.blank))
    }

    @Test("is no comment without a blank behind its mark", arguments: ["#Budi", "##", " # Budi", "#\u{301}"])
    func noComment(_ line: String) {
        #expect(throws: LogEntryError.self) { try LogLine(line) }
    }
}
