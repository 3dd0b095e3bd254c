import GRDB
import MessageCentre
import ShortMessage
import Testing

@Suite("An endpoint")
struct EndpointTests {
    let centre: MessageCentre

    init() throws {
        centre = try MessageCentre.echo()
    }

    @Test("gets the replies to its number, in order, and is woken for them")
    func replies() async throws {
        let budi = try await Handset(Handset.budi, at: centre)
        for text in ["one", "two", "three"] { try await centre.submit(text) }
        #expect(budi.wakeCount == 3)
        #expect(try await budi.texts() == ["one", "two", "three"])
        #expect(try await budi.texts() == [])
    }

    @Test("gets what waited before it was there, however its number is spelt")
    func early() async throws {
        #expect(try await centre.submit("hello", to: "081200000002").outcome == .undeliverable)
        let siti = try await Handset("6281200000002", at: centre)
        #expect(siti.wakeCount == 1)
        #expect(try await siti.texts() == ["hello"])
    }

    @Test("gets messages from another handset, with the sender's number")
    func handsetToHandset() async throws {
        let siti = try await Handset(Handset.siti, at: centre)
        let taken = try await centre.submit("halo", to: Handset.siti)
        #expect(taken.outcome == .forwarded)
        guard case .message(let delivery) = try await siti.take().first else {
            Issue.record("nothing came")
            return
        }
        #expect(delivery.id == taken.id)
        #expect(delivery.message.from == (try Address(Handset.budi)))
        #expect(delivery.message.sentAt == taken.message.receivedAt)
    }

    @Test("gets data as it was, with its coding")
    func coding() async throws {
        let siti = try await Handset(Handset.siti, at: centre)
        let coding = MessageCoding(
            dataCodingScheme: DataCodingScheme(rawValue: 0xF5), protocolIdentifier: .type0,
            userData: [6, 5, 4, 0x0B, 0x84, 0x23, 0xF0, 0, 255], hasHeader: true)
        try await centre.submit("", to: Handset.siti, coding: coding)
        guard case .message(let delivery) = try await siti.take().first else {
            Issue.record("nothing came")
            return
        }
        #expect(delivery.coding == coding)
    }

    @Test("has its address alone: a second claim names both")
    func claims() async throws {
        _ = try await Handset(Handset.budi, at: centre, name: "the modem at /dev/pts/3")
        let taken = await #expect(throws: AddressTaken.self) {
            _ = try await Handset("081200000001", at: centre, name: "the link gateway1")
        }
        #expect(
            taken?.description == """
                081200000001 belongs to the modem at /dev/pts/3, so the link gateway1 cannot have it; end that or take \
                another number
                """)
        let service = await #expect(throws: AddressTaken.self) { _ = try await Handset("2757", at: centre) }
        #expect(service?.holder == "the service EchoService")
        _ = try await Handset(.everyOther, at: centre)
        await #expect(throws: AddressTaken.self) { _ = try await Handset(.everyOther, at: centre) }
    }

    @Test("that closes gives its address back, and what it had in flight waits again")
    func closing() async throws {
        let first = try await Handset(Handset.budi, at: centre)
        for text in ["one", "two", "three"] { try await centre.submit(text) }
        let flight = try await first.endpoint.take(upTo: 2)
        #expect(flight.map(\.told) == ["one", "two"])
        try await first.endpoint.settle(flight[1].id, .delivered, at: moment(0))
        await first.endpoint.close()
        #expect(try await first.texts() == [])
        let second = try await Handset(Handset.budi, at: centre)
        try await first.endpoint.settle(flight[0].id, .delivered, at: moment(0))
        #expect(try await second.texts() == ["one", "three"])
    }

    @Test("of every other number gets what nobody else does, in order of commit")
    func everyOther() async throws {
        let rest = try await Handset(.everyOther, at: centre)
        let siti = try await Handset(Handset.siti, at: centre)
        for number in 1...4 { try await centre.submit("\(number)", from: "+628120000000\(number)") }
        #expect(try await rest.endpoint.take(upTo: 2).map(\.told) == ["1", "3"])
        #expect(try await rest.texts() == ["4"])
        #expect(try await siti.texts() == ["2"])
    }

    @Test("takes a message of an identity once, and its acknowledgement again")
    func identity() async throws {
        let siti = try await Handset(Handset.siti, at: centre)
        let first = try await centre.submit("halo", to: Handset.siti, identity: "a")
        let again = try await centre.submit("halo", to: Handset.siti, second: 5, identity: "a")
        #expect(again.id == first.id)
        #expect(try await siti.texts() == ["halo"])
        let clash = await #expect(throws: SubmissionError.self) {
            try await centre.submit("lain", to: Handset.siti, identity: "a")
        }
        guard case .identityClash = clash else {
            Issue.record("refused as \(String(describing: clash))")
            return
        }
    }
}

