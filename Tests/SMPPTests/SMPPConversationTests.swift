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
            "what comes behind a bind waits until that is decided",
            [bind(), .ask(.submit(message)), .ask(.enquireLink), .accept, .answer(.accepted(messageID: "7"))],
            [
                "> bind_transceiver 1", "> submit_sm 2", "> enquire_link 3", "< bind_transceiver_resp 1 ESME_ROK",
                "< enquire_link_resp 3 ESME_ROK", "< submit_sm_resp 2 ESME_ROK",
            ]),
        Row(
            "and is refused where the bind is", [bind(), .ask(.submit(message)), .refuse(.invalidPassword)],
            [
                "> bind_transceiver 1", "> submit_sm 2", "< bind_transceiver_resp 1 ESME_RINVPASWD",
                "< submit_sm_resp 2 ESME_RINVBNDSTS",
            ]),
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
            "an outbind asks for a receiver", [.invite, bind(.receiver), .accept],
            ["< outbind 1", "> bind_receiver 1", "< bind_receiver_resp 1 ESME_ROK"]),
        Row(
            "an outbind asks for no transmitter, which may bind anew as a receiver",
            [.invite, bind(.transmitter), bind(.receiver), .accept],
            [
                "< outbind 1", "> bind_transmitter 1", "< bind_transmitter_resp 1 ESME_RBINDFAIL", "> bind_receiver 2",
                "< bind_receiver_resp 2 ESME_ROK",
            ]),
        Row(
            "no sign of life after enquire_link", [bind(), .accept, .deafen, .wait(30_000), .wait(59_999), .wait(1)],
            bound + ["< enquire_link 1", "close silent"]),
        Row(
            "no answer to an unbind", [bind(), .accept, .deafen, .unbind, .wait(9_999), .wait(1)],
            bound + ["< unbind 1", "close unbindUnanswered"]),
        Row(
            "a message to several, and one with its text as a parameter",
            [
                bind(), .accept, .ask(.submitMulti(.init(from: message.source, to: [.list("all")]))),
                .answer(.accepted(messageID: "7")), .ask(.data(.init(from: message.source, to: message.destination))),
                .answer(.accepted(messageID: "8")),
            ],
            bound + [
                "> submit_multi 2", "< submit_multi_resp 2 ESME_ROK", "> data_sm 3", "< data_sm_resp 3 ESME_ROK",
            ]),
        Row(
            "a message is asked about, replaced and taken back",
            [
                bind(), .accept, .ask(.query(.init(messageID: "7", source: message.source))),
                .answer(.state(.init(messageID: "7", state: .enroute))),
                .ask(.replace(.init(messageID: "7", source: message.source))), .answer(.done),
                .ask(.cancel(.init(messageID: "7", source: message.source))), .answer(.done),
                .ask(.cancel(.init(messageID: "7", source: message.source))), .answer(.refused(.cancelFailed)),
            ],
            bound + [
                "> query_sm 2", "< query_sm_resp 2 ESME_ROK", "> replace_sm 3", "< replace_sm_resp 3 ESME_ROK",
                "> cancel_sm 4", "< cancel_sm_resp 4 ESME_ROK", "> cancel_sm 5", "< cancel_sm_resp 5 ESME_RCANCELFAIL",
            ]),
        Row(
            "an answer that is withheld", [bind(), .accept, .ask(.submit(message)), .answer(.withheld), .ask(.unbind)],
            bound + ["> submit_sm 2", "> unbind 3", "< unbind_resp 3 ESME_ROK", "close unbound"]),
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

    @Test("nothing but signs of life for a while, and the ESME is unbound")
    func inactivity() throws {
        var configuration = SMPPSession.Configuration()
        configuration.inactivityTime = 1000
        let steps = [Self.bind(), .accept, .wait(999), .ask(.enquireLink), .wait(1)]
        #expect(
            try Conversation.lines(steps, configuration) == Self.bound + [
                "> enquire_link 2", "< enquire_link_resp 2 ESME_ROK", "< unbind 1", "> unbind_resp 1 ESME_ROK",
                "close unbound",
            ])
    }

    @Test("an ESME has the limits that it is let in with")
    func ownLimits() throws {
        var (session, own) = (SMPPSession(at: 0), SMPPSession.Configuration())
        (own.deliveryWindow, own.inactivityTime) = (3, 70)
        _ = session.receive(try Packet(sequence: 1, .bind(.init(.transceiver, systemID: "esme"))).octets(), at: 0)
        _ = session.acceptBind(own, at: 0)
        #expect(session.room == 3 && session.deadline == 70)
    }

    @Test("a version before 3.4 gets no parameters, and nothing that is one", arguments: [UInt8(0x00), 0x33])
    func oldVersion(_ version: UInt8) throws {
        var session = SMPPSession(at: 0)
        let bind = Packet.Bind(.transceiver, systemID: "esme", interfaceVersion: version)
        _ = session.receive(try Packet(sequence: 1, .bind(bind)).octets(), at: 0)
        _ = session.acceptBind(at: 0)
        var message = Self.message
        message.parameters = [.receiptedMessageID("7")]
        guard case .send(let packet, _)? = try session.deliver(.deliver(message), at: 0).actions.first else {
            Issue.record("nothing was sent")
            return
        }
        message.parameters = []
        #expect(packet.body == .deliver(message))
        message.shortMessage = []
        message.parameters = [.messagePayload([65])]
        #expect(throws: SMPPSession.Undeliverable.needsParameters) {
            try session.deliver(.deliver(message), at: 0)
        }
    }
}
