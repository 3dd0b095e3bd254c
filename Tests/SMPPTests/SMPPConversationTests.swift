import SMPP
import Testing

@Suite("Conversations of an ESME with the message centre")
struct SMPPConversationTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let steps: [Conversation.Step]
        let lines: [String]

        init(_ name: String, _ steps: [Conversation.Step], _ lines: [String]) {
            (testDescription, self.steps, self.lines) = (name, steps, lines)
        }
    }

    static let message = Packet.Message(from: SMPPAddress("0811"), to: SMPPAddress("2757"), Array("SALDO".utf8))

    static func bind(_ role: Packet.Bind.Role = .transceiver) -> Conversation.Step {
        .ask(.bind(.init(role, systemID: "esme")))
    }

    static let bound = ["> bind_transceiver 1", "< bind_transceiver_resp 1 ESME_ROK"]

    static let rows: [Row] = [
        Row(
            "a message out, and one in",
            [
                bind(), .accept, .ask(.submit(message)), .answer(.accepted(messageID: "7")), .deliver(message),
                .reply(.ok),
            ],
            bound + [
                "> submit_sm 2", "< submit_sm_resp 2 ESME_ROK", "< deliver_sm 1", "> deliver_sm_resp 1 ESME_ROK",
                "message 1 answered ESME_ROK",
            ]),
        Row(
            "nothing but a bind, before one", [.ask(.submit(message)), .ask(.enquireLink)],
            [
                "> submit_sm 1", "< submit_sm_resp 1 ESME_RINVBNDSTS", "> enquire_link 2",
                "< enquire_link_resp 2 ESME_ROK",
            ]),
        Row(
            "a second bind", [bind(), .accept, bind()],
            bound + ["> bind_transceiver 2", "< bind_transceiver_resp 2 ESME_RALYBND"]),
        Row(
            "a receiver does not send", [bind(.receiver), .accept, .ask(.submit(message))],
            [
                "> bind_receiver 1", "< bind_receiver_resp 1 ESME_ROK", "> submit_sm 2",
                "< submit_sm_resp 2 ESME_RINVBNDSTS",
            ]),
        Row(
            "a transmitter does not receive", [bind(.transmitter), .accept, .deliver(message)],
            ["> bind_transmitter 1", "< bind_transmitter_resp 1 ESME_ROK", "undeliverable notReceiving"]),
        Row(
            "a bind refused too often",
            [bind(), .refuse(.invalidPassword), bind(), .refuse(.invalidPassword), bind(), .refuse(.invalidPassword)],
            (1...3).flatMap { ["> bind_transceiver \($0)", "< bind_transceiver_resp \($0) ESME_RINVPASWD"] } + [
                "close refusedBinds"
            ]),
        Row(
            "unbinding waits for the answers that are due",
            [bind(), .accept, .ask(.submit(message)), .ask(.unbind), .answer(.accepted(messageID: "7"))],
            bound + [
                "> submit_sm 2", "> unbind 3", "< submit_sm_resp 2 ESME_ROK", "< unbind_resp 3 ESME_ROK",
                "close unbound",
            ]),
        Row(
            "the centre unbinds", [bind(), .accept, .unbind],
            bound + ["< unbind 1", "> unbind_resp 1 ESME_ROK", "close unbound"]),
        Row("no bind in time", [.wait(4_999), .wait(1)], ["close notBound"]),
        Row(
            "silence is asked about", [bind(), .accept, .wait(30_000)],
            bound + ["< enquire_link 1", "> enquire_link_resp 1 ESME_ROK"]),
        Row(
            "no answer to a message in time", [bind(), .accept, .deliver(message), .wait(10_000)],
            bound + ["< deliver_sm 1", "message 1 unanswered"]),
        Row(
            "a connection lost with a message under way", [bind(), .accept, .deliver(message), .disconnect],
            bound + ["< deliver_sm 1", "message 1 lost", "close disconnected"]),
        Row(
            "octets of another protocol", [.raw(Array("GET / HTTP/1.1\r\n".utf8))],
            ["< generic_nack 0 ESME_RINVCMDLEN", "close unframed"]),
        Row(
            "an unknown command leaves the session as it is",
            [.raw([0, 0, 0, 16, 0, 0, 1, 0x10, 0, 0, 0, 0, 0, 0, 0, 9]), .ask(.enquireLink)],
            ["< generic_nack 9 ESME_RINVCMDID", "> enquire_link 1", "< enquire_link_resp 1 ESME_ROK"]),
        Row(
            "a body cut short is refused by its own answer",
            [bind(), .accept, .raw([0, 0, 0, 17, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 9, 0])],
            bound + ["< submit_sm_resp 9 ESME_RINVMSGLEN"]),
        Row(
            "an answer of another kind than the request", [bind(), .accept, .ask(.submit(message)), .answer(.done)],
            bound + ["> submit_sm 2", "< submit_sm_resp 2 ESME_RSYSERR"]),
        Row(
            "cell broadcast is refused by code", [bind(), .accept, .ask(.broadcast(.init(.broadcast)))],
            bound + ["> broadcast_sm 2", "< broadcast_sm_resp 2 ESME_RBCASTFAIL"]),
    ]

    @Test(arguments: rows)
    func conversation(_ row: Row) throws {
        #expect(try Conversation.lines(row.steps) == row.lines)
    }

    @Test("more than the window holds: requests are throttled, messages wait with their owner")
    func windows() throws {
        var configuration = SMPPSession.Configuration()
        (configuration.requestWindow, configuration.deliveryWindow) = (1, 1)
        let submit = Conversation.Step.ask(.submit(Self.message))
        let steps = [Self.bind(), .accept, submit, submit, .deliver(Self.message), .deliver(Self.message)]
        let lines = try Conversation.lines(steps, configuration)
        #expect(
            lines == Self.bound + [
                "> submit_sm 2", "> submit_sm 3", "< submit_sm_resp 3 ESME_RTHROTTLED", "< deliver_sm 1",
                "undeliverable windowFull",
            ])
    }
}
