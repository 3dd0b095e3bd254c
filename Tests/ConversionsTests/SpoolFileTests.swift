import Conversions
import ShortMessage
import Testing

@Suite("Files of gateways")
struct SpoolFileTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let head: String
        var body: [UInt8] = Array("SALDO".utf8)
        let expected: String
    }

    private static let came = "From: 6281200000001\nFrom_TOA: 91 international\nReceived: 26-11-21 08:00:00\n"
    private static let message = "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO"

    static let rows = [
        Row(testDescription: "received", head: came, expected: message),
        Row(testDescription: "with CR LF", head: came.replacing("\n", with: "\r\n"), expected: message),
        Row(
            testDescription: "sent", head: "To: 6281200000001\nModem: GSM1\nSent: 26-11-21 08:00:00\n",
            expected: "2026-11-21T08:00:00+07:00 2757 > +6281200000001 SALDO"),
        Row(
            testDescription: "to a short number", head: "To: s150\nSent: 26-11-21 08:00:00\n",
            expected: "2026-11-21T08:00:00+07:00 2757 > 150 SALDO"),
        Row(
            testDescription: "between a number and itself", head: "To: 2757\nSent: 26-11-21 08:00:00\n",
            expected: "bad: 2757 would be on both sides; --own names this side's number"),
        Row(testDescription: "not sent yet", head: "To: 6281200000001\n", expected: "passed over: not sent"),
        Row(
            testDescription: "in UTF-16", head: came + "Alphabet: UCS2\n", body: [0, 0x41, 0xD8, 0x3D, 0xDC, 0x4D],
            expected: "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 A👍"),
        Row(
            testDescription: "in ISO 8859-1", head: came + "Alphabet: ISO\n", body: [0xE9],
            expected: "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 é"),
        Row(
            testDescription: "in UTF-8, of several lines", head: came + "Alphabet: UTF-8\n",
            body: Array("é\n\n👍\n".utf8),
            expected: #"2026-11-21T08:00:00+07:00 +6281200000001 > 2757 é\n\n👍"#),
        Row(
            testDescription: "without a time", head: "From: 6281200000001\n",
            expected: "bad: the time is missing; expected 'Received: 26-11-21 08:00:00', or 'Sent:'"),
    ]

    @Test("of smstools", arguments: rows)
    func smstools(row: Row) {
        let end = row.head.contains("\r") ? "\r\n" : "\n"
        let record = SMSToolsFile.reading(Array((row.head + end).utf8) + row.body, .gateway)
        #expect(record.shown == row.expected)
    }

    @Test("of gammu-smsd: parts in any order, UTF-16 and UTF-8, received and sent")
    func gammu() {
        var files = GammuFiles(.gateway)
        let named: [(String, [UInt8])] = [
            ("IN20261121_080000_00_+6281200000001_01.txt", [0xFF, 0xFE, 0x3D, 0xD8, 0x4D, 0xDC]),
            ("IN20261121_080000_00_+6281200000001_00.txt", Array("A\nB ".utf8)),
            ("OUTC20261121_080003_00_+6281200000001_sms0.txt", Array("OK".utf8)),
            ("IN20261121_080001_00_TELKOMSEL_00.txt", Array("Promo".utf8)),
        ]
        for (name, octets) in named { #expect(files.add(name: name, octets).isEmpty) }
        #expect(files.add(name: "IN.txt", []).map(\.shown).first?.hasPrefix("bad: the name has no time") == true)
        #expect(
            files.finish().map(\.shown) == [
                #"2026-11-21T08:00:00+07:00 +6281200000001 > 2757 A\nB 👍"#,
                "2026-11-21T08:00:01+07:00 TELKOMSEL > 2757 Promo",
                "2026-11-21T08:00:03+07:00 2757 > +6281200000001 OK",
            ])
    }

    @Test("of gammu's own backup")
    func backup() {
        let file = """
            [SMSBackup000]
            ;SALDO
            SMSC = "+62811000000"
            PDU = Deliver
            DateTime = 20261121T080000
            State = UnRead
            Number = "+6281200000001"
            Coding = Default_No_Compression
            Text00 = 00530041004C0044004F

            """
        var files = GammuFiles(.gateway)
        let records = files.add(name: "a.smsbackup", Array(file.utf8))
        #expect(records.map(\.shown) == ["2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO"])
    }

    @Test("of what gammu-smsd has sent, which it files twice, with a time that may be that of UTC")
    func sent() {
        let part = { (number: Int, header: String) in
            """
            [SMSBackup00\(number)]
            PDU = Submit
            DateTime = 20261121T010000Z
            State = Sent
            Number = "+6281200000001"
            UDH = \(header)
            Coding = Default_No_Compression
            Text00 = 004\(number + 1)

            """
        }
        let copy = part(0, "0500030A0201") + part(1, "0500030A0202") + part(2, "")
        var files = GammuFiles(.gateway)
        let records = files.add(name: "OUTC20261121_080000_00_+6281200000001_sms1.smsbackup", Array((copy + copy).utf8))
        let message = "2026-11-21T01:00:00+00:00 2757 > +6281200000001 "
        #expect(records.map(\.shown).sorted() == [message + "AB", message + "C"])
    }
}
