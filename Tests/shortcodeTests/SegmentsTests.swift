import Testing

@Suite("shortcode segments")
struct SegmentsTests {
    @Test("blame only what no allowed table has")
    func allowedTables() throws {
        let run = try Run("segments", "--language", "turkish", "ğ漢")
        #expect(run.output.contains("character 2: 漢"))
        #expect(!run.output.contains("character 1: ğ"))
    }

    @Test("give no advice that makes a text dearer, and none that does not fit")
    func badAdvice() throws {
        let dots = try Run("segments", String(repeating: "…", count: 70))
        #expect(!dots.output.contains("--transliterate"))
        let marks = try Run("segments", input: String(repeating: "™", count: 17_000) + "漢")
        #expect(marks.output.hasPrefix("UCS-2, 17001 UTF-16 code units, 254 segments"))
        #expect(marks.status == 0)
    }

    @Test("a text of the default alphabet: one line of summary, one a segment")
    func plain() throws {
        let run = try Run("segments", "SALDO 08012345678")
        #expect(run.status == 0)
        #expect(
            run.lines == [
                "GSM 7-bit, 17 septets, 1 segment of at most 160, 143 left",
                "   1   17 from character 1  SALDO 08012345678",
            ])
    }

    @Test("stdin, less one line break; where each cut falls")
    func standardInput() throws {
        let run = try Run("segments", input: String(repeating: "{", count: 153) + "\n")
        #expect(run.lines.first == "GSM 7-bit, 306 septets, 3 segments of at most 153, 151 left")
        #expect(run.lines.dropFirst().map { $0.prefix(28) }.last == "   3    2 from character 153")
    }

    @Test("culprits, their places, and what could stand there instead")
    func culprits() throws {
        let run = try Run("segments", "Saldo “Anda” 👍")
        #expect(run.lines.first == "UCS-2, 15 UTF-16 code units, 1 segment of at most 70, 55 left")
        #expect(run.lines.contains("  character 7: “  U+201C  could be \""))
        #expect(run.lines.contains("  character 14: 👍  U+1F44D  nothing comes near"))
    }

    @Test("replacement is applied only when asked for")
    func transliterate() throws {
        #expect(
            try Run("segments", "17–08").lines.last
                == "With replacements (--transliterate): GSM 7-bit, 155 left instead of 65")
        #expect(try Run("segments", "--transliterate", "17–08").lines.last == "   1    5 from character 1  17-08")
    }

    @Test("replacement that makes a text dearer is done, and told")
    func dearReplacement() throws {
        let run = try Run("segments", "--transliterate", String(repeating: "…", count: 70))
        #expect(run.lines.first == "GSM 7-bit, 210 septets, 2 segments of at most 153, 96 left")
        #expect(
            run.errors == "shortcode: --transliterate makes the text dearer: 2 segments instead of 1 (UCS-2)\n")
        #expect(run.status == 0)
    }

    @Test("a wide reference leaves a segment less")
    func wideReference() throws {
        let run = try Run("segments", "--concatenation", "16", String(repeating: "a", count: 161))
        #expect(run.lines.first == "GSM 7-bit, 161 septets, 2 segments of at most 152, 143 left")
        #expect(try Run("segments", "--concatenation", "9", "a").errors.contains("expected 8 or 16"))
    }

    @Test("JSON has the same, with places from 0")
    func json() throws {
        let run = try Run("segments", "--json", "--language", "turkish", "ağ")
        #expect(
            run.output == """
                {"encoding":"GSM 7-bit (turkish single shift)","units":3,"capacity":155,"remaining":152,\
                "segments":[{"offset":0,"units":3,"text":"ağ"}],\
                "culprits":[{"offset":1,"character":"ğ","codePoints":["U+011F"],"replacement":"g"}],\
                "replaced":{"text":"ag","encoding":"GSM 7-bit","segments":1}}

                """)
    }

    @Test("no colour where nobody looks, and no control character of the text either")
    func escaped() throws {
        #expect(try !Run("segments", "a\u{1B}[2Jb ç").output.contains("\u{1B}"))
    }

    @Test("more than 255 segments are refused")
    func tooLong() throws {
        let run = try Run("segments", input: String(repeating: "a", count: 40_000))
        #expect(run.errors == "shortcode: the text takes 262 segments; a message has at most 255\n")
        #expect(run.status == 64)
    }

    @Test("ill-formed UTF-8 is named with its place, and the rest goes on")
    func illFormed() throws {
        let run = try Run(["segments"], octets: Array("a\nb".utf8) + [0xFF, 0x62])
        #expect(run.errors.hasPrefix("line 2: column 2: this is no UTF-8"))
        #expect(run.output.contains("b\u{FFFD}b"))
        #expect(run.status == 1)
    }

    @Test("with --lines each line is a text, and what no message can carry does not stop the others")
    func lines() throws {
        let long = String(repeating: "a", count: 40_000)
        let run = try Run("segments", "--lines", "--json", input: "SALDO\n\(long)\n\nKONTAK\n")
        #expect(run.lines.count == 2)
        #expect(run.errors == "line 2: the text takes 262 segments; a message has at most 255\n")
        #expect(run.status == 1)
        #expect(try Run("segments", "--lines", "SALDO").status == 64)
    }
}
