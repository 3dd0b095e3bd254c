import Conversions
import ShortMessage
import Testing

@Suite("A backup of SMS Backup & Restore")
struct AndroidBackupTests {
    private func records(_ xml: String, cutEvery length: Int) throws -> [String] {
        var (blocks, found) = (Array(xml.utf8).blocks(of: length)[...], [String]())
        let own = Address(digits: "6281200000001", typeOfNumber: .international)
        try AndroidBackup.read(ConversionContext(own: own, offset: 420)) {
            blocks.popFirst().map(Array.init) ?? []
        } each: { record in
            found.append(record.shown)
        }
        return found
    }

    private static func sms(_ type: Int, _ body: String) -> String {
        "<sms protocol=\"0\" address=\"2757\" date=\"1795222800000\" type=\"\(type)\" body=\"\(body)\" />"
    }

    @Test(
        "is read, in whatever blocks it comes: line breaks, and emoji as pairs of references", arguments: [1, 5, 1000])
    func read(length: Int) throws {
        let xml = """
            <?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
            <!-- a comment & another -->
            <smses count="5">
            \(Self.sms(2, "SALDO &amp; &#55357;&#56397;&#10;A&#128077;👍 &#x41;"))
            \(Self.sms(1, "Saldo &#55357; &lt;JHT&gt;"))
            \(Self.sms(3, "draft"))
            <mms date="1" />
            <sms address="2757" type="1" body="x" />
            </smses>
            """
        #expect(
            try records(xml, cutEvery: length) == [
                #"2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO & 👍\nA👍👍 A"#,
                "2026-11-21T08:00:00+07:00 2757 > +6281200000001 Saldo \u{FFFD} <JHT>",
                "passed over: draft", "passed over: MMS",
                "bad: line 8: date is none; expected milliseconds since 1970",
            ])
    }

    @Test("that is cut off gives what it has, and is named")
    func cutOff() throws {
        let found = try records("<smses>\n\(Self.sms(2, "SALDO"))\n<sms addr", cutEvery: 1000)
        #expect(found.first == "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO")
        #expect(found.last?.contains("no well-formed XML") == true)
    }
}
