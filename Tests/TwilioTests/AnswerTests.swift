import Testing
import Twilio

/// What the address of a number answers.
@Suite("TwiML")
struct AnswerTests {
    @Test("is read", arguments: Row.all)
    func read(_ row: Row) throws {
        let answer = try TwiML(Array(row.text.utf8), type: row.type)
        #expect(answer.verbs == row.verbs)
    }

    @Test("is refused", arguments: Row.refused)
    func refused(_ row: Row) {
        do throws(TwilioError) {
            let verbs = try TwiML(Array(row.text.utf8), type: row.type).verbs
            Issue.record("\(verbs)")
        } catch {
            #expect(error.code == row.code)
        }
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        var type: String? = "text/xml"
        var verbs: [TwiML.Verb] = []
        var code = 0

        private static func message(
            _ body: String, to: String? = nil, from: String? = nil, callback: String? = nil
        ) -> TwiML.Verb {
            var message = TwiML.Message(body: body)
            (message.to, message.from, message.callback) = (to, from, callback)
            return .message(message)
        }

        private static let head = #"<?xml version="1.0" encoding="UTF-8"?>"#

        static let all = [
            Row(testDescription: "nothing", text: ""),
            Row(testDescription: "nothing, of another type", text: " \n", type: "application/json"),
            Row(testDescription: "an empty response", text: head + "<Response/>"),
            Row(
                testDescription: "a text in the verb",
                text: head + "<Response><Message>a &amp; b &lt;é&gt; 😀</Message></Response>",
                verbs: [message("a & b <é> 😀")]),
            Row(
                testDescription: "a body, with a picture beside it",
                text: "<Response><Message>\n <Body> a\nb </Body><Media>http://c</Media></Message></Response>",
                verbs: [message("a\nb")]),
            Row(
                testDescription: "CDATA", text: "<Response><Message><![CDATA[a <b>]]> c</Message></Response>",
                verbs: [message("a <b> c")]),
            Row(
                testDescription: "several, then another address",
                text:
                    "<Response><Message to=\"+1\" from=\"5151\" statusCallback=\"/s\">1</Message><Sms action=\"/a\">2</Sms>"
                    + "<Redirect method=\"get\">/n?a=1&amp;b=2</Redirect></Response>",
                verbs: [
                    message("1", to: "+1", from: "5151", callback: "/s"), message("2", callback: "/a"),
                    .redirect("/n?a=1&b=2", isGet: true),
                ]),
            Row(
                testDescription: "verbs of telephone calls",
                text: "<Response><Say>a<Message>b</Message></Say><!-- c --></Response>"),
            Row(
                testDescription: "of the type that Flask gives a string",
                text: "<Response><Message>a</Message></Response>", type: "text/html; charset=utf-8",
                verbs: [message("a")]),
            Row(
                testDescription: "of no type", text: "<Response><Message>a</Message></Response>", type: nil,
                verbs: [message("a")]),
            Row(testDescription: "plain text", text: "<b>\n c", type: "text/plain", verbs: [message("<b>\n c")]),
        ]

        static let refused = [
            Row(testDescription: "no XML", text: "halo", code: 12100),
            Row(testDescription: "half of it", text: "<Response><Message>a</Message>", code: 12100),
            Row(testDescription: "another root", text: "<html><body/></html>", code: 12102),
            Row(testDescription: "JSON", text: "{}", type: "application/json; charset=utf-8", code: 12300),
            Row(
                testDescription: "entities of its own",
                text:
                    "<!DOCTYPE r [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]><Response><Message>&c;</Message></Response>",
                code: 12100),
            Row(
                testDescription: "a file of this machine",
                text:
                    "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Response><Message>&a;</Message></Response>",
                code: 12100),
        ]
    }

    @Test(
        "words that Twilio answers itself",
        arguments: [("stop", "STOP"), (" Stop\n", "STOP"), ("UNSUBSCRIBE", "STOP"), ("yes", "START"), ("info", "HELP")])
    func words(_ text: String, _ word: String) {
        #expect(OptOutWord(text)?.rawValue == word)
    }

    @Test("other texts are no such words", arguments: ["", "STOP ALL", "STOP it", "STOPP", "S T O P", "INFO JHT"])
    func others(_ text: String) {
        #expect(OptOutWord(text) == nil)
    }
}
