import Membership
import MessageCentre
import ShortMessage
import Store
import Testing

@Suite("The 24 hours of a move begin when the telephone that can refuse was told")
struct ToldMoveTests {
    /// Budi's telephone is lost; another one asks to take its place.
    private func begun(_ talk: Conversation) async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.lose(Phone.own)
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
    }

    @Test("and not while it is off or full, however often it is tried", arguments: [DeliveryOutcome.away, .full])
    func unreachable(outcome: DeliveryOutcome) async throws {
        let talk = try Conversation()
        try await begun(talk)
        try await talk.tryInVain(Phone.own, outcome)
        try await talk.wait(hours: 25)
        try await talk.tryInVain(Phone.own, outcome)
        try await talk.send("SALDO", from: Phone.other, gets: .noMatch)
        try await talk.wait(hours: 46)
        try await talk.find(Phone.own)
        try await talk.wait(hours: 23, minutes: 59)
        try await talk.send("SALDO", from: Phone.other, gets: .noMatch)
        try await talk.wait(minutes: 1, brings: (Phone.other, .moved(try reference(2), leftMember: false)))
    }

    @Test("so it can refuse then, days after the move was asked for")
    func refused() async throws {
        let talk = try Conversation()
        try await begun(talk)
        try await talk.wait(hours: 71)
        try await talk.find(Phone.own)
        try await talk.wait(hours: 23)
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.other, .moveRefused))
        try await talk.wait(hours: 48)
        try await talk.send("SALDO", from: Phone.own, gets: try Budi.balance)
    }

    @Test("and where it cannot be told within three days, there is no move, and the other telephone hears so")
    func givenUp() async throws {
        let talk = try Conversation()
        try await begun(talk)
        try await talk.wait(hours: 71, minutes: 59)
        try await talk.wait(minutes: 1, brings: (Phone.other, .moveRefused))
        try await talk.find(Phone.own)
        try await talk.wait(hours: 48)
        try await talk.send("SALDO", from: Phone.other, gets: .noMatch)
        try await talk.send("SALDO", from: Phone.own, gets: try Budi.balance)
    }

    @Test("and where the word is lost on its way, there is no move")
    func lost() async throws {
        let talk = try Conversation(
            faults: FaultPlan([try FaultRule("from=2757,to=\(Phone.onRecord),loss=100%")], seed: 1))
        _ = try await talk.reply(to: Budi.registration, from: Phone.onRecord)
        let waits = talk.service.replies.text(of: .moveWaits(try reference(2)))
        #expect(try await talk.reply(to: Budi.registration, from: Phone.other) == "\(Phone.other): \(waits)")
        try await talk.wait(seconds: 1, brings: (Phone.other, .moveRefused))
        try await talk.wait(hours: 48)
        try await talk.send("SALDO", from: Phone.other, gets: .noMatch)
    }

    @Test("an earlier word, of a request that was withdrawn, tells nothing of the next one")
    func earlierWord() async throws {
        let talk = try Conversation()
        try await begun(talk)
        try await talk.wait(hours: 1)
        try await talk.send("BERHENTI", from: Phone.other, gets: .unbound)
        try await talk.find(Phone.own)
        try await talk.lose(Phone.own)
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(3)), (Phone.own, .moveAnnounced))
        try await talk.wait(hours: 24)
        try await talk.send("SALDO", from: Phone.other, gets: .noMatch)
    }

    @Test("and a word that was left is told by the next process, from whichever time it goes on")
    func leftWord() async throws {
        let temporary = TemporaryLedger()
        let service = try MembershipService()
        func open() throws -> MessageCentre {
            try MessageCentre(store: .file(temporary.path), shortCode: service.shortCode, service: service)
        }
        func message(_ text: String, from phone: String, _ time: String) throws -> InboundMessage {
            InboundMessage(
                from: try Address(phone), to: service.shortCode, text: text, receivedAt: try Timestamp("\(time)+07:00"))
        }
        let first = try open()
        _ = try await first.accept(try message(Budi.registration, from: Phone.own, "2026-11-21T08:00:00"))
        _ = try await first.register(.address(try Address(Phone.own)), name: "off") {}
        _ = try await first.accept(try message(Budi.registration, from: Phone.other, "2026-11-21T09:00:00"))
        try await first.close()
        let second = try open()
        let handsets = try await PlayedHandsets(at: second, name: "the test")
        try await handsets.settle(try await handsets.take())
        let late = try await handsets.submit([try message("SALDO", from: Phone.other, "2026-11-25T09:00:00")])
        #expect(late[0].caused.map(\.message.text) == [service.replies.text(of: .noMatch)])
        let refused = try await handsets.submit([try message("TOLAK", from: Phone.own, "2026-11-26T08:00:00")])
        #expect(refused[0].caused.first?.message.text == service.replies.text(of: .refused))
        try await second.close()
    }

    @Test("a telephone that left within 30 days is asked as long as the move waits")
    func former() async throws {
        let talk = try Conversation()
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send("BERHENTI", from: Phone.own, gets: .unbound)
        try await talk.wait(hours: 30 * 24 - 1)
        try await talk.lose(Phone.own)
        let second = try reference(1, on: talk.today)
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(second), (Phone.own, .moveAnnounced))
        try await talk.wait(hours: 70)
        try await talk.find(Phone.own)
        try await talk.wait(hours: 23)
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.other, .moveRefused))
    }
}
