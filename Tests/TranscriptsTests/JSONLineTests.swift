import Seeded
import ShortMessage
import Testing
import Transcripts

@Suite("A message in JSON")
struct JSONLineTests {
    struct Good: Sendable, CustomTestStringConvertible {
        let line: String
        let message: JSONLine
        let sourceLocation: SourceLocation

        init(
            _ line: String, at: String? = nil, to: String? = nil, _ text: String, id: String? = nil,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            self.line = line
            self.sourceLocation = sourceLocation
            message = JSONLine(
                at: at.flatMap { try? Timestamp($0) }, from: Self.budi, to: to.flatMap { try? Address($0) },
                text: text, id: id)
        }

        private static let budi = Address(digits: "6281200000001", typeOfNumber: .international)

        var testDescription: String { Text.escaped(line) }
    }

    static let time = "2026-11-21T08:00:00+07:00"

    static let canonical = [
        Good(#"{"from":"+6281200000001","text":"SALDO"}"#, "SALDO"),
        Good(#"{"from":"+6281200000001","text":""}"#, ""),
        Good(
            #"{"at":"2026-11-21T08:00:00+07:00","from":"+6281200000001","to":"2757","text":"SALDO","id":"a-17"}"#,
            at: time, to: "2757", "SALDO", id: "a-17"),
        Good(
            #"{"from":"+6281200000001","text":"\"\\\n\r\t\u0000\u202e\u2028\ue000"}"#,
            "\"\\\n\r\t\0\u{202E}\u{2028}\u{E000}"),
        Good(#"{"from":"+6281200000001","text":"\udb40\udc01"}"#, "\u{E0001}"),
        Good(#"{"from":"+6281200000001","text":"é日🙏"}"#, "é日🙏"),
    ]

    static let tolerated = [
        Good(#" { "text" : "SALDO" , "from" : "+6281200000001" } "#, "SALDO"),
        Good(#"{"from":"+6281200000001","text":"SALDO","id":null,"at":null,"to":null}"#, "SALDO"),
        Good(#"{"from":"+6281200000001","text":"\u0053\/\b\f\uD83D\uDE4F"}"#, "S/\u{08}\u{0C}🙏"),
        Good(#"{"fr\u006Fm":"+6281200000001","text":"\#u{FFFD}"}"#, "\u{FFFD}"),
    ]

    @Test("says when, from whom, to whom, what, and what its sender calls it", arguments: canonical + tolerated)
    func good(_ row: Good) throws {
        let message = try JSONLine(row.line)
        #expect(message == row.message, sourceLocation: row.sourceLocation)
        #expect(Array(message.text.utf8) == Array(row.message.text.utf8), sourceLocation: row.sourceLocation)
    }

    @Test("is written as it was read", arguments: canonical)
    func written(_ row: Good) throws {
        #expect(try JSONLine(row.line).description == row.line, sourceLocation: row.sourceLocation)
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let line: String
        let error: JSONLineError
        let sourceLocation: SourceLocation

        init(
            _ line: String, _ problem: JSONLineError.Problem, column: Int,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            self.line = line
            error = JSONLineError(column: column, problem: problem)
            self.sourceLocation = sourceLocation
        }

        var testDescription: String { Text.escaped(line) }
    }

    static let bad = [
        Bad("", .expected("a value"), column: 1),
        Bad("[]", .expected("an object in braces"), column: 1),
        Bad(#""SALDO""#, .expected("an object in braces"), column: 1),
        Bad("{", .expected("a name in quotes"), column: 2),
        Bad("{from:1}", .expected("a name in quotes"), column: 2),
        Bad(#"{"from" "1"}"#, .expected("':'"), column: 9),
        Bad(#"{"from":}"#, .expected("a value"), column: 9),
        Bad(#"{"from":nul}"#, .expected("a value"), column: 9),
        Bad(#"{"from":01}"#, .expected("',' or '}'"), column: 10),
        Bad(#"{"from":1.}"#, .expected("a digit"), column: 11),
        Bad(#"{"from":1e+}"#, .expected("a digit"), column: 12),
        Bad(#"{"from":+1}"#, .expected("a value"), column: 9),
        Bad(#"{"from":"1" "text":""}"#, .expected("',' or '}'"), column: 13),
        Bad(#"{"from":"+6281200000001","text":"A",}"#, .expected("a name in quotes"), column: 37),
        Bad(#"{"from":"+6281200000001","text":"A"} x"#, .expected("the end of the line"), column: 38),
        Bad(#"{"from":"+6281200000001","text":"A"#, .expected("a quote that ends the string"), column: 35),
        Bad("{\"from\":\"+6281200000001\",\"text\":\"🙏\u{7}\"}", .rawControl, column: 35),
        Bad(#"{"from":"+6281200000001","text":"🙏\x"}"#, .invalidEscape, column: 35),
        Bad(#"{"from":"+6281200000001","text":"\u12g4"}"#, .invalidEscape, column: 34),
        Bad(#"{"from":"+6281200000001","text":"\uD83D"}"#, .loneSurrogate, column: 34),
        Bad(#"{"from":"+6281200000001","text":"\uD83D\u0041"}"#, .loneSurrogate, column: 34),
        Bad(#"{"from":"+6281200000001","text":"\uDE4F\uD83D"}"#, .loneSurrogate, column: 34),
        Bad(#"{"from":"+6281200000001","text":"A","text":"B"}"#, .duplicateKey("text"), column: 37),
        Bad(#"{"from":"+6281200000001","text":"A","t\u0065xt":"B"}"#, .duplicateKey("text"), column: 37),
        Bad(#"{"form":"+6281200000001","text":"A"}"#, .unknownKey("form"), column: 2),
        Bad(#"{"from":"+6281200000001","text":"A","tags":[{},[1]]}"#, .unknownKey("tags"), column: 37),
        Bad(#"{"from":"+6281200000001"}"#, .missingKey("text"), column: 26),
        Bad(#"{"text":"A"}"#, .missingKey("from"), column: 13),
        Bad(#"{"from":null,"text":"A"}"#, .missingKey("from"), column: 25),
        Bad(#"{"from":6281200000001,"text":"A"}"#, .notAString(key: "from"), column: 9),
        Bad(#"{"from":"+6281200000001","text":["A"]}"#, .notAString(key: "text"), column: 33),
        Bad(#"{"from":"","text":"A"}"#, .notAnAddress(key: "from"), column: 9),
        Bad(#"{"from":"+6281200000001","to":"BPJS NAKER 2757","text":"A"}"#, .notAnAddress(key: "to"), column: 31),
        Bad(#"{"at":"2026-11-21","from":"+6281200000001","text":"A"}"#, .notATime, column: 7),
        Bad(#"{"from":"+6281200000001","text":"A","id":""}"#, .emptyIdentity, column: 42),
        Bad(#"{"id":[[[[[[[["a"]]]]]]]],"from":"+6281200000001","text":"A"}"#, .tooDeep, column: 14),
    ]

    @Test("that is none says what was expected, and where", arguments: bad)
    func refused(_ row: Bad) {
        let error = #expect(throws: JSONLineError.self, sourceLocation: row.sourceLocation) { try JSONLine(row.line) }
        #expect(error == row.error, sourceLocation: row.sourceLocation)
    }

    @Test("that nests a hundred thousand deep is refused, not a trap")
    func deep() {
        let error = #expect(throws: JSONLineError.self) { try JSONLine(String(repeating: "[", count: 100_000)) }
        #expect(error == JSONLineError(column: 9, problem: .tooDeep))
    }

    @Test("shows a stray name only where it looks like one")
    func discreet() {
        #expect("\(JSONLineError.Problem.unknownKey("form"))".hasPrefix("\"form\" is no part of a message"))
        #expect("\(JSONLineError.Problem.unknownKey("3171051708900003"))".hasPrefix("a name is no part of a message"))
        #expect("\(JSONLineError.Problem.unknownKey("budi@contoh.id"))".hasPrefix("a name is no part of a message"))
    }

    @Test("reads back equal, whatever the text", arguments: 0..<20 as Range<UInt64>)
    func law(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let from = try Address("+6281200000001")
        for _ in 0..<200 {
            let message = JSONLine(from: from, text: random.text(upTo: 40), id: "a" + random.text(upTo: 8))
            let read = try JSONLine(message.description)
            #expect(Array(read.text.unicodeScalars) == Array(message.text.unicodeScalars))
            #expect(read.description == message.description)
        }
    }

    @Test("is written without a control or hidden character")
    func enemies() throws {
        let message = JSONLine(from: try Address("+6281200000001"), text: LogEntryTests.enemies)
        #expect(message.description.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) })
        #expect(try JSONLine(message.description) == message)
    }
}
