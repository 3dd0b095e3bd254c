import Membership
import Testing

@Suite("A telephone and its member")
struct BindingTests {
    let talk: Conversation

    init() throws { talk = try Conversation() }

    @Test("the first registration binds at once")
    func first() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send("SALDO 08012345678", from: Phone.own, gets: try Budi.balance)
    }

    @Test("all spellings of a number are one telephone")
    func spellings() async throws {
        try await talk.send(Budi.registration, from: "081200000001", gets: try Budi.registered(1))
        try await talk.send("SALDO", from: "6281200000001", gets: try Budi.balance)
        try await talk.send("SALDO", from: "+6281200000001", gets: try Budi.balance)
    }

    @Test("a NIK with another birth date inside binds, with a remark")
    func otherDate() async throws {
        let registration = "REG#1902010104910005#GUNTUR SAPUTRA#31-03-1991#14020020020"
        let kpj = try KPJ("14020020020")
        try await talk.send(
            registration, from: Phone.own, gets: .registered(kpj, try reference(1), .birthDateDiffers))
    }

    @Test(
        "a card with letters is found, whether O and I or 0 and 1 are sent", arguments: ["12O25025I25", "12025025125"])
    func letters(kpj: String) async throws {
        let registration = "REG#5371010810880001#08-10-1988#\(kpj)"
        try await talk.send(
            registration, from: Phone.own, gets: .registered(try KPJ("12025025125"), try reference(1), []))
    }

    @Test("another telephone waits 24 hours while the bound one is told")
    func pending() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.wait(hours: 23, minutes: 59, seconds: 59)
        try await talk.send("SALDO", from: Phone.own, gets: try Budi.balance)
        try await talk.send("SALDO", from: Phone.other, gets: .noMatch)
        try await talk.wait(seconds: 1, brings: (Phone.other, .moved(try reference(2), leftMember: false)))
        try await talk.send("SALDO", from: Phone.other, gets: try Budi.balance)
        try await talk.send("SALDO", from: Phone.own, gets: .noMatch)
    }

    @Test("a move that fell due is done before the message that comes at that moment")
    func dueBefore() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.wait(hours: 24, brings: (Phone.other, .moved(try reference(2), leftMember: false)))
        try await talk.send("TOLAK", from: Phone.own, gets: .nothingToRefuse)
    }

    @Test("the waiting telephone may ask again: it waits no longer, and nobody is told twice")
    func askedAgain() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.wait(hours: 23)
        try await talk.send(Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)))
        try await talk.wait(hours: 1, brings: (Phone.other, .moved(try reference(2), leftMember: false)))
    }

    @Test("TOLAK from the bound telephone ends the move, and the other is told")
    func refuse() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.other, .moveRefused))
        try await talk.wait(hours: 48)
        try await talk.send("SALDO", from: Phone.own, gets: try Budi.balance)
    }

    @Test("TOLAK from any other telephone refuses nothing", arguments: [Phone.other, Phone.third])
    func refuseByOthers(phone: String) async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send("TOLAK", from: phone, gets: .nothingToRefuse)
        try await talk.wait(hours: 24, brings: (Phone.other, .moved(try reference(2), leftMember: false)))
    }

    @Test("BERHENTI from the bound telephone ends the move as well, and says so")
    func unbindOld() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send("BERHENTI", from: Phone.own, gets: .unboundEndingMove, (Phone.other, .moveRefused))
        try await talk.wait(hours: 48)
        try await talk.send("SALDO", from: Phone.other, gets: .noMatch)
        try await talk.send(Budi.registration, from: Phone.other, gets: .noMatch)
    }

    @Test("BERHENTI from the waiting telephone ends its wish")
    func unbindWaiting() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send("BERHENTI", from: Phone.other, gets: .unbound)
        try await talk.wait(hours: 24)
    }

    @Test("BERHENTI forgets the telephone", arguments: ["BERHENTI", "STOP", "UNREG", "berhenti."])
    func unbind(text: String) async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(text, from: Phone.own, gets: .unbound)
        try await talk.send("SALDO", from: Phone.own, gets: .noMatch)
    }

    @Test("a third telephone gets the indistinct text while another waits")
    func third() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send(Budi.registration, from: Phone.third, gets: .noMatch)
        try await talk.wait(hours: 24, brings: (Phone.other, .moved(try reference(2), leftMember: false)))
    }

    @Test("the telephone on record takes the place at once, and both others are told")
    func onRecord() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send(
            Budi.registration, from: Phone.onRecord, gets: try Budi.registered(3), (Phone.own, .movedAway),
            (Phone.other, .moveRefused))
        try await talk.send("SALDO", from: Phone.onRecord, gets: try Budi.balance)
        try await talk.wait(hours: 24)
    }

    @Test("after 180 days of silence another telephone binds at once, on the day after, not before")
    func silence() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.wait(days: 181)
        let date = talk.today
        try await talk.send("SALDO", from: Phone.own, gets: .noMatch)
        try await talk.send(Budi.registration, from: Phone.other, gets: try Budi.registered(1, on: date))
    }

    @Test("on the 180th day the bound telephone is still told")
    func almostSilence() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.wait(days: 180)
        let waits = Reply.moveWaits(try reference(1, on: talk.today))
        try await talk.send(Budi.registration, from: Phone.other, gets: waits, (Phone.own, .moveAnnounced))
    }

    @Test(
        "whoever is told has the whole day, though the 180 days end meanwhile, and the wish is made again or by another"
    )
    func toldAtTheEnd() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.wait(hours: 180 * 24 + 15, minutes: 59)
        let day = talk.today
        let waits = Reply.moveWaits(try reference(1, on: day))
        try await talk.send(Budi.registration, from: Phone.other, gets: waits, (Phone.own, .moveAnnounced))
        try await talk.wait(hours: 1)
        try await talk.send(Budi.registration, from: Phone.other, gets: waits)
        try await talk.send("BERHENTI", from: Phone.other, gets: .unbound)
        let next = Reply.moveWaits(try reference(1, on: talk.today))
        try await talk.send(Budi.registration, from: Phone.third, gets: next, (Phone.own, .moveAnnounced))
        try await talk.wait(hours: 23)
        try await talk.send("SALDO", from: Phone.third, gets: .noMatch)
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.third, .moveRefused))
    }

    @Test("a telephone that left and is told has the whole day, though its 30 days end meanwhile")
    func formerAtTheEnd() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send("BERHENTI", from: Phone.own, gets: .unbound)
        try await talk.wait(hours: 30 * 24 - 1)
        let waits = Reply.moveWaits(try reference(1, on: talk.today))
        try await talk.send(Budi.registration, from: Phone.other, gets: waits, (Phone.own, .moveAnnounced))
        try await talk.send("BERHENTI", from: Phone.other, gets: .unbound)
        try await talk.wait(hours: 2)
        let again = Reply.moveWaits(try reference(2, on: talk.today))
        try await talk.send(Budi.registration, from: Phone.other, gets: again, (Phone.own, .moveAnnounced))
        try await talk.wait(hours: 23)
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.other, .moveRefused))
    }

    @Test("any message keeps a binding alive")
    func use() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.wait(days: 179)
        try await talk.send("KONTAK", from: Phone.own, gets: .contact(nil))
        try await talk.wait(days: 179)
        try await talk.send("SALDO", from: Phone.own, gets: try Budi.balance)
    }

    @Test("a telephone that registers another member leaves the first and is told so")
    func leave() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(Siti.registration, from: Phone.own, gets: try Siti.registered(2, .leftMember))
        try await talk.send("SALDO 08012345678", from: Phone.own, gets: .noMatch)
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(3)), (Phone.own, .moveAnnounced))
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.other, .moveRefused))
        try await talk.send("SALDO", from: Phone.own, gets: Siti.balance)
    }

    @Test("a telephone that waits for another member keeps the first until then, and is told that it left")
    func leaveLater() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(Siti.registration, from: Phone.other, gets: try Siti.registered(2))
        try await talk.send(
            Siti.registration, from: Phone.own, gets: .moveWaits(try reference(3)), (Phone.other, .moveAnnounced))
        try await talk.send("SALDO", from: Phone.own, gets: try Budi.balance)
        try await talk.wait(hours: 24, brings: (Phone.own, .moved(try reference(3), leftMember: true)))
        try await talk.send("SALDO 08012345678", from: Phone.own, gets: .noMatch)
    }

    @Test("two telephones that change places: the one that leaves lets the other in")
    func swap() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(Siti.registration, from: Phone.other, gets: try Siti.registered(2))
        try await talk.send(
            Siti.registration, from: Phone.own, gets: .moveWaits(try reference(3)), (Phone.other, .moveAnnounced))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(4)), (Phone.own, .moveAnnounced))
        try await talk.wait(
            hours: 24, brings: (Phone.own, .moved(try reference(3), leftMember: true)),
            (Phone.other, .moved(try reference(4), leftMember: false)))
        try await talk.send("SALDO", from: Phone.other, gets: try Budi.balance)
    }

    @Test("the bound telephone may register again, and a move that waits is over")
    func again() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send(
            Budi.registration, from: Phone.own, gets: try Budi.registered(3), (Phone.other, .moveRefused))
        try await talk.wait(hours: 24)
        try await talk.send("SALDO", from: Phone.own, gets: try Budi.balance)
    }

    /// What ends a stranger's move, and what it says.
    static let endings: [(String, Reply)] = [("TOLAK", .refused), ("BERHENTI", .unboundEndingMove)]

    @Test(
        "whoever was asked can refuse for as long as the move waits, also when its 30 days are over", arguments: endings
    )
    func askedLate(text: String, reply: Reply) async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send("BERHENTI", from: Phone.own, gets: .unbound)
        try await talk.wait(hours: 30 * 24 - 1)
        let waits = Reply.moveWaits(try reference(1, on: talk.today))
        try await talk.send(Budi.registration, from: Phone.other, gets: waits, (Phone.own, .moveAnnounced))
        try await talk.wait(hours: 2)
        try await talk.send(
            Siti.registration, from: Phone.third, gets: .registered(try Siti.kpj, try reference(2, on: talk.today), []))
        try await talk.send("BERHENTI", from: Phone.third, gets: .unbound)
        try await talk.send(text, from: Phone.own, gets: reply, (Phone.other, .moveRefused))
        try await talk.wait(hours: 24)
        try await talk.send("SALDO", from: Phone.other, gets: .noMatch)
    }

    @Test("so can it by registering again")
    func askedLateAgain() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send("BERHENTI", from: Phone.own, gets: .unbound)
        try await talk.wait(hours: 30 * 24 - 1)
        let waits = Reply.moveWaits(try reference(1, on: talk.today))
        try await talk.send(Budi.registration, from: Phone.other, gets: waits, (Phone.own, .moveAnnounced))
        try await talk.wait(hours: 2)
        try await talk.send(
            Budi.registration, from: Phone.own, gets: try Budi.registered(2, on: talk.today),
            (Phone.other, .moveRefused))
    }
}
