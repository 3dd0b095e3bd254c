import MessageCentre
import ShortMessage
import Synchronization
import Testing

@Suite("Messages that are accepted")
struct AcceptanceTests {
    @Test("each gets its answer, in order")
    func order() async throws {
        let centre = try MessageCentre.echo()
        let taken = try await centre.accept(try (0..<100).map { try InboundMessage("text \($0)", second: $0) })
        #expect(taken.map(\.texts) == (0..<100).map { ["text \($0)"] })
        #expect(taken.flatMap(\.deliveries).map(\.id) == taken.flatMap(\.deliveries).map(\.id).sorted())
    }

    @Test("a reply bears the time of its message, told as the message told it")
    func time() async throws {
        let centre = try MessageCentre.echo()
        var message = try InboundMessage("SALDO")
        message.receivedAt = try Timestamp("2026-11-21T10:00:00.250+09:00")
        let reply = try #require(try await centre.accept(message).deliveries.first)
        #expect("\(reply.message.sentAt)" == "2026-11-21T10:00:00.250+09:00")
    }

    @Test(
        "any text comes through whole",
        arguments: ["", " ", "a\u{0}b", "\u{202E}x", "🏳️‍🌈", String(repeating: "x", count: 70_000)])
    func anyText(text: String) async throws {
        let centre = try MessageCentre.echo()
        _ = try await centre.accept(try InboundMessage(text, identity: "1"))
        let again = try await centre.accept(try InboundMessage(text, identity: "1"))
        #expect(again.texts == [text])
    }

    @Test("silence is named")
    func silence() async throws {
        let centre = try MessageCentre.echo()
        let taken = try await centre.accept(try InboundMessage("QUIET"))
        #expect(taken.outcome == .silent(Silence(rawValue: "quiet"), []))
    }

    @Test("an address that nobody has is undeliverable, also the second time", arguments: [nil, "id"])
    func undeliverable(identity: String?) async throws {
        let centre = try MessageCentre.echo()
        var message = try InboundMessage("SALDO", identity: identity)
        message.to = try Address("1500")
        #expect(try await centre.accept(message).outcome == .undeliverable)
        #expect(try await centre.accept(message).outcome == .undeliverable)
        #expect(try await centre.accept(try InboundMessage("COUNT")).texts == ["1"])
    }

    @Test("an identity that comes again gets the same replies and has no effect")
    func identity() async throws {
        let centre = try MessageCentre.echo()
        let message = try InboundMessage("SALDO", identity: "order-1")
        let (first, second) = (try await centre.accept(message), try await centre.accept(message))
        #expect(second.outcome == .repeated(first.deliveries))
        #expect(try await centre.accept(try InboundMessage("COUNT")).texts == ["2"])
    }

    @Test(
        "the spellings of one number are one sender, so that an identity that comes again under another is the same message",
        arguments: ["081200000001", "6281200000001", "006281200000001", "+62081200000001", "00081200000001"])
    func spelledIdentity(phone: String) async throws {
        let centre = try MessageCentre.echo()
        let first = try await centre.accept(try InboundMessage("SALDO", identity: "order-1"))
        let again = try await centre.accept(try InboundMessage("SALDO", from: phone, second: 60, identity: "order-1"))
        #expect(again.outcome == .repeated(first.deliveries))
        #expect(try await centre.accept(try InboundMessage("COUNT", second: 60)).texts == ["2"])
    }

    @Test(
        "an identity with another text or another sender is refused",
        arguments: [("STATUS", "+6281200000001"), ("SALDO", "+6281200000002"), ("STATUS", "081200000001")])
    func clash(text: String, phone: String) async throws {
        let centre = try MessageCentre.echo()
        _ = try await centre.accept(try InboundMessage("SALDO", identity: "order-1"))
        let second = try await centre.accept(
            try InboundMessage(text, from: phone, second: 60, identity: "order-1"))
        guard case .refused(let clash) = second.outcome else {
            Issue.record("taken as \(second.outcome)")
            return
        }
        #expect(clash.description.contains("'order-1' was used at 2026-11-21T08:00:00+07:00"))
        #expect(try await centre.accept(try InboundMessage("COUNT", second: 60)).texts == ["2"])
    }

