import Membership
import Testing

@Suite("Locks")
struct LockTests {
    let talk: Conversation

    init() throws { talk = try Conversation() }

    /// Four failed registrations from a telephone, each about another person and card that nobody has.
    private func failFourTimes(from phone: String) async throws {
        for number in 1...4 {
            let registration = "REG#317105170890900\(number)#17-08-1990#0801234560\(number)"
            try await talk.send(registration, from: phone, gets: .noMatch)
        }
    }

    @Test("the fifth failure of a day closes the telephone: one text, then silence")
    func five() async throws {
        try await failFourTimes(from: Phone.own)
        try await talk.send(Budi.wrongDate, from: Phone.own, gets: .closed)
        try await talk.send(Budi.registration, from: Phone.own, gets: .locked)
        try await talk.send("KONTAK", from: Phone.own, gets: .locked)
    }

    @Test(
        "a telephone that its own mistakes lock while a move waits is told how to refuse it, whatever it sends",
        arguments: ["SALDO", Budi.registration, "LAPOR#bukan saya yang minta pindah", "KONTAK"])
    func lockedByMistakes(text: String) async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await failFourTimes(from: Phone.own)
        try await talk.send(Budi.wrongDate, from: Phone.own, gets: .help(.refuse))
        try await talk.send(text, from: Phone.own, gets: .help(.refuse))
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.other, .moveRefused))
        try await talk.send(text, from: Phone.own, gets: .locked)
    }

    @Test(
        "TOLAK, BERHENTI and BANTUAN are heard from a locked telephone, however they are spelled",
        arguments: [
            ("TOLAK", Reply.nothingToRefuse), ("tolak.", .nothingToRefuse), ("BERHENTI", .unbound), ("stop", .unbound),
            ("BANTUAN", .help(nil)), ("?", .help(nil)),
        ])
    func heard(text: String, reply: Reply) async throws {
        try await failFourTimes(from: Phone.own)
        try await talk.send(Budi.wrongDate, from: Phone.own, gets: .closed)
        try await talk.send(text, from: Phone.own, gets: reply)
        try await talk.send("SALDO", from: Phone.own, gets: .locked)
    }

    @Test(
        "what is nearly TOLAK, BERHENTI or BANTUAN is answered with what to send, and not with silence",
        arguments: ["TOLK", "TOLAK bukan saya", "TOLAK PERPINDAHAN INI", "BERHENT", "BERHENTI SEKARANG JUGA", "BANTUN"])
    func nearlyHeard(text: String) async throws {
        try await failFourTimes(from: Phone.own)
        try await talk.send(Budi.wrongDate, from: Phone.own, gets: .closed)
        let said = try await talk.reply(to: text, from: Phone.own)
        #expect(["TOLAK", "BERHENTI", "BANTUAN"].contains(where: said.contains), "\(said)")
        try await talk.send("SALDO", from: Phone.own, gets: .locked)
    }

    @Test(
        "while a move waits that it can refuse, any words of a telephone are answered with how to, locked or not",
        arguments: ["Saya TOLAK", "TO LAK", "BUKAN SAYA!!", "Data peserta HP ini akan dipindah", "tolong jangan", "🙏"],
        [false, true])
    func frightened(text: String, isLocked: Bool) async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        for _ in 0..<(isLocked ? 5 : 0) { _ = try await talk.reply(to: "SALDO 0000", from: Phone.own) }
        if isLocked { try await talk.send(text, from: Phone.own, gets: .locked) }
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send(text, from: Phone.own, gets: .help(.refuse))
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.other, .moveRefused))
    }

    @Test("but a program that answers every text is not answered for ever")
    func answeringProgram() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        for _ in 0..<60 { try await talk.send("Saya di jalan", from: Phone.own, gets: .help(.refuse)) }
        try await talk.send("Saya di jalan", from: Phone.own, gets: .locked)
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.other, .moveRefused))
    }

    @Test("a locked telephone can refuse a move, and TOLAK is no failure")
    func refuseLocked() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        for _ in 1...6 { try await talk.send("TOLAK", from: Phone.own, gets: .nothingToRefuse) }
        for _ in 1...4 { try await talk.send("SALDO 0000", from: Phone.own, gets: .noMatch) }
        try await talk.send("SALDO 0000", from: Phone.own, gets: .closed)
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.other, .moveRefused))
    }

    @Test("what strangers lock stops neither the telephone on the member's record nor the one that is bound")
    func weapon() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        for number in 1...6 {
            try await talk.send(Budi.wrongDate, from: "+628125550010\(number)", gets: .noMatch)
        }
        try await talk.send(Budi.registration, from: Phone.third, gets: .noMatch)
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(2))
        try await talk.send(
            Budi.registration, from: Phone.onRecord, gets: try Budi.registered(3), (Phone.own, .movedAway))
    }

    @Test("five references a day for a telephone, then those that it has; and five for all strangers of a member")
    func references() async throws {
        for number in 1...5 {
            try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(number))
            try await talk.wait(minutes: 11)
        }
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(5))
        try await talk.send("BERHENTI", from: Phone.own, gets: .unbound)
        try await talk.send(Budi.registration, from: Phone.own, gets: .noMatch)
        try await talk.send(Budi.registration, from: Phone.other, gets: .noMatch)
        try await talk.send(Budi.registration, from: Phone.onRecord, gets: try Budi.registered(6))
    }

    @Test("failed balances and states count for the telephone")
    func questions() async throws {
        for text in ["SALDO", "SALDO 08012345678", "STATUS", "STATUS 5678"] {
            try await talk.send(text, from: Phone.own, gets: .noMatch)
        }
        try await talk.send("CEK SALDO 5678", from: Phone.own, gets: .closed)
        try await talk.send("SALDO", from: Phone.own, gets: .locked)
    }

    @Test("they count for no card: five telephones that ask for one lock nobody else")
    func questionsLockNoCard() async throws {
        for number in 1...6 {
            try await talk.send("SALDO 08012345678", from: "+628125550010\(number)", gets: .noMatch)
        }
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
    }

    @Test("a lock ends with the day in the service's time zone")
    func nextDay() async throws {
        try await failFourTimes(from: Phone.own)
        try await talk.send("SALDO", from: Phone.own, gets: .closed)
        try await talk.wait(hours: 15, minutes: 59, seconds: 59)
        try await talk.send(Budi.registration, from: Phone.own, gets: .locked)
        try await talk.wait(seconds: 1)
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1, on: talk.today))
    }

    @Test("in another time zone the day ends at another hour")
    func otherZone() async throws {
        let talk = try Conversation(zone: 540)
        for _ in 1...4 { try await talk.send("SALDO", from: Phone.own, gets: .noMatch) }
        try await talk.send("SALDO", from: Phone.own, gets: .closed)
        try await talk.wait(hours: 13, minutes: 59, seconds: 59)
        try await talk.send("SALDO", from: Phone.own, gets: .locked)
        try await talk.wait(seconds: 1)
        try await talk.send("SALDO", from: Phone.own, gets: .noMatch)
    }

    @Test("a locked card and NIK give the indistinct text, from any telephone, to the right particulars")
    func card() async throws {
        for number in 1...5 {
            try await talk.send(Budi.wrongDate, from: "+628125550010\(number)", gets: .noMatch)
        }
        try await talk.send(Budi.registration, from: Phone.own, gets: .noMatch)
        try await talk.wait(hours: 16)
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1, on: talk.today))
    }

    @Test("a card is locked by attempts with other NIKs, a NIK by attempts with other cards")
    func cardOrNIK() async throws {
        for number in 1...5 {
            let withCard = "REG#317105170890900\(number)#17-08-1990#08012345678"
            let withNIK = "REG#3273015203880001#12-03-1988#0801234560\(number)"
            try await talk.send(withCard, from: "+628125550010\(number)", gets: .noMatch)
            try await talk.send(withNIK, from: "+628125550020\(number)", gets: .noMatch)
        }
        try await talk.send(Budi.registration, from: Phone.own, gets: .noMatch)
        try await talk.send(Siti.registration, from: Phone.own, gets: .noMatch)
    }

    @Test("a locked card is still answered to the telephone that is bound")
    func boundStays() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        for number in 1...5 {
            try await talk.send(Budi.wrongDate, from: "+628125550010\(number)", gets: .noMatch)
        }
        try await talk.send("SALDO", from: Phone.own, gets: try Budi.balance)
    }

    @Test("spelling mistakes count as no failure")
    func spelling() async throws {
        for _ in 1...6 {
            _ = try await talk.reply(to: "DAFTAR SALDO#317105170890000#17/08/90#08012345678", from: Phone.own)
        }
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
    }

    @Test("thirty senseless messages are answered, the next closes the telephone until tomorrow")
    func senseless() async throws {
        let closing = "\(Phone.own): \(talk.service.replies.text(of: .closed))"
        for _ in 1...30 { #expect(try await talk.reply(to: "apa kabar", from: Phone.own) != closing) }
        try await talk.send("apa kabar", from: Phone.own, gets: .closed)
        try await talk.send("KONTAK", from: Phone.own, gets: .locked)
        try await talk.wait(hours: 16)
        try await talk.send("KONTAK", from: Phone.own, gets: .contact(nil))
    }

    @Test("BERHENTI does not wipe the count")
    func unbindKeepsCount() async throws {
        try await failFourTimes(from: Phone.own)
        try await talk.send("BERHENTI", from: Phone.own, gets: .unbound)
        try await talk.send("SALDO", from: Phone.own, gets: .closed)
    }
}
