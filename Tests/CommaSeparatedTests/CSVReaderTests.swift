import CommaSeparated
import Seeded
import Testing

@Suite("Comma-separated values")
struct CSVReaderTests {
    /// A record as `line: field | field`, or as its fault.
    private func records(_ octets: [UInt8], cutEvery length: Int = .max) -> [String] {
        var reader = CSVReader()
        var records: [CSVRecord] = []
        var rest = octets[...]
        while !rest.isEmpty {
            records += reader.receive(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return (records + (reader.finish().map { [$0] } ?? [])).map(shown)
    }

    private func shown(_ record: CSVRecord) -> String {
        if let fault = record.fault { return "\(record.line): \(fault.column): \(fault.problem)" }
        return "\(record.line): " + (0..<record.count).map { record.field($0) ?? "?" }.joined(separator: "|")
    }

    static let rows: [(String, [String])] = [
        ("", []),
        ("a", ["1: a"]),
        ("a,b\nc,d", ["1: a|b", "2: c|d"]),
        ("a,b\r\nc,d\r\n", ["1: a|b", "2: c|d"]),
        ("a,\n,b\n,\n", ["1: a|", "2: |b", "3: |"]),
        ("a\n\n\r\nb\n", ["1: a", "4: b"]),
        ("\"a\",\"\",\"b,c\"", ["1: a||b,c"]),
        ("\"a\"\"b\",\"\"\"\"\n", ["1: a\"b|\""]),
        ("\"a\r\nb\",c\nd", ["1: a\r\nb|c", "3: d"]),
        ("a;b,c\nd;e,f", ["1: a|b,c", "2: d|e,f"]),
        ("a\nb;c,d", ["1: a", "2: b;c|d"]),
        ("\u{FEFF}a,b", ["1: a|b"]),
        ("\u{FEFF}\"a\",b", ["1: a|b"]),
        ("a\n\u{FEFF}b", ["1: a", "2: \u{FEFF}b"]),
        ("a,b\"c\nd", ["1: 2: a quote inside a field", "2: d"]),
        ("a,\"b\"c,d\ne", ["1: 2: text after a closing quote", "2: e"]),
        ("a\rb\nc", ["1: 1: a carriage return without a line feed", "2: c"]),
        ("a\r", ["1: 1: a carriage return without a line feed"]),
        ("a,\"b\nc", ["1: 2: a quote that is not closed"]),
    ]

    @Test("are read as RFC 4180 says, in any cuts", arguments: rows)
    func reads(source: String, expected: [String]) {
        let octets = Array(source.utf8)
        for length in [1, 2, 3, 5, .max] { #expect(records(octets, cutEvery: length) == expected) }
    }

    @Test("with a quote that is never closed hold no more than one field, and go on at the next line")
    func bounded() {
        let lines = Array(repeating: "12345678", count: 1000).joined(separator: "\n")
        let found = records(Array(("\"" + lines).utf8), cutEvery: 7)
        #expect(found.first == "1: 1: more than 4096 octets; is a quote not closed?")
        #expect(found.count > 500)
        #expect(found.last == "1000: 12345678")
        let wide = records(Array((String(repeating: ",", count: 300) + "\na").utf8))
        #expect(wide == ["1: 257: more than 256 fields", "2: a"])
    }

    @Test("that are no UTF-8 have no text")
    func encoding() {
        #expect(records([0x61, 0x2C, 0xE9, 0x2C, 0x62]) == ["1: a|?|b"])
    }

    @Test("give the same records however the octets are cut")
    func anyCut() {
        var random = SplitMix64(seed: 4)
        let alphabet = Array("ab,;\"\"\r\n\n".utf8) + [0xEF, 0xBB, 0xBF]
        for _ in 0..<2000 {
            let octets = (0..<Int.random(in: 0...40, using: &random)).map { _ in alphabet.randomElement(using: &random)!
            }
            let whole = records(octets)
            for length in [1, 2, 3, 7] { #expect(records(octets, cutEvery: length) == whole, "\(octets)") }
        }
    }
}
