import Membership
import Testing

@Suite("The same message again")
struct RepeatTests {
    let talk: Conversation

    init() throws { talk = try Conversation() }

    @Test("within ten minutes it gets the same reply, with the same reference")
    func within() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.wait(minutes: 10)
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
    }

    @Test("a second later it is a new one")
    func after() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.wait(minutes: 10, seconds: 1)
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(2))
    }

    @Test("another spelling of the same command is the same")
    func spelling() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        let spelled = "reg*3171051708900003*Budi_Santoso*17/8/1990*0801 2345 678*BUDI@contoh.id"
        try await talk.send(spelled, from: Phone.own, gets: try Budi.registered(1))
    }

    @Test("on the next day it is a new one")
    func midnight() async throws {
        try await talk.wait(hours: 15, minutes: 55)
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.wait(minutes: 9)
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1, on: talk.today))
    }

    @Test("a lock that ended at midnight refuses no repetition")
    func lockEnded() async throws {
        for number in 1...5 {
            try await talk.send(Budi.wrongDate, from: "+628125550010\(number)", gets: .noMatch)
        }
        try await talk.wait(hours: 15, minutes: 59)
        try await talk.send(Budi.registration, from: Phone.own, gets: .noMatch)
        try await talk.wait(minutes: 1)
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1, on: talk.today))
    }

    @Test("TOLAK is new when another move has been asked for since: a refusal that is confirmed is one")
    func refusedAnew() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send("TOLAK", from: Phone.own, gets: .nothingToRefuse)
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.other, .moveRefused))
        try await talk.wait(hours: 24)
        try await talk.send("SALDO", from: Phone.other, gets: .noMatch)
    }

    @Test("BERHENTI is new when a move has been asked for since")
    func unboundAnew() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send("BERHENTI", from: Phone.own, gets: .unbound)
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send("BERHENTI", from: Phone.own, gets: .unboundEndingMove, (Phone.other, .moveRefused))
    }

    @Test("it counts no second failure")
    func failure() async throws {
        for _ in 1...10 { try await talk.send(Budi.wrongDate, from: Phone.own, gets: .noMatch) }
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
    }

    @Test("nobody is told twice")
    func notices() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send(Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)))
    }

    @Test("it is new when the binding has changed since")
    func binding() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.onRecord, gets: try Budi.registered(2), (Phone.own, .movedAway))
        try await talk.send(
            Budi.registration, from: Phone.own, gets: .moveWaits(try reference(3)), (Phone.onRecord, .moveAnnounced))
    }

    @Test("it is new when the move that it asked for was refused")
    func refused() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.other, .moveRefused))
        try await talk.send(Budi.registration, from: Phone.other, gets: .noMatch)
    }

    @Test("after TOLAK only the telephone on record can move the member for 30 days")
    func thirtyDays() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.other, .moveRefused))
        try await talk.send(Budi.registration, from: Phone.third, gets: .noMatch)
        try await talk.wait(days: 30)
        let waits = Reply.moveWaits(try reference(1, on: talk.today))
        try await talk.send(Budi.registration, from: Phone.third, gets: waits, (Phone.own, .moveAnnounced))
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.third, .moveRefused))
        try await talk.send(
            Budi.registration, from: Phone.onRecord, gets: try Budi.registered(2, on: talk.today),
            (Phone.own, .movedAway))
    }

    @Test("it is new when another command came between")
    func between() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send("KONTAK", from: Phone.own, gets: .contact(nil))
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(2))
    }

    @Test("a text that makes no sense comes not between")
    func senselessBetween() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        _ = try await talk.reply(to: "apa kabar", from: Phone.own)
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
    }

    @Test("TOLAK twice refuses once, and says so twice")
    func refusedTwice() async throws {
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send(
            Budi.registration, from: Phone.other, gets: .moveWaits(try reference(2)), (Phone.own, .moveAnnounced))
        try await talk.send("TOLAK", from: Phone.own, gets: .refused, (Phone.other, .moveRefused))
        try await talk.send("TOLAK", from: Phone.own, gets: .refused)
    }

    @Test("a question is answered anew")
    func question() async throws {
        try await talk.send("SALDO", from: Phone.own, gets: .noMatch)
        try await talk.send(Budi.registration, from: Phone.own, gets: try Budi.registered(1))
        try await talk.send("SALDO", from: Phone.own, gets: try Budi.balance)
    }
}
