import MessageGrammar
import SampleGrammars
import Testing

/// A text, and on one line what a grammar makes of it.
struct MessageRow: Sendable, CustomTestStringConvertible {
    let text: String
    let outcome: String
    let sourceLocation: SourceLocation

    init(_ text: String, _ outcome: String, sourceLocation: SourceLocation = #_sourceLocation) {
        (self.text, self.outcome, self.sourceLocation) = (text, outcome, sourceLocation)
    }

    var testDescription: String { text }

    func holds(in grammar: Grammar = .registration) {
        #expect(Outcome(text, in: grammar).description == outcome, sourceLocation: sourceLocation)
    }
}

@Suite("A text as the form says")
struct StrictMatchingTests {
    static let rows = [
        MessageRow(
            "DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678#budi@contoh.id",
            "register nik=3171051708900003 name=BUDI SANTOSO birth-date=1990-08-17 kpj=08012345678 email=budi@contoh.id"
        ),
        MessageRow(
            "DAFTAR SALDO#3171051708900003#17-08-1990#08012345678",
            "register nik=3171051708900003 birth-date=1990-08-17 kpj=08012345678"),
        MessageRow(
            "DAFTAR SALDO#3171051708900003#BUDI#17-08-1990#08012345678",
            "register nik=3171051708900003 name=BUDI birth-date=1990-08-17 kpj=08012345678"),
        MessageRow(
            "daftar saldo#3171051708900003##17-08-1990#08012345678#",
            "register nik=3171051708900003 birth-date=1990-08-17 kpj=08012345678"),
        MessageRow(
            "REG#3171051708900003#17-08-1990#02d00065455",
            "register nik=3171051708900003 birth-date=1990-08-17 kpj=02D00065455"),
        MessageRow("SALDO", "balance"),
        MessageRow("sAlDo 08012345678", "balance kpj=08012345678"),
        MessageRow("SALDO 5678", "balance kpj-tail=5678"),
        MessageRow("CEK SALDO 08012345678", "balance kpj=08012345678"),
        MessageRow("STATUS", "status"),
        MessageRow("KONTAK", "contact"),
        MessageRow("UNREG", "unbind"),
        MessageRow("?", "help"),
    ]

    @Test(arguments: rows)
    func isRead(_ row: MessageRow) { row.holds() }
}

@Suite("Dates in all spellings")
struct DateSpellingTests {
    static let spellings = [
        "17-08-1990", "17/08/1990", "17.08.1990", "17_08_1990", "17 08 1990", "17081990", "170890", "17-8-1990",
        "17/08/90", "17-08-90", "1990-08-17", "1990/8/17",
    ]

    @Test(arguments: spellings)
    func isTheSameDay(_ spelling: String) {
        MessageRow(
            "DAFTAR SALDO#3171051708900003#\(spelling)#08012345678",
            "register nik=3171051708900003 birth-date=1990-08-17 kpj=08012345678"
        ).holds()
    }

    static let years = [
        MessageRow(
            "REG#3171051708900003#010111#08012345678",
            "register nik=3171051708900003 birth-date=2011-01-01 kpj=08012345678"),
        MessageRow(
            "REG#3171051708900003#010112#08012345678",
            "register nik=3171051708900003 birth-date=1912-01-01 kpj=08012345678"),
    ]

    @Test("Two digits are of the 2000s up to the day's year less fifteen", arguments: years)
    func century(_ row: MessageRow) { row.holds() }

    static let impossible = [
        "31-02-1990", "00-01-1990", "29-02-1991", "17-13-1990", "1990-13-01", "32011990", "12-31-1990",
    ]

    @Test("Never month first, never a day that no calendar has", arguments: impossible)
    func isRefused(_ spelling: String) {
        MessageRow(
            "REG#3171051708900003#\(spelling)#08012345678",
            "!register birth-date no-such-date@21..<\(21 + spelling.utf8.count)"
        ).holds()
    }

    static let noDates = ["17-08/1990", "17--08-1990", "1993-07-7-06", "tgl lahir", "1708199", "17-08-190"]

    @Test(arguments: noDates)
    func isNoDate(_ spelling: String) {
        MessageRow(
            "REG#3171051708900003#BUDI#\(spelling)#08012345678",
            "!register birth-date malformed@26..<\(26 + spelling.utf8.count)"
        ).holds()
    }
}
