import MessageCentre
import ShortMessage
import Testing

@Suite("A purge")
struct RetentionTests {
    let temporary = TemporaryStore()

    private func left() throws -> [String] {
        try temporary.ask("SELECT text FROM message WHERE direction = 'in' ORDER BY id")
    }

    @Test("deletes what is final and older, with what it caused, but not the latest")
    func final() async throws {
        let centre = try MessageCentre.echo(temporary.store)
        for (second, text) in ["one", "two", "three"].enumerated() {
            let taken = try await centre.accept(try InboundMessage(text, second: Int64(second)))
            try await centre.confirm(taken.deliveries)
        }
        #expect(try await centre.purge(before: try moment(1)) == 2)
        #expect(try left() == ["two", "three"])
        #expect(try await centre.purge(before: try moment(900)) == 2)
        #expect(try left() == ["three"])
        #expect(try await centre.lastEntry() == moment(2))
    }

    @Test("leaves what is on its way, and its cause")
    func enroute() async throws {
        let centre = try MessageCentre.echo(temporary.store)
        let first = try await centre.accept(try InboundMessage("one"))
        let others = try await centre.accept([
            try InboundMessage("two", second: 1), try InboundMessage("three", second: 2),
        ])
        try await centre.confirm(others.flatMap(\.deliveries))
        #expect(try await centre.purge(before: try moment(900)) == 2)
        #expect(try left() == ["one", "three"])
        try await centre.confirm(first.deliveries)
        #expect(try await centre.purge(before: try moment(900)) == 2)
        #expect(try left() == ["three"])
    }

    @Test("leaves of an identity that it was used, and when: it is refused for good, whatever its message")
    func identities() async throws {
        let centre = try MessageCentre.echo(temporary.store)
        let message = try InboundMessage("one", identity: "1")
        try await centre.confirm(try await centre.accept(message).deliveries)
        _ = try await centre.accept(try InboundMessage("two", second: 1))
        #expect(try await centre.purge(before: try moment(1)) == 2)
        for text in ["one", "three"] {
            let again = try await centre.accept(try InboundMessage(text, second: 5, identity: "1"))
            guard case .refused(let clash) = again.outcome else {
                Issue.record("\(again.outcome)")
                return
            }
            #expect(
                clash.description
                    == "the id '1' was used at \(try moment(0)) for a message that is kept no longer; use a new id")
        }
        #expect(try left() == ["two"])
        #expect(try temporary.ask("SELECT id || coalesce(request, '') || coalesce(message, '') FROM identity") == ["1"])
        #expect(try temporary.ask("SELECT text FROM heard") == ["seed", "one", "two"])
    }
}