@Suite("A recipient")
struct RecipientTests {
    let centre: MessageCentre

    init() throws {
        centre = try MessageCentre.echo()
    }

    @Test(
        "that is full or away keeps its queue in order until it says otherwise",
        arguments: [DeliveryOutcome.full, .away])
    func spared(outcome: DeliveryOutcome) async throws {
        let budi = try await Handset(Handset.budi, at: centre)
        for text in ["one", "two"] { try await centre.submit(text) }
        #expect(try await budi.texts(outcome) == ["one"])
        try await centre.submit("three")
        #expect(try await budi.texts() == [])
        await budi.endpoint.resume()
        #expect(try await budi.texts() == ["one", "two", "three"])
    }

    @Test("is tried again on a schedule: after 1, 5, 10, 30 minutes, 1, 3 and every 6 hours")
    func schedule() async throws {
        let budi = try await Handset(Handset.budi, at: centre)
        try await centre.submit("one")
        var second: Int64 = 0
        for minutes: Int64 in [1, 5, 10, 30, 60, 180, 360, 360] {
            #expect(try await budi.texts(.away, second: second) == ["one"])
            #expect(try await centre.nextDue()?.milliseconds == moment(second + minutes * 60).milliseconds)
            try await centre.advance(to: moment(second + minutes * 60 - 1))
            #expect(try await budi.texts() == [])
            let woken = budi.wakeCount
            second += minutes * 60
            try await centre.advance(to: moment(second))
            #expect(budi.wakeCount == woken + 1)
        }
        #expect(try await budi.texts(second: second) == ["one"])
        #expect(try await centre.nextDue() == nil)
    }

    @Test("that does not take a message in its validity period never gets it")
    func expiry() async throws {
        let siti = try await Handset(Handset.siti, at: centre)
        try await centre.submit("short", to: Handset.siti, validity: 60_000)
        try await centre.submit("long", to: Handset.siti)
        _ = try await siti.texts(.away)
        try await centre.advance(to: moment(59))
        await siti.endpoint.resume()
        #expect(try await siti.texts(.away, second: 59) == ["short"])
        try await centre.advance(to: moment(60))
        await siti.endpoint.resume()
        #expect(try await siti.texts(second: 60) == ["long"])
    }

    @Test("that holds a message while its validity period ends may still take it, or lose it when it does not")
    func inFlightExpiry() async throws {
        let siti = try await Handset(Handset.siti, at: centre)
        for text in ["one", "two"] { try await centre.submit(text, to: Handset.siti, validity: 60_000) }
        let flight = try await siti.endpoint.take(upTo: 2)
        try await centre.advance(to: moment(100))
        try await siti.endpoint.settle(flight[0].id, .delivered, at: moment(100))
        try await siti.endpoint.settle(flight[1].id, .full, at: moment(100))
        try await centre.advance(to: moment(100))
        await siti.endpoint.resume()
        #expect(try await siti.texts() == [])
        #expect(try await centre.nextDue() == nil)
    }

    @Test("finds its queue after a restart, in order, and what was in flight again")
    func restart() async throws {
        let temporary = TemporaryStore()
        let first = try MessageCentre.echo(temporary.store)
        let budi = try await Handset(Handset.budi, at: first)
        for text in ["one", "two", "three"] { try await first.submit(text) }
        try await first.submit("halo", to: Handset.siti, wantsReport: true, validity: 600_000)
        let flight = try await budi.endpoint.take(upTo: 2)
        try await budi.endpoint.settle(flight[0].id, .delivered, at: moment(0))
        try await first.close()

        let second = try MessageCentre.echo(temporary.store)
        #expect(try await second.nextDue()?.milliseconds == moment(600).milliseconds)
        let again = try await Handset(Handset.budi, at: second)
        #expect(try await again.texts() == ["two", "three"])
        try await second.advance(to: moment(600))
        #expect(try await again.texts() == ["report failed 67"])
        try await second.close()
    }
}

@Suite("A status report")
struct StatusReportTests {
    let centre: MessageCentre

    init() throws {
        centre = try MessageCentre.echo()
    }

    @Test("tells the submitter once that the message was delivered, with both times")
    func delivered() async throws {
        let (budi, siti) = (try await Handset(Handset.budi, at: centre), try await Handset(Handset.siti, at: centre))
        let taken = try await centre.submit("halo", to: Handset.siti, wantsReport: true)
        #expect(try await budi.take() == [])
        let id = try #require(try await siti.take(second: 7).first?.id)
        try await siti.endpoint.settle(id, .delivered, at: moment(8))
        let report = try #require(try await budi.take(second: 8).first?.report)
        #expect((report.message, report.state, report.status) == (taken.id, .delivered, .received))
        #expect((report.submittedAt, report.finalAt) == (try moment(0), try moment(7)))
        #expect(report.recipient == (try Address(Handset.siti)))
        #expect(report.submitter == (try Address(Handset.budi)))
        #expect(try await budi.take() == [])
    }

