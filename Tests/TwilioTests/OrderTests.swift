import ShortMessage
import Testing
import Transcripts
import Twilio

/// What an account may send, and with which errors it may not.
@Suite("A message that an account wants to send")
struct OrderTests {
    private let rules = AccountRules(
        numbers: [
            Address(digits: "5151", typeOfNumber: .unknown),
            Address(digits: "15005550100", typeOfNumber: .international),
        ],
        hasMagicNumbers: true)

    @Test("is refused", arguments: Row.refused)
    func refusal(_ row: Row) {
        #expect(throws: row.code) {
            do {
                _ = try MessageOrder(FormParameters(encoded: row.form), rules)
            } catch let error as TwilioError {
                throw Code(code: error.code, status: error.status)
            }
        }
    }

    @Test("goes from the account's number to the telephone, however they are written", arguments: Row.taken)
    func taken(_ row: Row) throws {
        let order = try MessageOrder(FormParameters(encoded: row.form), rules)
        #expect("\(order.from) \(order.to)" == row.testDescription)
    }

    struct Code: Error, Hashable {
        let code: Int
        var status = 400
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let form: String
        var code = Code(code: 0)

        init(_ description: String, _ form: String, _ code: Int = 0) {
            (testDescription, self.form, self.code) = (description, form, Code(code: code))
        }

        static let refused = [
            Row("without To", "From=5151&Body=x", 21604), Row("to an empty number", "To=&From=5151&Body=x", 21604),
            Row("to letters", "To=abc&From=5151&Body=x", 21211),
            Row("to a national number", "To=081200000001&From=5151&Body=x", 21211),
            Row("to two plus signs", "To=%2B%2B6281200000001&From=5151&Body=x", 21211),
            Row("to a short code", "To=2757&From=5151&Body=x", 21614),
            Row("without From", "To=%2B6281200000001&Body=x", 21603),
            Row("from another's number", "To=%2B6281200000001&From=2757&Body=x", 21606),
            Row("from no number", "To=%2B6281200000001&From=no+number+at+all&Body=x", 21212),
            Row("from itself", "To=%2B15005550100&From=%2B15005550100&Body=x", 21266),
            Row("of no service", "To=%2B6281200000001&MessagingServiceSid=MG1&Body=x", 21701),
            Row("without a text", "To=%2B6281200000001&From=5151", 21602),
            Row("with an empty text", "To=%2B6281200000001&From=5151&Body=", 21602),
            Row("too long", "To=%2B6281200000001&From=5151&Body=" + String(repeating: "x", count: 1601), 21617),
            Row("with a NUL", "To=%2B6281200000001&From=5151&Body=%00", 20001),
            Row("with a picture", "To=%2B6281200000001&From=5151&MediaUrl=http://a/b", 30011),
            Row("with a template", "To=%2B6281200000001&From=5151&ContentSid=HX1", 21655),
            Row("with a callback that is none", "To=%2B6281200000001&From=5151&Body=x&StatusCallback=a", 21609),
            Row("valid for no time", "To=%2B6281200000001&From=5151&Body=x&ValidityPeriod=0", 20001),
            Row("later, and not said when", "To=%2B6281200000001&From=5151&Body=x&ScheduleType=fixed", 35110),
            Row(
                "later, without a service",
                "To=%2B6281200000001&From=5151&Body=x&ScheduleType=fixed&SendAt=2026-11-30T12:00:00Z", 35118),
            Row("to magic 1", "To=%2B15005550001&From=5151&Body=x", 21211),
            Row("to magic 4", "To=%2B15005550004&From=5151&Body=x", 21610),
            Row("from magic 8", "To=%2B6281200000001&From=%2B15005550008&Body=x", 21611),
        ]

        static let taken = [
            Row("5151 +6281200000001", "To=%2B6281200000001&From=5151&Body=x"),
            Row("5151 +6281200000001", "To=6281200000001&From=5151&Body=x"),
            Row("+15005550100 +6281200000001", "To=%2B62+812-0000-0001&From=(1)500.555.0100&Body=x"),
            Row(
                "5151 +6281200000001",
                "To=%2B6281200000001&MessagingServiceSid=MG0123456789abcdef0123456789ABCDEF&Body=x"),
            Row("+15005550006 +6281200000001", "To=%2B6281200000001&From=%2B15005550006&Body=x"),
        ]
    }
}
