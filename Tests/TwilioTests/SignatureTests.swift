import Foundation
import Testing
import Transcripts
import Twilio

/// What an account signs, and whom it lets in.
@Suite("An account of Twilio's")
struct SignatureTests {
    private let account = TwilioAccount(
        sid: "AC" + String(repeating: "0a", count: 16), token: "12345000000000000000000000067890")

    @Test("signs as Twilio's library does", arguments: Row.all)
    func signature(_ row: Row) throws {
        let account = try #require(account)
        #expect(account.signature(of: row.address, FormParameters(encoded: row.form)) == row.signature)
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let address: String
        let form: String
        let signature: String

        /// The signatures are what `RequestValidator.compute_signature` of twilio 9.13.0 gives.
        static let all = [
            Row(
                testDescription: "a form", address: "https://mycompany.com/myapp.php?foo=1&bar=2",
                form:
                    "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212",
                signature: "MTeuJiWdvGP7JlIoeO6JPvQ2vEk="),
            Row(
                testDescription: "nothing but an address", address: "http://127.0.0.1:5000/sms",
                form: "",
                signature: "8rxm5hDr6nKjyrzFI2icBHD5+FU="),
            Row(
                testDescription: "a text of several scripts", address: "http://127.0.0.1:5000/sms",
                form: "Body=Halo+%C3%A9+%F0%9F%98%80&From=%2B6281200000001&To=5151&NumMedia=0",
                signature: "9+QRwCDNoZ09CxS8roHz1xM9irw="),
            Row(
                testDescription: "a text longer than a block", address: "http://127.0.0.1:5000/sms?x=%20",
                form: "Body=" + String(repeating: "a", count: 300),
                signature: "aNL9Mr5kH8pzcVEZ+NNY+rtDzhA="),
            Row(
                testDescription: "an empty value", address: "http://127.0.0.1:5000/",
                form: "B=&A=1",
                signature: "YR430TJ9g0za7XaLXGurUcKH8ZQ="),
        ]
    }

    @Test("lets in the SID with its token alone")
    func basic() throws {
        let account = try #require(account)
        let sid = account.sid
        let header = { (text: String) in "Basic " + Data(text.utf8).base64EncodedString() }
        #expect(account.admits(authorization: header("\(sid):12345000000000000000000000067890")))
        #expect(
            account.admits(
                authorization: header("\(sid):12345000000000000000000000067890").replacing("Basic", with: "basic")))
        for wrong in ["\(sid):", "\(sid):12345", ":", "", "\(sid):12345000000000000000000000067890x"] {
            #expect(!account.admits(authorization: header(wrong)), "\(wrong)")
        }
        for wrong in [nil, "", "Basic", "Basic !", "Bearer 12345000000000000000000000067890"] {
            #expect(!account.admits(authorization: wrong), "\(wrong ?? "nil")")
        }
    }

    @Test("is read from the lines of an environment")
    func environment() throws {
        let lines = "# mine\nexport TWILIO_ACCOUNT_SID=\"AC\(String(repeating: "0a", count: 16))\"\n"
        #expect(TwilioAccount(environment: lines + "TWILIO_AUTH_TOKEN='12345000000000000000000000067890'\n") == account)
        #expect(TwilioAccount(environment: lines) == nil)
        #expect(TwilioAccount(environment: "TWILIO_ACCOUNT_SID=AC1\nTWILIO_AUTH_TOKEN=12345000000000000\n") == nil)
    }
}
