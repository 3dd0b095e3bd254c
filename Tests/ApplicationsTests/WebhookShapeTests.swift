import Applications
import ShortMessage
import Testing

@Suite("What a program over HTTP is posted")
struct WebhookShapeTests {
    private let question = QuestionDocument(
        id: "q-1", service: Address(digits: "5151", typeOfNumber: .unknown),
        from: Address(digits: "6281200000001", typeOfNumber: .international), text: "beli é & 2",
        receivedAt: Timestamp(milliseconds: 1_795_222_800_000, offset: 420), message: "order",
        fields: [QuestionDocument.Field(name: "count", value: .amount(2))], language: "id")

    static let bodies = [
        (
            "gateway",
            "from=%2B6281200000001&to=5151&text=beli+%C3%A9+%26+2&id=q-1&timestamp=2026-11-21T08%3A00%3A00%2B07%3A00"
        ),
        (
            "africastalking",
            "from=%2B6281200000001&to=5151&text=beli+%C3%A9+%26+2&date=2026-11-21+01%3A00%3A00&id=q-1&linkId=q-1"
        ),
        (
            "vonage",
            #"{"msisdn":"6281200000001","to":"5151","messageId":"q-1","text":"beli é & 2","type":"text","keyword":"BELI","#
                + #""message-timestamp":"2026-11-21 01:00:00"}"#
        ),
        ("jasmin", "id=q-1&from=6281200000001&to=5151&content=beli+%C3%A9+%26+2&coding=0"),
        ("form:a=from-digits,b=at-unix", "a=6281200000001&b=1795222800"),
        (
            "json:n=fields.count,m=message,l=language,k='a=b',o=fields.other",
            #"{"n":"2","m":"order","l":"id","k":"a=b","o":""}"#
        ),
    ]

    @Test("has the names that it knows", arguments: bodies)
    func body(shape: String, body: String) throws {
        let posted = question.body(as: try WebhookShape(shape))
        #expect(posted.text == body)
        #expect(
            posted.contentType.hasPrefix(body.hasPrefix("{") ? "application/json" : "application/x-www-form-urlencoded")
        )
    }

    @Test("is the whole document unless it is said otherwise")
    func document() throws {
        #expect(question.body(as: try WebhookShape("document")).text == question.json)
    }

    @Test(
        "is refused where it says nothing",
        arguments: ["", "nexmo", "json:", "a", "a=", "=from", "a=from,", "a=From", "a=from,a=to", "a=fields.", "a='b"])
    func refusal(shape: String) {
        #expect(throws: InvalidWebhookShape.self) { try WebhookShape(shape) }
    }

    @Test("means an answer, or that it has come", arguments: ["gateway", "a=from"])
    func reply(shape: String) throws { #expect(try WebhookShape(shape).answer == .reply) }

    @Test("is acknowledged where its gateway takes answers elsewhere", arguments: ["africastalking", "vonage"])
    func acknowledgement(shape: String) throws { #expect(try WebhookShape(shape).answer == .acknowledgement) }
}
