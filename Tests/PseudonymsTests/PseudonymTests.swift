import MessageGrammar
import Pseudonyms
import Seeded
import ShortMessage
import Testing
import Transcripts

@Suite("Pseudonyms")
struct PseudonymTests {
    static let grammar = """
        shortcode 1234
        message join
            JOIN#{nik}#{name}#{birth-date}#{card}#{email?}
            > JOIN#3171051708900003#BUDI#17-08-1990#08012345678
        message ask
            ASK {card}
            ASK {card-tail}
            > ASK 5678
        message say
            SAY#{words}
            > SAY#apa saja
        field nik        16 digits                 personal
        field name       2..60 letters             personal
        field birth-date date                      personal
        field card       11 alphanumerics, 9 digits personal
        field card-tail  4 digits
        field email      email                     personal
        field words      5..160 text               personal
        """

    static func log(_ key: String = "a key of sixteen octets or more") throws -> LogPseudonyms {
        let key = try #require(PseudonymKey(Array(key.utf8)))
        return LogPseudonyms(key, [LogPseudonyms.Service(try Grammar(source: grammar, file: "x.grammar"), [])])
    }

    static func entry(_ text: String, from: String = "+6281234567890", to: String = "1234") throws -> LogEntry {
        LogEntry(
            time: try Timestamp("2026-11-21T08:00:00+07:00"), from: try Address(from), to: try Address(to), text: text)
    }

    /// The pseudonym of a message.
    static func image(_ text: String, _ key: String = "a key of sixteen octets or more") throws -> String {
        var log = try log(key)
        return try log.entry(entry(text)).text
    }

    /// One value in several spellings, whose pseudonym is one value in the same.
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let texts: [String]
        /// What of a spelling does not count.
        let value: @Sendable (String) -> String

        init(_ description: String, _ texts: String..., value: @escaping @Sendable (String) -> String) {
            (testDescription, self.texts, self.value) = (description, texts, value)
        }
    }

    @Sendable static func digits(_ text: String) -> String {
        String(text.dropFirst(4).filter { $0.isNumber || $0 == "O" }.map { $0 == "O" ? "0" : $0 })
    }

    static let start = "JOIN#3171051708900003#"
    static let end = "#17-08-1990#08012345678"

    static let rows = [
        Row(
            "an identity number", "SAY#3171051708900003", "SAY#3171-0517-0890-0003", "say#3171.0517.0890.0003",
            "SAY#3171 0517 0890 0003", "SAY#3171O517O89OOOO3", value: digits),
        Row("a card", "ASK 08012345678", "ask 080-1234-5678", "ASK O8O12345678", "ASK 080 1234 5678", value: digits),
        Row("a name", start + "DEWI LESTARI" + end, start + "DewiLestari" + end, start + "dewi_lestari" + end) {
            String($0.split(separator: "#")[2].filter(\.isLetter)).uppercased()
        },
        Row(
            "a telephone behind 0 and behind the country", "SAY#081234567890 apa", "SAY#6281234567890 apa",
            "SAY#+62 812-3456-7890 apa"
        ) {
            let digits = digits($0)
            return String(digits.dropFirst(digits.hasPrefix("62") ? 2 : 1))
        },
        Row("a date with the month in words", "SAY#17 Agustus 1990", "SAY#17 AGUSTUS 1990", "SAY#17 agustus 90") {
            let words = $0.dropFirst(4).lowercased().split(separator: " ")
            return "\(words[0]) \(words[1]) \(words[2].suffix(2))"
        },
        Row("a date", "SAY#17-08-1990", "SAY#17/08/1990", "SAY#17.08.90", "SAY#17081990", "SAY#170890") {
            let digits = digits($0)
            return "\(digits.prefix(4)) \(digits.suffix(2))"
        },
    ]

    @Test("are the same for all spellings of a value, and keep the spelling", arguments: rows)
    func spellings(row: Row) throws {
        let images = try row.texts.map { try Self.image($0) }
        #expect(Set(images.map(row.value)).count == 1, "\(images)")
        #expect(row.value(images[0]) != row.value(row.texts[0]))
        #expect(try row.value(Self.image(row.texts[0], "another key of as many octets")) != row.value(images[0]))
        let shape = { (text: String) in text.filter { !$0.isLetter && !$0.isNumber } }
        #expect(images.map(shape) == row.texts.map(shape))
    }

    @Test("of different numbers are different, and none is the number itself", arguments: [4, 5])
    func bijective(length: Int) throws {
        var log = try Self.log()
        var images: Set<String> = []
        // That of the service stays.
        let numbers = (0..<(length == 4 ? 10_000 : 20_000)).filter { length == 5 || $0 != 1234 }
        for number in numbers {
            let text = String(String(number + 100_000).suffix(length))
            let image = try log.entry(Self.entry(text)).text
            #expect(image != text)
            images.insert(image)
        }
        #expect(images.count == numbers.count)
    }

    @Test("keep the end of a number together with its whole, and the birth date in an identity number with the date")
    func crossReferences() throws {
        var random = SplitMix64(seed: 16)
        func number(_ range: ClosedRange<Int>, _ width: Int = 2) -> String {
            let digits = String(Int.random(in: range, using: &random))
            return String(repeating: "0", count: width - digits.count) + digits
        }
        for _ in 0..<200 {
            let (day, month, year) = (number(1...28), number(1...12), number(30...99))
            let woman = Bool.random(using: &random) ? 40 : 0
            let nik = "317105" + String(try #require(Int(day)) + woman + 100).suffix(2)
            let card = number(8_000_000_000...9_999_999_999, 11)
            let image = try Self.image(
                "JOIN#\(nik)\(month)\(year)\(number(0...9999, 4))#SITI#\(day)-\(month)-19\(year)#\(card)")
            let parts = image.split(separator: "#").map(String.init)
            let born = parts[3].split(separator: "-").map(String.init)
            let inside = Array(parts[1].dropFirst(6))
            #expect(Int(String(inside[0..<2])) == Int(born[0]).map { $0 + woman })
            #expect(String(inside[2..<6]) == born[1] + born[2].suffix(2) && born[2].hasPrefix("19"))
            #expect(try Self.image("ASK \(card.suffix(4))") == "ASK \(parts[4].suffix(4))")
        }
    }

    static let refused = [
        "JOIN#317105170890000#BUDI#17-08-1990#08012345678", "JOIN#3171051708900003#BUDI#31-02-1990#08012345678",
        "JOIN#3171051708900003#BUDI#17 Agustus 1990#08012345678", "JOIN#BUDI#17-08-1990", "ASK 0801234567",
        "ASK 08012345A7B", "AKS 08012345678", "halo apa kabar BUDI 081234567890", "", "SAY#",
        "JOIN 3171051708900003 BUDI",
    ]

    @Test("leave a mistake the mistake that it is", arguments: refused)
    func mistaken(text: String) throws {
        var log = try Self.log()
        let image = try log.entry(Self.entry(text)).text
        #expect(log.unlike == 0, "\(image)")
        for original in ["BUDI", "31710517", "0801234", "08-1990", "Agustus 1990", "081234567890"] {
            #expect(!image.contains(original), "\(image)")
        }
    }

    @Test("need a key of sixteen octets")
    func shortKey() {
        #expect(PseudonymKey(Array(repeating: 1, count: 15)) == nil)
        #expect(PseudonymKey(Array(repeating: 1, count: 16)) != nil)
    }
}
