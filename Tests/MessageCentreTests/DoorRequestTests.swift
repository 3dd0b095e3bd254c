import MessageCentre
import ShortMessage
import Store
import Testing

@Suite("A door asks of the centre")
struct DoorRequestTests {
    let centre: MessageCentre

    init() throws {
        centre = try MessageCentre.echo()
    }

    private func submit(
        _ text: String, to recipient: String = Handset.siti, report: ReportRequest = .none, validity: Int64? = nil,
        notBefore second: Int64? = nil
    ) async throws -> Int64 {
        let message = InboundMessage(
            from: try Address(Handset.budi), to: try Address(recipient), text: text, receivedAt: try moment(0))
        let submission = Submission(
            message, report: report, validity: validity, notBefore: try second.map { try moment($0) })
        return try #require(try await centre.submit(submission).id)
    }

    @Test("a report on failure only: none of what was delivered, one of what expired")
    func failureReports() async throws {
        let (budi, siti) = (try await Handset(Handset.budi, at: centre), try await Handset(Handset.siti, at: centre))
        _ = try await submit("arrives", report: .onFailure)
        _ = try await submit("SALDO", to: "2757", report: .onFailure)
        try await siti.take()
        #expect(try await budi.texts() == ["SALDO"])
        _ = try await submit("expires", report: .onFailure, validity: 60_000)
        try await siti.take(.away)
        try await centre.restart()
        let again = try await Handset(Handset.budi, at: centre)
        try await centre.advance(to: moment(60))
        #expect(try await again.texts(second: 60) == ["report failed 67"])
    }

    @Test("delivery not before a time, which a restart keeps")
    func deferral() async throws {
        _ = try await submit("later", notBefore: 3600)
        _ = try await submit("now")
        try await centre.restart()
        let siti = try await Handset(Handset.siti, at: centre)
        #expect(try await siti.texts() == ["now"])
        #expect(try await centre.nextDue() == moment(3600))
        try await centre.advance(to: moment(3599))
        #expect(try await siti.texts(second: 3599) == [])
        try await centre.advance(to: moment(3600))
        #expect(try await siti.texts(second: 3600) == ["later"])
    }

    @Test("no delivery at all, where the message may wait no longer than until then")
    func deferralPastTheEnd() async throws {
        let (budi, siti) = (try await Handset(Handset.budi, at: centre), try await Handset(Handset.siti, at: centre))
        _ = try await submit("never", report: .always, validity: 60_000, notBefore: 3600)
        try await centre.advance(to: moment(61))
        #expect(try await siti.texts(second: 61) == [])
        #expect(try await budi.texts(second: 61) == ["report expired 70"])
    }

    @Test("a service at a later time: refused, and nothing of it is kept")
    func deferredRequest() async throws {
        let message = try InboundMessage("SALDO")
        await #expect(throws: SubmissionError.unschedulable) {
            try await centre.submit(Submission(message, notBefore: try moment(1)))
        }
        #expect(try await centre.messages().isEmpty)
        _ = try await centre.submit(Submission(message, notBefore: try moment(0)))
    }

    @Test(
        "anything in the name of a service: refused at every door, in whatever spelling",
        arguments: ["2757", "+2757", "02757", "002757"])
    func senderIsService(_ sender: String) async throws {
        for recipient in ["2757", Handset.siti] {
            let message = InboundMessage(
                from: try Address(sender), to: try Address(recipient), text: "SALDO", receivedAt: try moment(0))
            await #expect(throws: SubmissionError.senderIsService) {
                try await centre.submit(Submission(message))
            }
        }
        #expect(try await centre.messages().isEmpty)
    }

    @Test("many at a later time: they count against the sender's share")
    func deferredShare() async throws {
        let limits = QueueLimits(perSender: 2)
        let centre = try MessageCentre(store: .memory, services: ServiceDirectory([]), limits: limits)
        let message = InboundMessage(
            from: try Address(Handset.budi), to: try Address(Handset.siti), text: "x", receivedAt: try moment(0))
        let submission = Submission(message, notBefore: try moment(60))
        for _ in 1...2 { _ = try await centre.submit(submission) }
        await #expect(throws: SubmissionError.congested(.share(message.from, waiting: 2))) {
            try await centre.submit(submission)
        }
        try await centre.restart()
        await #expect(throws: SubmissionError.congested(.share(message.from, waiting: 2))) {
            try await centre.submit(submission)
        }
    }

    @Test("another text in the place of one that waits, here and in the store")
    func replacement() async throws {
        let (budi, siti) = (try await Handset(Handset.budi, at: centre), try await Handset(Handset.siti, at: centre))
        let id = try await submit("wrong")
        _ = try await submit("second")
        #expect(try await siti.endpoint.replace(id, by: Replacement("forged"), at: moment(1)) == false)
        #expect(try await budi.endpoint.replace(id, by: Replacement("right"), at: moment(1)))
        #expect(try await centre.message(id)?.text == "right")
        let taken = try await siti.endpoint.take().map(\.told)
        #expect(taken == ["right"])
        #expect(try await budi.endpoint.replace(id, by: Replacement("too late"), at: moment(2)) == false)
        try await siti.endpoint.settle(id, .delivered, at: moment(2))
        #expect(try await siti.texts() == ["second"])
        #expect(try await budi.endpoint.replace(id, by: Replacement("later still"), at: moment(3)) == false)
    }

    @Test("the state of a message by its place, all its life long")
    func state() async throws {
        let siti = try await Handset(Handset.siti, at: centre)
        let id = try await submit("halo", validity: 3_600_000)
        #expect(try await centre.message(id)?.state == .enroute)
        try await siti.take(.away)
        let tried = try await centre.message(id)
        #expect((tried?.state, tried?.attempts, tried?.status?.rawValue) == (.enroute, 1, 0x22))
        await siti.endpoint.resume()
        try await siti.take(second: 5)
        let ended = try await centre.message(id)
        #expect((ended?.state, ended?.finalAt) == (.delivered, try moment(5)))
        #expect(try await centre.message(id + 1) == nil)
    }

    @Test("no message reference: reports bear none")
    func noReference() async throws {
        let budi = try await Handset(Handset.budi, at: centre)
        let segments = try segments(PartTests.text)
        for segment in segments {
            _ = try await centre.submit(
                Submission(
                    segment, from: Address(Handset.budi), to: Address("2757"), at: moment(0), report: .always))
        }
        #expect(try await budi.take().compactMap(\.report).map(\.references) == [[]])
    }
}
