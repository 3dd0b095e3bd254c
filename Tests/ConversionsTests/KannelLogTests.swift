import Conversions
import Testing

@Suite("Kannel's access log")
struct KannelLogTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let record: String
        let expected: [String]
    }

    private static let head = "[SMSC:modem] [SVC:] [ACT:] [BINF:] [FID:] [META:?] "
    private static let ends = "[from:+6281200000001] [to:2757] "

    static func record(
        _ message: String, event: String = "Receive SMS", flags: String = "-1:0:-1:0:0", udh: String = "0:"
    ) -> String {
        "2026-11-21 08:00:00 \(event) \(head)\(ends)[flags:\(flags)] [msg:\(message)] [udh:\(udh)]\n"
    }

    static let rows = [
        Row(
            testDescription: "a message that came", record: record("5:SALDO"),
            expected: ["2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO"]),
        Row(
            testDescription: "one that was sent", record: record("2:OK", event: "Sent SMS"),
            expected: ["2026-11-21T08:00:00+07:00 +6281200000001 > 2757 OK"]),
        Row(
            testDescription: "a text with line breaks and with what ends a record",
            record: record("22:A\n2026] [udh:0:]\nB\r\n]x"),
            expected: [#"2026-11-21T08:00:00+07:00 +6281200000001 > 2757 A\n2026] [udh:0:]\nB\r\n]x"#]),
        Row(
            testDescription: "an empty text", record: record("0:"),
            expected: ["2026-11-21T08:00:00+07:00 +6281200000001 > 2757"]),
        Row(
            testDescription: "UCS-2 with a character of two units",
            record: record("6:0041D83DDC4D", flags: "-1:2:-1:0:0"),
            expected: ["2026-11-21T08:00:00+07:00 +6281200000001 > 2757 A👍"]),
        Row(
            testDescription: "the parts of a long message, in another order, a pair cut between them",
            record: record("4:DC4D0042", flags: "-1:2:-1:0:0", udh: "6:050003070202")
                + record("4:0041D83D", flags: "-1:2:-1:0:0", udh: "6:050003070201"),
            expected: ["2026-11-21T08:00:00+07:00 +6281200000001 > 2757 A👍B"]),
        Row(
            testDescription: "a part without the others", record: record("1:A", udh: "7:06080412340301"),
            expected: ["bad: line 1: 1 of the 3 parts of this message are there"]),
        Row(
            testDescription: "a report and a failure",
            record: record("0:", event: "Receive DLR") + record("1:A", event: "FAILED Send SMS"),
            expected: ["passed over: Receive DLR", "passed over: FAILED Send SMS"]),
        Row(
            testDescription: "8-bit data", record: record("2:00FF", flags: "-1:1:-1:0:0"),
            expected: ["passed over: 8-bit data"]),
        Row(
            testDescription: "lines that are no records",
            record: "2026-11-21 07:00:00 Log begins\n\nfoo\n" + record("1:A"),
            expected: [
                "bad: line 3: this is no record of an access log",
                "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 A",
            ]),
        Row(
            testDescription: "a record that ends in its text", record: "\n" + record("999:A"),
            expected: ["bad: line 2: the record ends in its text"]),
    ]

    @Test("is read, in whatever blocks it comes", arguments: rows)
    func read(row: Row) {
        for length in [1, 7, 64, 10_000] {
            var log = KannelLog(.gateway)
            let records = Array(row.record.utf8).blocks(of: length).flatMap { log.receive($0) } + log.finish()
            #expect(records.map(\.shown) == row.expected, "in blocks of \(length)")
        }
    }
}
