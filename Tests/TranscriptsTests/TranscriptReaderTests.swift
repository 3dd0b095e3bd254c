import ShortMessage
import Testing
import Transcripts

@Suite("The form of the input")
struct TranscriptReaderTests {
    static let played = Address(digits: "6281200000001", typeOfNumber: .international)
    static let log = "2026-11-21T08:00:00+07:00 +6281299999999 > 2757 BERHENTI"
    static let json = #"{"from":"+6281299999999","text":"BERHENTI"}"#

    static func reader(_ form: LineForm? = nil) -> TranscriptReader {
        TranscriptReader(form: form, sender: played)
    }

    static func readings(_ lines: [String], by reader: inout TranscriptReader) -> [TranscriptReader.Reading] {
        lines.enumerated().flatMap { index, text in
            reader.read(Line(number: index + 1, content: .octets(Array(text.utf8)[...])))
        }
    }

    static func readings(_ lines: String..., form: LineForm? = nil) -> [TranscriptReader.Reading] {
        var reader = reader(form)
        return readings(lines, by: &reader)
    }

    struct Decision: Sendable, CustomTestStringConvertible {
        let lines: [String]
        let form: LineForm?

        init(_ lines: String..., form: LineForm?) {
            (self.lines, self.form) = (lines, form)
        }

        var testDescription: String { lines.joined(separator: " ⏎ ") }
    }

    static let decisions = [
        Decision(form: nil),
        Decision("", " ", "# comment", "#", form: nil),
        Decision("SALDO", form: .text),
        Decision("#SALDO", form: .text),
        Decision(log, form: .log),
        Decision("# Budi", "", log, form: .log),
        Decision(json, form: .json),
        Decision("# Budi", "  {", form: .json),
        Decision("SALDO", log, json, form: .text),
        Decision("2026-11-21T08:00:00 +6281299999999 > 2757 BERHENTI", log, form: .log),
        Decision("[", json, "]", form: .json),
        Decision("[spasi]SALDO", log, form: .text),
    ]

    @Test("is what the first line says that is neither empty nor a comment", arguments: decisions)
    func decided(_ row: Decision) {
        var reader = Self.reader()
        _ = Self.readings(row.lines, by: &reader)
        #expect(reader.form == row.form)
    }

    @Test("is not asked of any line when it was given", arguments: LineForm.allCases)
    func given(form: LineForm) {
        var reader = Self.reader(form)
        _ = Self.readings([Self.json, Self.log, "SALDO"], by: &reader)
        #expect(reader.form == form)
    }

