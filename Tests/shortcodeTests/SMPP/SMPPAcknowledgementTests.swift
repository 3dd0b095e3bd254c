import SMPP
import Testing

/// What recipients say of messages themselves (SMPP 3.4, 5.2.12 and 5.2.17), and that they can be reached again (4.12).
@Suite("Acknowledgements by recipients")
struct SMPPAcknowledgementTests {
    private static let both: RegisteredDelivery.Acknowledgements = [.delivery, .user]

    /// A message of the first ESME to the second, which asks for acknowledgements.
    private static func message(_ wish: RegisteredDelivery.Acknowledgements, to recipient: String) -> Packet.Message {
        var message = Packet.Message("halo", to: recipient)
        message.registeredDelivery = RegisteredDelivery(receipt: .never, acknowledgements: wish)
        message.parameters = [.userMessageReference(7)]
        return message
    }

    @Test(
        "what one ESME asks the other reaches it, and the other's acknowledgement comes back as that",
        arguments: [
            (.delivery, .deliveryAcknowledgement), (.user, .userAcknowledgement),
            (both, .userAcknowledgement),
        ] as [(RegisteredDelivery.Acknowledgements, ESMClass.Kind)])
    func acrossESMEs(_ row: (wish: RegisteredDelivery.Acknowledgements, kind: ESMClass.Kind)) throws {
        let door = try RunningSMPP()
        let (sender, recipient) = (try ESME(at: door.port, as: "a"), try ESME(at: door.port, as: "b"))
        _ = try recipient.submit(Packet.Message("", from: "6281200000002", to: "6281200000099"))
        _ = try sender.submit(Self.message(row.wish, to: "6281200000002"))
        let heard = try recipient.next()
        #expect(heard.registeredDelivery == RegisteredDelivery(receipt: .never, acknowledgements: row.wish))
        #expect(heard.parameters[.userMessageReference]?.number == 7)
        var answer = Packet.Message("ya", from: "6281200000002", to: "6281200000001")
        (answer.esmClass, answer.parameters) = (ESMClass(kind: row.kind), [.userMessageReference(7)])
        _ = try recipient.submit(answer)
        let acknowledgement = try sender.next()
        #expect(acknowledgement.esmClass.kind == row.kind && acknowledgement.readable == "ya")
        #expect(acknowledgement.parameters[.userMessageReference]?.number == 7)
    }

    @Test("a handset of nobody acknowledges what is asked of it, and nothing else", arguments: [[], .delivery, both])
    func handset(_ wish: RegisteredDelivery.Acknowledgements) throws {
        let door = try RunningSMPP()
        let esme = try ESME(at: door.port)
        let id = try esme.submit(Self.message(wish, to: "6281200000099"))
        _ = try esme.submit(Packet.Message("KONTAK"))
        var kinds: [ESMClass.Kind] = []
        while case let packet = try esme.next(), packet.esmClass.kind != .message {
            kinds.append(try #require(packet.esmClass.kind))
            #expect(packet.parameters[.receiptedMessageID]?.value == .text(id))
            #expect(packet.parameters[.userMessageReference]?.number == 7)
            #expect(packet.source.digits == "6281200000099")
        }
        let all: [ESMClass.Kind] = [.deliveryAcknowledgement, .userAcknowledgement]
        #expect(kinds == Array(all.prefix(wish == Self.both ? 2 : wish == .delivery ? 1 : 0)))
    }

    @Test(
        "a service, which asks for no acknowledgement, reads one as a text: rusmppyc sends all its texts so",
        arguments: [ESMClass.Kind.deliveryAcknowledgement, .userAcknowledgement])
    func service(_ kind: ESMClass.Kind) throws {
        let door = try RunningSMPP()
        let esme = try ESME(at: door.port)
        var message = Packet.Message("KONTAK")
        message.esmClass = ESMClass(kind: kind)
        _ = try esme.submit(message)
        let reply = try esme.next()
        #expect(reply.readable?.hasPrefix("Hubungi") == true && reply.esmClass.kind == .message)
    }

    @Test("who asked for it hears when a number can be reached again")
    func alert() throws {
        let scratch = try Scratch()
        try scratch.write("account a\n addresses 5151\naccount b\n addresses +6281200000002\n", to: "accounts")
        let door = try RunningSMPP("--accounts", scratch.path("accounts"))
        let sender = try ESME(at: door.port, as: "a")
        var message = Packet.DataMessage(from: SMPPAddress("5151"), to: SMPPAddress("6281200000002"))
        message.parameters = [.messagePayload(Array("halo".utf8)), Parameter(.setDeliveryPending, octets: [1])]
        guard case .dataResponse(let response?) = try sender.ask(.data(message)).body else {
            Issue.record("no answer with a body")
            return
        }
        #expect(response.parameters[.deliveryPendingResult]?.number == 1)
        let recipient = try ESME(at: door.port, as: "b")
        #expect(try recipient.next().readable == "halo")
        guard case .alertNotification(let alert) = try sender.unanswered().body else {
            Issue.record("no alert")
            return
        }
        #expect(alert.source.digits == "6281200000002" && alert.destination.digits == "5151")
    }

    @Test("nobody hears of a number that was there all the time, or that nobody asked about")
    func noAlert() throws {
        let door = try RunningSMPP()
        let (sender, recipient) = (try ESME(at: door.port, as: "a"), try ESME(at: door.port, as: "b"))
        _ = try recipient.submit(Packet.Message("", from: "6281200000002", to: "6281200000099"))
        for wish: [Parameter] in [[], [Parameter(.setDeliveryPending, octets: [1])]] {
            var message = Packet.DataMessage(from: SMPPAddress("6281200000001"), to: SMPPAddress("6281200000002"))
            message.parameters = [.messagePayload(Array("halo".utf8))] + wish
            _ = try sender.ask(.data(message))
            _ = try recipient.next()
        }
        _ = try sender.submit(Packet.Message("KONTAK"))
        #expect(try sender.next().readable?.hasPrefix("Hubungi") == true)
    }
}
