import GRDB
import MessageCentre
import ShortMessage
import Store
import Testing

@Suite("Queues are bounded")
struct QueueLimitTests {
    private func centre(_ limits: QueueLimits) throws -> MessageCentre {
        try MessageCentre(
            store: .memory, services: ServiceDirectory(EchoService.shortCode, EchoService()), limits: limits)
    }

    @Test("a message for a recipient whose queue is full is to come later, and does then")
    func recipient() async throws {
        let centre = try centre(QueueLimits(perRecipient: 2))
        let siti = try await Handset(Handset.siti, at: centre)
        for text in ["one", "two"] { try await centre.submit(text, to: Handset.siti) }
        let error = await #expect(throws: SubmissionError.self) { try await centre.submit("three", to: Handset.siti) }
        #expect(error == .congested(.recipient(try Address(Handset.siti), waiting: 2)))
        #expect(error?.description == "try later: 2 messages wait for the recipient")
        #expect(try await siti.texts() == ["one", "two"])
        try await centre.submit("three", to: Handset.siti)
        #expect(try await siti.texts() == ["three"])
    }

    /// What became of messages, from the number at the first to the text.
    private func fates(_ centre: MessageCentre, _ temporary: TemporaryStore) async throws -> [String] {
        try await centre.close()
        return try temporary.ask(
            "SELECT recipient || ' ' || text || ' ' || state || ' ' || coalesce(status, '-') FROM message "
                + "WHERE direction = 'out' AND state <> 'enroute' ORDER BY id")
    }

    @Test(
        "who does not take replies is answered all the same: the oldest give way, and the journal says so",
        arguments: [false, true])
    func replies(isRestarted: Bool) async throws {
        let temporary = TemporaryStore()
        let centre = try MessageCentre(
            store: temporary.store, services: ServiceDirectory(EchoService.shortCode, EchoService()),
            limits: QueueLimits(perRecipient: 2))
        var budi = try await Handset(Handset.budi, at: centre)
        for text in ["one", "two"] { try await centre.submit(text, wantsReport: true) }
        if isRestarted {
            try await centre.restart()
            budi = try await Handset(Handset.budi, at: centre)
        }
        try await centre.submit("three", wantsReport: true)
        try await centre.submit("COUNT", wantsReport: true)
        #expect(try await budi.texts() == ["report delivered 0", "three", "report delivered 0", "4"])
        let fates = try await fates(centre, temporary)
        #expect(fates.prefix(2) == ["6281200000001 one failed 96", "6281200000001 two failed 96"])
    }

    @Test("who is flooded by another can still ask a service")
    func flooded() async throws {
        let centre = try centre(QueueLimits(perRecipient: 2))
        let budi = try await Handset(Handset.budi, at: centre)
        for text in ["one", "two"] { try await centre.submit(text, from: Handset.siti, to: Handset.budi) }
        let error = await #expect(throws: SubmissionError.self) {
            try await centre.submit("x", from: Handset.siti, to: Handset.budi)
        }
        #expect(error == .congested(.recipient(try Address(Handset.budi), waiting: 2)))
        for text in ["SALDO", "STATUS"] { #expect(try await centre.submit(text).texts == [text]) }
        #expect(try await budi.texts() == ["one", "two", "SALDO", "STATUS"])
    }

    @Test("however many wait for numbers that nobody has, a service can be asked, and handsets send to one another")
    func absent() async throws {
        let centre = try centre(QueueLimits(perSender: 10, total: 40))
        let siti = try await Handset(Handset.siti, at: centre)
        for number in 0..<400 {
            try await centre.submit("x", from: "+62812000001\(10 + number % 40)", to: "+628120000\(1000 + number)")
        }
        #expect(try await centre.submit("SALDO").texts == ["SALDO"])
        try await centre.submit("halo", to: Handset.siti)
        #expect(try await siti.texts() == ["halo"])
    }

    /// Senders in the order of their messages to numbers that nobody has, one of them to Siti; the ones that give way.
    static let yielding: [(name: String, senders: [Int], gone: [Int])] = [
        ("the longest waiting, of senders with one each", [1, 2, 3, 4], [0]),
        ("of the sender with most the longest waiting", [1, 2, 2, 3], [1]),
        ("again of the sender with most", [1, 2, 2, 2, 2], [1, 2]),
        ("and then of the next", [1, 2, 2, 3, 3, 3], [1, 3, 4]),
    ]

