import Applications
import MessageCentre
import ShortMessage
import Testing

@Suite("What a program writes")
struct ProgramAnswerTests {
    static let siti = Address(digits: "6281200000002", typeOfNumber: .international)

    @Test(
        "is an answer",
        arguments: [
            ("Halo\n", ProgramAnswer(text: "Halo")),
            ("  dua\nbaris \n", ProgramAnswer(text: "dua\nbaris")),
            ("", ProgramAnswer([])), (" \n", ProgramAnswer([])), ("{}", ProgramAnswer([])),
            ("\"Halo\"", ProgramAnswer(text: "Halo")), ("[]", ProgramAnswer([])),
            ("{\"text\":\"Halo\"}", ProgramAnswer(text: "Halo")), ("{\"text\":null}", ProgramAnswer([])),
            ("{\"messages\":[]}", ProgramAnswer([])),
            ("{\"id\":\"q\",\"text\":\"Halo\"}", ProgramAnswer(text: "Halo")),
            (
                "{\"reply\":\"order\",\"values\":{\"sum\":5000,\"day\":\"2026-11-21\",\"codes\":[\"A1\"]}}",
                ProgramAnswer([
                    .init(
                        .reply("order", ["sum": .number("5000"), "day": .text("2026-11-21"), "codes": .list(["A1"])]))
                ])
            ),
            (
                "[{\"text\":\"a\"},{\"text\":\"b\",\"to\":\"+6281200000002\",\"after\":90}]",
                ProgramAnswer([.init(.text("a")), .init(to: siti, .text("b"), start: .after(90_000))])
            ),
            ("{\"text\":\"a\",\"after\":\"2h\"}", ProgramAnswer([.init(.text("a"), start: .after(7_200_000))])),
        ] as [(String, ProgramAnswer)])
    func answer(output: String, answer: ProgramAnswer) throws {
        #expect(try ProgramAnswer(output: output) == answer)
    }

    @Test("says when it leaves")
    func at() throws {
        let answer = try ProgramAnswer(output: "{\"text\":\"a\",\"at\":\"2026-11-21T08:00:00+07:00\"}")
        #expect(answer.messages.map(\.start) == [.at(try Timestamp("2026-11-21T08:00:00+07:00"))])
    }

    @Test(
        "is none",
        arguments: [
            "{", "[1]", "[\"a\"]", "{\"txt\":\"a\"}", "{\"text\":1}", "{\"text\":\"a\",\"reply\":\"b\"}",
            "{\"values\":{}}", "{\"text\":\"a\",\"values\":{}}", "{\"reply\":\"a\",\"values\":[]}",
            "{\"reply\":\"a\",\"values\":{\"b\":true}}", "{\"text\":\"a\",\"to\":\"2757\"}",
            "{\"text\":\"a\",\"to\":\"SITI\"}", "{\"text\":\"a\",\"after\":-1}", "{\"text\":\"a\",\"after\":\"soon\"}",
            "{\"text\":\"a\",\"at\":\"noon\"}", "{\"text\":\"a\",\"after\":1,\"at\":\"2026-11-21T08:00:00+07:00\"}",
            "{\"messages\":{}}", "{\"messages\":[],\"text\":\"a\"}", "{\"to\":\"+6281200000002\"}",
            "{\"text\":\"a\"} {\"text\":\"b\"}",
        ])
    func rubbish(output: String) {
        #expect(throws: ProgramFailure.self) { try ProgramAnswer(output: output) }
    }

    @Test("has at most 20 messages")
    func most() throws {
        let messages = Array(repeating: "{\"text\":\"a\"}", count: 20).joined(separator: ",")
        #expect(try ProgramAnswer(output: "[\(messages)]").messages.count == 20)
        #expect(throws: ProgramFailure.self) { try ProgramAnswer(output: "[\(messages),{\"text\":\"a\"}]") }
    }
}