    @Test("is not made where none was asked for")
    func unasked() async throws {
        let (budi, siti) = (try await Handset(Handset.budi, at: centre), try await Handset(Handset.siti, at: centre))
        try await centre.submit("halo", to: Handset.siti)
        try await siti.take()
        #expect(try await budi.take() == [])
    }

    @Test("on a message to a service comes at once, before the reply")
    func service() async throws {
        let budi = try await Handset(Handset.budi, at: centre)
        try await centre.submit("SALDO", wantsReport: true)
        #expect(try await budi.texts() == ["report delivered 0", "SALDO"])
    }

    @Test("tells of a message that expired, that nobody could be given, that was refused, that was taken back")
    func otherEnds() async throws {
        let (budi, siti) = (try await Handset(Handset.budi, at: centre), try await Handset(Handset.siti, at: centre))
        try await centre.submit("expires", to: Handset.siti, wantsReport: true, validity: 60_000)
        try await centre.submit("nobody", to: "+6281299999999", wantsReport: true, validity: 70_000)
        try await siti.take(.away)
        try await centre.advance(to: moment(100))
        #expect(try await budi.texts(second: 100) == ["report expired 70", "report failed 67"])

        try await centre.submit("refused", to: Handset.siti, second: 100, wantsReport: true)
        let refused = DeliveryOutcome.rejected(DeliveryStatus(rawValue: 0x42))
        await siti.endpoint.resume()
        try await siti.take(refused, second: 101)
        #expect(try await budi.texts(second: 101) == ["report failed 66"])

        let deleted = try #require(
            try await centre.submit("deleted", to: Handset.siti, second: 102, wantsReport: true).id)
        #expect(try await siti.endpoint.delete(deleted, at: moment(103)) == false)
        #expect(try await budi.endpoint.delete(deleted, at: moment(103)))
        #expect(try await budi.endpoint.delete(deleted, at: moment(103)) == false)
        #expect(try await budi.texts(second: 103) == ["report deleted 71"])
        #expect(try await siti.texts() == [])
    }
}

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

    @Test("who does not take replies is not answered further, and has no effect")
    func sender() async throws {
        let centre = try centre(QueueLimits(perRecipient: 2))
        let budi = try await Handset(Handset.budi, at: centre)
        for text in ["one", "two"] { try await centre.submit(text) }
        let error = await #expect(throws: SubmissionError.self) { try await centre.submit("three") }
        #expect(error == .congested(.sender(try Address(Handset.budi), waiting: 2)))
        #expect(try await budi.texts() == ["one", "two"])
        try await centre.submit("COUNT")
        #expect(try await budi.texts() == ["3"])
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

    @Test("all queues together hold no more than they may")
    func total() async throws {
        let centre = try centre(QueueLimits(total: 3))
        for number in 1...3 { try await centre.submit("x", to: "+628120000009\(number)") }
        let error = await #expect(throws: SubmissionError.self) { try await centre.submit("x", to: "+6281200000099") }
        #expect(error == .congested(.centre(waiting: 3)))
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

@Suite("Many doors at once")
struct ConcurrencyTests {
    @Test("each message is answered once, and each sender's own stay in order")
    func many() async throws {
        let centre = try MessageCentre.echo()
        let rest = try await Handset(.everyOther, at: centre)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for sender in 1...20 {
                group.addTask {
                    for number in 0..<20 {
                        try await centre.submit("\(number)", from: "+62812000001\(sender + 10)")
                    }
                }
            }
            try await group.waitForAll()
        }
        var heard: [Address: [String]] = [:]
        for dispatch in try await rest.take() { heard[dispatch.recipient, default: []].append(dispatch.told) }
        #expect(heard.count == 20)
        #expect(heard.values.allSatisfy { $0 == (0..<20).map(String.init) })
    }

    @Test("a message on which the service fails is alone in that")
    func failure() async throws {
        let centre = try MessageCentre.echo()
        let rest = try await Handset(.everyOther, at: centre)
        let texts = (0..<50).map { $0 % 10 == 3 ? "FAIL" : "\($0)" }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, text) in texts.enumerated() {
                group.addTask { try await centre.submit(text, from: "+62812000001\(index + 10)") }
            }
            try await group.waitForAll()
        }
        let heard = try await rest.take().map(\.told).sorted()
        #expect(heard == texts.map { $0 == "FAIL" ? "unavailable" : $0 }.sorted())
    }
}
