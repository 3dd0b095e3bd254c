import ShortMessage
import Testing
import Transcripts
import Twilio

/// How messages are shown.
@Suite("A message as Twilio shows it")
struct MessageTests {
    @Test(
        "its times are those of mail",
        arguments: [
            ("2026-11-28T18:00:00+07:00", "Sat, 28 Nov 2026 11:00:00 +0000"),
            ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 +0000"),
            ("1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 +0000"),
            ("2024-02-29T23:30:05-01:00", "Fri, 01 Mar 2024 00:30:05 +0000"),
        ])
    func times(_ time: String, _ shown: String) throws {
        #expect(try Timestamp(time).internetMessageDate == shown)
    }

    @Test("its SID names its place, in one store of one account alone")
    func identifiers() throws {
        let digits = String(repeating: "0a", count: 16)
        let account = try #require(TwilioAccount(sid: "AC" + digits, token: digits))
        let other = try #require(TwilioAccount(sid: "AC" + digits.reversed(), token: digits))
        let time = try Timestamp("2026-11-28T18:00:00+07:00")
        let sid = MessageSID(258, at: time, of: account)
        #expect(sid.description.hasSuffix("0000000000000102") && sid.description.utf8.count == 34)
        #expect(MessageSID.place(in: sid.description) == 258)
        #expect(MessageSID(258, at: time.adding(milliseconds: 1), of: account) != sid)
        #expect(MessageSID(258, at: time, of: other) != sid)
        for wrong in [
            "", "SM", "SM12", "MM" + digits, "SM" + digits + "0", "SM" + String(repeating: "f", count: 32),
            "SM" + String(repeating: "0", count: 32),
        ] {
            #expect(MessageSID.place(in: wrong) == nil, "\(wrong)")
        }
    }

    @Test(
        "what keeps it from its recipient has a number",
        arguments: [
            (0x41, 30006), (0x42, 30004), (0x43, 30005), (0x46, 30003), (0x22, 30003), (0x60, 30001), (0x48, 30008),
        ])
    func failures(_ status: Int, _ code: Int) {
        #expect(DeliveryFailure(DeliveryStatus(rawValue: UInt8(status))).rawValue == code)
    }

    @Test("a form is read as browsers write it, and what is no escape stands for itself")
    func forms() {
        let form = FormParameters(encoded: "a=%C3%A9+%2B&b&=c&a=2&d=100%&e=%zz%+1&f=%ff")
        #expect(form["a"] == "é +" && form["b"] == "" && form[""] == "c" && form["d"] == "100%")
        #expect(form["e"] == "%zz% 1" && form["f"] == "\u{FFFD}" && form["g"] == nil)
        #expect(FormParameters([("a b", "é+&=%*")]).encoded == "a+b=%C3%A9%2B%26%3D%25%2A")
    }
}