    @Test("in a full centre gives way", arguments: yielding)
    func gives(row: (name: String, senders: [Int], gone: [Int])) async throws {
        let temporary = TemporaryStore()
        let centre = try MessageCentre(
            store: temporary.store, services: ServiceDirectory([]), limits: QueueLimits(total: 3))
        for (place, sender) in row.senders.enumerated() {
            try await centre.submit("\(place)", from: "+628120000008\(sender)", to: "1500")
        }
        #expect(try await fates(centre, temporary) == row.gone.map { "1500 \($0) failed 96" }, "\(row.name)")
    }

    @Test("what gives way is reported on where that was asked for, and what somebody has a number for stays")
    func reported() async throws {
        let centre = try centre(QueueLimits(total: 2))
        let (budi, siti) = (try await Handset(Handset.budi, at: centre), try await Handset(Handset.siti, at: centre))
        try await centre.submit("for Siti", to: Handset.siti)
        for number in 1...3 { try await centre.submit("\(number)", to: "150\(number)", wantsReport: true) }
        #expect(try await budi.texts() == ["report failed 96", "report failed 96"])
        try await centre.submit("for Siti, too", to: Handset.siti)
        #expect(try await budi.texts() == ["report failed 96"])
        #expect(try await siti.texts() == ["for Siti", "for Siti, too"])
    }

    @Test(
        "a sender with its share on the way is to come later, and takes no room from others", arguments: [false, true])
    func share(isRestarted: Bool) async throws {
        let centre = try centre(QueueLimits(perSender: 2, total: 4))
        for number in 1...2 { try await centre.submit("x", to: "+628120000009\(number)", wantsReport: true) }
        if isRestarted { try await centre.restart() }
        let error = await #expect(throws: SubmissionError.self) { try await centre.submit("x", to: "+6281200000093") }
        #expect(error == .congested(.share(try Address(Handset.budi), waiting: 2)))
        #expect(error?.description == "try later: 2 messages of the sender wait")
        try await centre.submit("x", from: Handset.siti, to: "+6281200000093")
        #expect(try await centre.submit("SALDO").texts == ["SALDO"])
        try await Handset("+6281200000091", at: centre).take()
        try await Handset(Handset.budi, at: centre).take()
        try await centre.submit("x", to: "+6281200000093")
    }

    @Test("all queues together hold no more than they may: where all wait for somebody, what is new is to come later")
    func total() async throws {
        let centre = try centre(QueueLimits(total: 3))
        let everyone = try await Handset(.everyOther, at: centre)
        for number in 1...3 { try await centre.submit("x", to: "+628120000009\(number)") }
        let error = await #expect(throws: SubmissionError.self) { try await centre.submit("x", to: "+6281200000099") }
        #expect(error == .congested(.centre(waiting: 3)))
        for text in ["one", "two", "three", "four"] { #expect(try await centre.submit(text).texts == [text]) }
        #expect(try await everyone.texts() == ["x", "x", "x", "two", "three", "four"])
    }

    @Test("a line of a log cannot come later: what has no room to wait fails at once, and the rest is answered")
    func log() async throws {
        let temporary = TemporaryStore()
        let centre = try MessageCentre(
            store: temporary.store, services: ServiceDirectory(EchoService.shortCode, EchoService()),
            limits: QueueLimits(perRecipient: 2, total: 2))
        var nobody = try InboundMessage("x")
        nobody.to = try Address("1500")
        let taken = try await centre.accept([nobody, nobody, nobody, try InboundMessage("one")])
        #expect(taken.prefix(3).allSatisfy { $0.outcome == .undeliverable })
        #expect(taken[3].texts == ["one"])
        try await centre.close()
        let states = try temporary.change { db in
            try String.fetchAll(db, sql: "SELECT state || coalesce(status, '') FROM message WHERE recipient = '1500'")
        }
        #expect(states == ["enroute", "enroute", "failed96"])
    }

    @Test("submissions that wait for the store are bounded, too")
    func submissions() async throws {
        let centre = try centre(QueueLimits(submissions: 0))
        let error = await #expect(throws: SubmissionError.self) { try await centre.submit("x") }
        #expect(error == .congested(.submissions(waiting: 0)))
    }

    @Test("and those of one sender alone")
    func submissionsOfOne() async throws {
        let centre = try centre(QueueLimits(perSender: 0))
        let error = await #expect(throws: SubmissionError.self) { try await centre.submit("x") }
        #expect(error == .congested(.share(try Address(Handset.budi), waiting: 0)))
    }
}
