import MessageCentre
import ShortMessage
import Testing

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

    @Test("bears the references of those parts whose sender asked for it, after restarts, too")
    func references() async throws {
        let all = try segments(PartTests.text)
        for (index, segment) in all.enumerated() {
            try await centre.submit(
                segment, to: Handset.siti, reference: UInt8(41 + index), wantsReport: index != 1)
            try await centre.restart()
        }
        let siti = try await Handset(Handset.siti, at: centre)
        #expect(try await siti.texts() == [PartTests.text])
        try await centre.restart()
        let budi = try await Handset(Handset.budi, at: centre)
        #expect(try await budi.take().compactMap(\.report).map(\.references) == [[41, 43]])
    }

    @Test("bears no reference where its door named none")
    func unnamed() async throws {
        let budi = try await Handset(Handset.budi, at: centre)
        try await centre.submit("SALDO", wantsReport: true)
        #expect(try await budi.take().first?.report?.references == [])
    }
}
