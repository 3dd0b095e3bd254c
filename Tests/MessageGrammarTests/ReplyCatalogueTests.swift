import MessageGrammar
import SampleGrammars
import ShortMessage
import Testing

@Suite("Replies")
struct ReplyCatalogueTests {
    static let labels = """
        field nik "NIK"
        field name "NAMA"
        field birth-date "TGL LAHIR"
        field kpj "KPJ"
        field kpj-tail "4 ANGKA"
        field email "EMAIL"
        months Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember
        more " dll"

        """

    static func catalogue(
        _ replies: String, _ holes: [String: [String: ReplyHole]]
    ) throws(GrammarFileError) -> ReplyCatalogue {
        try ReplyCatalogue(source: labels + replies, file: "r", grammar: .registration, holes: holes)
    }

    struct Row: Sendable {
        let hole: ReplyHole
        let value: ReplyValue
        let text: String

        init(_ hole: ReplyHole, _ value: ReplyValue, _ text: String) {
            (self.hole, self.value, self.text) = (hole, value, text)
        }
    }

    static let day = CalendarDate(year: 2026, month: 9, day: 5)!

    static let rows = [
        Row(.count, .count(15), "15"),
        Row(.count, .count(123_456), "999"),
        Row(.tail, .tail("5678"), "5678"),
        Row(.date, .date(day), "05-09-2026"),
        Row(.month, .month(day), "September 2026"),
        Row(.amount, .amount(0), "Rp0"),
        Row(.amount, .amount(12_345_678), "Rp12.345.678"),
        Row(.amount, .amount(999_999_999_999), "Rp999.999.999.999"),
        Row(.name, .name("Zo\u{EB} {X} \u{1F600}"), "Zo? ?X? ?"),
        Row(.name, .name("RADEN MAS SURYO KUSUMO HADININGRAT"), "RADEN MAS SURYO KUSU"),
        Row(.reference, .reference("261121-000001"), "261121-000001"),
        Row(.label, .label("birth-date"), "TGL LAHIR"),
        Row(.format, .format("register"), "DAFTAR SALDO#NIK#NAMA#TGL LAHIR#KPJ#EMAIL"),
        Row(.labels(most: 3), .labels(["nik", "kpj"]), "NIK, KPJ"),
        Row(.labels(most: 2), .labels(["nik", "kpj", "email"]), "NIK, KPJ dll"),
        Row(.tails(most: 2), .tails(["1111", "2222", "3333"]), "1111, 2222 dll"),
    ]

    @Test(arguments: rows)
    func fillsAHole(_ row: Row) throws {
        let catalogue = try Self.catalogue("reply r\n    Isi: {x}.", ["r": ["x": row.hole]])
        #expect(catalogue.text(of: "r", ["x": row.value]) == "Isi: \(row.text).")
        let widest = try #require(catalogue.widest("r"))
        #expect(widest.utf8.count >= "Isi: \(row.text).".utf8.count)
    }

    @Test("The lines of a reply are joined by a blank")
    func joinsLines() throws {
        let catalogue = try Self.catalogue("reply r\n    Satu\n    dua.", ["r": [:]])
        #expect(catalogue.text(of: "r") == "Satu dua.")
    }

    @Test("A reply that can be longer than one SMS is refused, with its widest example")
    func budget() throws {
        _ = try Self.catalogue("reply r\n    " + String(repeating: "a", count: 143) + "{x}", ["r": ["x": .amount]])
        let error = #expect(throws: GrammarFileError.self) {
            try Self.catalogue("reply r\n    " + String(repeating: "a", count: 144) + "{x}", ["r": ["x": .amount]])
        }
        #expect(error?.line == 9)
        #expect(error?.problem.contains("161 septets") == true)
        #expect(error?.problem.contains("Rp999.999.999.999") == true)
    }

    @Test("A brace costs two septets")
    func extensionCharacters() {
        #expect(throws: GrammarFileError.self) {
            try Self.catalogue("reply r\n    " + String(repeating: "\\{", count: 81), ["r": [:]])
        }
    }

    static let faults: [(String, String)] = [
        ("reply s\n    x", "r:9:7: nothing says the reply s"),
        ("reply r\n    {y}", "r:10:6: this reply has no hole named y"),
        ("reply r\n    {x", "r:10:5: a hole is not closed"),
        ("reply r\n    a\u{2013}b", "r:10:6: a character that is not in the GSM default alphabet"),
        ("reply r\n    {x}\nreply r\n    {x}", "r:11:7: a second reply r"),
        ("", "r:8:1: the reply r has no text"),
        ("reply r", "r:9:1: the reply r has no text"),
        ("    text", "r:9:5: a text of no reply"),
        ("field phone \"HP\"", "r:9:7: the grammar has no field phone"),
        ("field nik \"KTP\"", "r:9:7: a second label of nik"),
        ("months Januari", "r:9:1: 1 months"),
        ("more dll", "r:9:6: no string"),
        ("answer r", "r:9:1: 'answer' begins no entry"),
    ]

    @Test("A replies file that cannot be read", arguments: faults)
    func namesThePlace(_ source: String, _ place: String) {
        let error = #expect(throws: GrammarFileError.self) { try Self.catalogue(source, ["r": ["x": .count]]) }
        #expect(error?.description.hasPrefix(place) == true, "\(error as Any)")
    }

    @Test("A field without a label is refused")
    func labels() {
        let error = #expect(throws: GrammarFileError.self) {
            try ReplyCatalogue(source: "reply r\n    x", file: "r", grammar: .registration, holes: ["r": [:]])
        }
        #expect(error?.problem == "the field nik has no label")
    }
}