    @Test("in text, a line of a log or of JSON is a message like any other, from the number played")
    func spoofing() {
        #expect(
            Self.readings(Self.log, Self.json, form: .text) == [
                .message(Arrival(line: 1, from: Self.played, text: Self.log)),
                .message(Arrival(line: 2, from: Self.played, text: Self.json)),
            ])
    }

    @Test("in text nothing is a comment, and only an empty line is nothing")
    func comments() {
        #expect(
            Self.readings("# halo", "", "#", " ", "SALDO") == [
                .message(Arrival(line: 1, from: Self.played, text: "# halo")),
                .message(Arrival(line: 3, from: Self.played, text: "#")),
                .message(Arrival(line: 4, from: Self.played, text: " ")),
                .message(Arrival(line: 5, from: Self.played, text: "SALDO")),
            ])
    }

    @Test("in a log, a text alone is a bad line, and the next one is read")
    func badLine() throws {
        let malformed = LogEntryError(part: .time, problem: .malformed, column: 1)
        #expect(
            Self.readings(Self.log, "SALDO", "# comment", "", Self.log) == [
                .message(try Self.arrival(line: 1)),
                .fault(LineFault(line: 2, problem: .log(malformed))),
                .message(try Self.arrival(line: 5)),
            ])
    }

    @Test("in JSON, a line of a log is a bad line")
    func badObject() throws {
        let error = JSONLineError(column: 5, problem: .expected("the end of the line"))
        #expect(
            Self.readings(Self.log, "# comment", form: .json) == [.fault(LineFault(line: 1, problem: .json(error)))])
    }

    static let almost = [
        "2026-11-21T08:00:00 +6281299999999 > 2757 SALDO", " " + log, "\t" + log, log.replacing(" ", with: "\t"),
        "2026-11-21 08:00:00+07:00 +6281299999999 > 2757 SALDO", "Nov 21 08:00 +6281299999999 > 2757 SALDO",
        log.replacing("2026-", with: "12026-"), log.replacing("2026-", with: "999999-"),
        "Sat Nov 21 08:00:00 2026 +6281299999999 > 2757 SALDO", "Sab Nov 21 08:00:00 WIB 2026 SALDO",
        "21/11/2026 08:00 +6281299999999 > 2757 SALDO", "[21.11.26, 08:00] Budi: SALDO", "21 Nopember 2026 08:00 SALDO",
        "+6281299999999 > 2757 SALDO", "1795222800 081299999999 > 2757 SALDO", "08:00 2757 > +6281299999999 Saldo Anda",
    ]

    @Test("is a log where the first line begins as one does; it is reported and not played", arguments: almost)
    func almostLog(line: String) throws {
        let error = try #require(throws: LogEntryError.self) { try LogEntry(line) }
        #expect(
            Self.readings(line, Self.log) == [
                .fault(LineFault(line: 1, problem: .almostLog(error))), .message(try Self.arrival(line: 2)),
            ])
        #expect(
            Self.readings(line, form: .text) == [.message(Arrival(line: 1, from: Self.played, text: line))])
    }

    static let plain = [
        "SALDO 08:00", "21 22 08:00", "LAPOR#Nov 21 08:00", "31-12-1995", "08012-345678", "08012-34-567",
        "SIMULASI#5000000#10", "JULI 08:00",
        "> SALDO",
        "3171051708900003 17-08-1990", "SALDO 123 > 456", "LAPOR 5000000 > 4000000", "12 > 456", "123 > abc",
    ]

    @Test("is text where a message has a day or a time in it", arguments: plain)
    func plainText(line: String) {
        #expect(Self.readings(line) == [.message(Arrival(line: 1, from: Self.played, text: line))])
    }

    @Test(
        "is no message where it is the header of a table; that is reported and not played",
        arguments: ["at,from,to,text", "Tanggal;Nomor;Isi Pesan", "\"Time\"\t\"From\"\t\"Message\""])
    func table(line: String) {
        #expect(Self.readings(line) == [.fault(LineFault(line: 1, problem: .table))])
        #expect(Self.readings(line, form: .text) == [.message(Arrival(line: 1, from: Self.played, text: line))])
    }

    @Test(
        "is a text where its words are no names of columns",
        arguments: ["LAPOR, isi", "no, pesan 5 unit", "SALDO;BANTUAN", "text", "dari,ke"])
    func noTable(line: String) {
        #expect(Self.readings(line) == [.message(Arrival(line: 1, from: Self.played, text: line))])
    }

    @Test("is JSON where an array begins; that is reported and not played", arguments: ["[", "  [ ", "[" + json + ","])
    func array(line: String) {
        #expect(Self.readings(line).first == .fault(LineFault(line: 1, problem: .almostJSON)))
        #expect(Self.readings(line).count == 1)
    }

    @Test("names a line that is no UTF-8, and reads it with U+FFFD")
    func illFormed() throws {
        var reader = Self.reader(.text)
        let line = Line(number: 3, content: .octets(Array("é SAL".utf8) + [0xFF] + Array("DO".utf8)))
        #expect(
            reader.read(line) == [
                .fault(LineFault(line: 3, problem: .illFormed(column: 6))),
                .message(Arrival(line: 3, from: Self.played, text: "é SAL\u{FFFD}DO")),
            ])
        #expect(Self.readings("\u{FFFD}", form: .text).count == 1)
    }

    @Test("names UTF-16 that has no byte order mark")
    func utf16() {
        var reader = Self.reader()
        #expect(reader.read(Line(number: 1, content: .utf16)) == [.fault(LineFault(line: 1, problem: .utf16))])
    }

    @Test("is a log where more comments come than can be kept")
    func longPreface() throws {
        var reader = Self.reader()
        let comment = "# " + String(repeating: "x", count: 60_000)
        let lines = [String](repeating: comment, count: 20) + [Self.log]
        #expect(Self.readings(lines, by: &reader) == [.message(try Self.arrival(line: 21))])
    }

    @Test("is not decided by a line that is too long, which is reported")
    func overlong() {
        var reader = Self.reader()
        let reading = reader.read(Line(number: 1, content: .overlong(count: 70_000)))
        #expect(reading == [.fault(LineFault(line: 1, problem: .overlong(octets: 70_000)))])
        #expect(reader.form == nil)
        #expect(!reader.hasOnlyComments)
    }

    @Test("that only comments leave open is known to be so")
    func onlyComments() {
        var reader = Self.reader()
        _ = Self.readings(["", "# halo"], by: &reader)
        #expect(reader.hasOnlyComments)
    }

    private static func arrival(line: Int) throws -> Arrival {
        Arrival(
            line: line, time: try Timestamp("2026-11-21T08:00:00+07:00"), from: try Address("+6281299999999"),
            to: try Address("2757"), text: "BERHENTI")
    }
}