    @Test("in a batch, the one on which the service throws fails alone, and what it wrote is undone")
    func failsAlone() async throws {
        let heard = Mutex<[String]>([])
        let centre = try MessageCentre.echo { line in heard.withLock { $0.append(line) } }
        let texts = ["one", "FAIL", "two", "COUNT"]
        let taken = try await centre.accept(try texts.map { try InboundMessage($0) })
        #expect(taken.map(\.texts) == [["one"], ["unavailable"], ["two"], ["3"]])
        #expect(heard.withLock { $0.count } == 1)
    }

    @Test("a failed message is in the journal with its reply, so its identity is used")
    func failedIdentity() async throws {
        let centre = try MessageCentre.echo()
        let message = try InboundMessage("FAIL", identity: "order-1")
        #expect(try await centre.accept(message).texts == ["unavailable"])
        let second = try await centre.accept(message)
        guard case .repeated = second.outcome else {
            Issue.record("taken as \(second.outcome)")
            return
        }
        #expect(second.texts == ["unavailable"])
    }

    @Test("a failure is not told to a sender who is never answered")
    func failedSilently() async throws {
        let centre = try MessageCentre.echo()
        let taken = try await centre.accept(try InboundMessage("FAIL", from: "1500"))
        #expect(taken.outcome == .silent(Silence(rawValue: "failed"), []))
    }

    @Test("nothing in, nothing out")
    func nothing() async throws {
        let centre = try MessageCentre.echo()
        #expect(try await centre.accept([]).isEmpty)
        #expect(try await centre.lastEntry() == nil)
    }
}

@Suite("The clock")
struct ClockTests {
    @Test("it never goes back: an earlier message is taken at the clock's time, told with its own offset")
    func neverBack() async throws {
        let centre = try MessageCentre.echo()
        _ = try await centre.accept(try InboundMessage("one", second: 60))
        var early = try InboundMessage("two")
        early.receivedAt = try Timestamp("2026-11-21T09:00:00+09:00")
        let taken = try await centre.accept(early)
        #expect("\(taken.message.receivedAt)" == "2026-11-21T10:01:00+09:00")
        #expect(taken.deliveries.map(\.message.sentAt) == [taken.message.receivedAt])
    }

    @Test("what falls due comes before the message of that moment, at its own time")
    func due() async throws {
        let centre = try MessageCentre.echo()
        let first = try await centre.accept(try InboundMessage("LATER 60"))
        #expect(try await centre.nextDue()?.milliseconds == moment(60).milliseconds)
        let before = try await centre.accept(try InboundMessage("one", second: 59))
        let after = try await centre.accept(try InboundMessage("two", second: 60))
        #expect(before.fired.isEmpty)
        #expect(after.fired.map(\.message.text) == ["now"])
        #expect(after.fired.map(\.message.sentAt) == [try moment(60)])
        try await centre.confirm(first.caused + before.caused + after.fired + after.caused)
        #expect(try await centre.nextDue() == nil)
    }

    @Test("time passes without messages, up to and including the moment")
    func advance() async throws {
        let centre = try MessageCentre.echo()
        _ = try await centre.accept([try InboundMessage("LATER 60"), try InboundMessage("LATER 90")])
        #expect(try await centre.advance(to: try moment(59)).isEmpty)
        #expect(
            try await centre.advance(to: try moment(200)).map(\.message.sentAt) == [try moment(60), try moment(90)])
        #expect(try await centre.accept(try InboundMessage("one")).message.receivedAt == moment(200))
    }

    @Test("a message that fails moves the clock, and what was due before it is done once")
    func failure() async throws {
        let centre = try MessageCentre.echo()
        _ = try await centre.accept(try InboundMessage("LATER 60"))
        let taken = try await centre.accept([
            try InboundMessage("FAIL", second: 70), try InboundMessage("one", second: 65),
        ])
        #expect(taken.map { $0.fired.count } == [1, 0])
        #expect(taken[1].message.receivedAt == (try moment(70)))
    }
}
