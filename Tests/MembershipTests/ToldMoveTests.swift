import GRDB
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

    /// A store in a file, and processes that use it one after the other.
    private struct Processes {
        let temporary = TemporaryLedger()
        let service: MembershipService

        init() throws { service = try MembershipService() }

        /// Plays everybody's telephone, and writes what comes unless it dies first.
        func pipe(_ messages: (text: String, phone: String, time: String)..., isWritten: Bool = true) async throws
            -> [String]
        {
            let centre = try MessageCentre(
                store: .file(temporary.path), shortCode: service.shortCode, service: service)
            let handsets = try await PlayedHandsets(at: centre, name: "the test")
            let left = try await handsets.take()
            try await handsets.settle(left)
            var told = left
            for (text, phone, time) in messages {
                let taken = try await handsets.submit([
                    InboundMessage(
                        from: try Address(phone), to: service.shortCode, text: text,
                        receivedAt: try Timestamp("2026-11-\(time):00+07:00"))
                ])
                told += taken[0].fired + taken[0].caused
                if isWritten { try await handsets.settle(taken[0].fired + taken[0].caused) }
            }
            try await centre.close()
            return told.map { "\($0.message.to) \($0.message.text)" }
        }

        /// Takes a message while Budi's telephone is off.
        func modem(_ text: String, from phone: String, at time: String) async throws {
            let centre = try MessageCentre(
                store: .file(temporary.path), shortCode: service.shortCode, service: service)
            _ = try await centre.register(.address(try Address(Phone.own)), name: "off") {}
            _ = try await centre.submit(
                Submission(
                    InboundMessage(
                        from: try Address(phone), to: service.shortCode, text: text,
                        receivedAt: try Timestamp("2026-11-\(time):00+07:00"))))
            try await centre.close()
        }

        func says(_ reply: Reply, to phone: String) -> String { "\(phone) \(service.replies.text(of: reply))" }
    }

    @Test("and a word that was left is told by the next process, from whichever time it goes on")
    func leftWord() async throws {
        let processes = try Processes()
        _ = try await processes.pipe((Budi.registration, Phone.own, "21T08:00"))
        try await processes.modem(Budi.registration, from: Phone.other, at: "21T09:00")
        let late = try await processes.pipe(("SALDO", Phone.other, "25T09:00"), ("TOLAK", Phone.own, "26T08:00"))
        #expect(late.contains(processes.says(.noMatch, to: Phone.other)))
        #expect(late.contains(processes.says(.refused, to: Phone.own)))
    }

    @Test("nor does a word count that was handed over to a process that died before it wrote it")
    func unwritten() async throws {
        let processes = try Processes()
        _ = try await processes.pipe((Budi.registration, Phone.own, "21T08:00"))
        _ = try await processes.pipe((Budi.registration, Phone.other, "21T09:00"), isWritten: false)
        try await processes.modem("SALDO", from: Phone.other, at: "23T09:30")
        let later = try await processes.pipe(("SALDO", Phone.other, "23T10:00"), ("SALDO", Phone.other, "24T09:59"))
        #expect(later.filter { $0 == processes.says(.noMatch, to: Phone.other) }.count == 3)
    }

    @Test("and one that a process wrote which was told no time counts from the next time that is told")
    func timeless() async throws {
        let processes = try Processes()
        _ = try await processes.pipe((Budi.registration, Phone.own, "21T08:00"))
        try await processes.modem(Budi.registration, from: Phone.other, at: "21T09:00")
        #expect(
            try await processes.pipe() == [
                processes.says(.moveWaits(try reference(2)), to: Phone.other),
                processes.says(.moveAnnounced, to: Phone.own),
            ])
        let next = try await processes.pipe(("SALDO", Phone.other, "23T09:00"), ("SALDO", Phone.other, "24T08:59"))
        #expect(next == Array(repeating: processes.says(.noMatch, to: Phone.other), count: 2))
        let moved = try await processes.pipe(("SALDO", Phone.other, "24T09:00"))
        #expect(moved.first == processes.says(.moved(try reference(2), leftMember: false), to: Phone.other))
    }

    @Test("and so it is with a move from a version before this rule, whose word waits still")
    func migrated() async throws {
        let processes = try Processes()
        _ = try await processes.pipe((Budi.registration, Phone.own, "21T08:00"))
        try await processes.modem(Budi.registration, from: Phone.other, at: "21T09:00")
        try processes.temporary.change { db in
            try db.execute(
                sql: """
                    UPDATE message SET wants_report = 0;
                    UPDATE pending_move SET due_at = requested_at + 86400000;
                    ALTER TABLE pending_move DROP COLUMN word;
                    ALTER TABLE pending_move DROP COLUMN requested_at;
                    DELETE FROM grdb_migrations WHERE identifier = 'ledger-7';
                    """)
        }
        // 47 hours later the word is written for the first time.
        let told = try await processes.pipe(("SALDO", Phone.other, "23T08:00"), ("SALDO", Phone.other, "24T07:59"))
        #expect(told.contains(processes.says(.moveAnnounced, to: Phone.own)))
        #expect(told.suffix(2) == Array(repeating: processes.says(.noMatch, to: Phone.other), count: 2))
        let moved = try await processes.pipe(("SALDO", Phone.other, "24T08:00"))
        #expect(moved.first == processes.says(.moved(try reference(2), leftMember: false), to: Phone.other))
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
