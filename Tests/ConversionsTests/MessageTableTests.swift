import Conversions
import ShortMessage
import Testing
import Transcripts

@Suite("Tables of messages")
struct MessageTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let table: String
        var columns = ""
        let expected: [String]
    }

    private static let message = "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO"

    static let rows = [
        Row(
            testDescription: "our own",
            table: "at,from,to,text\r\n2026-11-21T08:00:00+07:00,+6281200000001,2757,SALDO\r\n",
            expected: [message]),
        Row(
            testDescription: "of playSMS, with semicolons",
            table: "User;Time;From;Message\nadmin;2026-11-21 08:00:00;+6281200000001;\"A;\n\"\"B\"\"\"\n",
            expected: [#"2026-11-21T08:00:00+07:00 +6281200000001 > 2757 A;\n"B""#]),
        Row(
            testDescription: "of messages that were sent",
            table: "Time,To,Message,Status\n21/11/2026 08:00,+6281200000001,OK,Sent",
            expected: ["2026-11-21T08:00:00+07:00 2757 > +6281200000001 OK"]),
        Row(
            testDescription: "with a direction",
            table: "date,sender,body,type\n1795222800,'+6281200000001,A,in\n1795222800000,+6281200000001,B,out\n",
            expected: [
                "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 A",
                "2026-11-21T08:00:00+07:00 2757 > +6281200000001 B",
            ]),
        Row(
            testDescription: "with names of its own", table: "Tgl,No,Isi SMS\n2026-11-21 08:00:00,+6281200000001,SALDO",
            columns: "at=tgl,from=No,text=isi sms", expected: [message]),
        Row(
            testDescription: "with numbers in groups",
            table:
                "Time,From,Message\n2026-11-21 08:00:00,0812-0000-0005,A\n2026-11-21 08:00:00,+62 (812) 0000.0005,B\n"
                + "2026-11-21 08:00:00,INFO-BPJS,C\n",
            expected: [
                "2026-11-21T08:00:00+07:00 081200000005 > 2757 A", "2026-11-21T08:00:00+07:00 +6281200000005 > 2757 B",
                "2026-11-21T08:00:00+07:00 INFO-BPJS > 2757 C",
            ]),
        Row(
            testDescription: "without a known column", table: "a,b\n1,2\n3,4",
            expected: ["bad: line 1: no column is known for 'at'; --columns names it: at=NAME"]),
        Row(
            testDescription: "with nobody in a row", table: "Time,From,Message\n2026-11-21 08:00:00, ,SALDO\n",
            expected: ["bad: line 2: the number of the other side is missing"]),
        Row(
            testDescription: "with a bad row between good ones",
            table: "at,from,to,text\nx,1,2,3\n2026-11-21T08:00:00+07:00,+6281200000001,2757,SALDO\n",
            expected: ["bad: line 2: the time is none; expected one like 2026-11-21 08:00:00", message]),
    ]

    @Test("are read, in whatever blocks they come", arguments: rows)
    func read(row: Row) throws {
        let mapping = try row.columns.isEmpty ? ColumnMapping.standard : #require(ColumnMapping(row.columns))
        for length in [1, 9, 10_000] {
            var table = MessageTable(mapping, .gateway)
            let records = Array(row.table.utf8).blocks(of: length).flatMap { table.receive($0) } + table.finish()
            #expect(records.map(\.shown) == row.expected)
        }
    }

    static let texts = [
        "", "SALDO", " A ", "a,b;c", "\"", "A\r\nB\n", "é👍‍", "'1", String(repeating: "panjang 👍 ", count: 40),
    ]

    @Test("that we wrote are read back equal", arguments: texts)
    func written(text: String) throws {
        let from = Address(digits: "6281200000001", typeOfNumber: .international)
        let entry = LogEntry(
            time: try Timestamp("2026-11-21T08:00:00.250+07:00"), from: from, to: try Address("2757"), text: text)
        var table = MessageTable(.standard, ConversionContext(own: nil, offset: 0))
        let records = table.receive(Array("\(TableRow.header)\r\n\(TableRow(entry))\r\n".utf8)[...]) + table.finish()
        #expect(records == [.message(entry)])
    }

    static let times = [
        "2026-11-21T08:00:00+07:00", "2026-11-21 08:00:00", "2026-11-21T01:00:00Z", "2026/11/21 08:00",
        "21/11/2026 08:00:00",
        "21-11-2026 8:00", "21.11.2026 08:00", "1795222800", "1795222800000", "21/11/2026 8:00:00 AM",
        "2026-11-21 08:00:00.000",
    ]

    @Test("have times in many spellings", arguments: times)
    func time(text: String) {
        var table = MessageTable(.standard, .gateway)
        let records = table.receive(Array("at,from,to,text\n\(text),+6281200000001,2757,SALDO\n".utf8)[...])
        guard case .message(let entry)? = records.first else {
            return #expect(records.isEmpty, "\(records.map(\.shown))")
        }
        #expect(entry.time.milliseconds == 1_795_222_800_000)
    }

    @Test(
        "with what is no time are bad",
        arguments: ["", "08:00", "2026-13-21 08:00", "2026-11-21 24:00", "12", "21/11/26 08:00"])
    func noTime(text: String) {
        var table = MessageTable(.standard, .gateway)
        let records = table.receive(Array("at,from,to,text\n\(text),+6281200000001,2757,SALDO\n".utf8)[...])
        #expect(records.map(\.shown).first?.hasPrefix("bad: line 2: the time") == true)
    }
}
