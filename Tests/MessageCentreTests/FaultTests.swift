import GRDB
import MessageCentre
import ShortMessage
import Store
import Testing

@Suite("A fault rule")
struct FaultRuleTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let text: String
        let error: String
        var testDescription: String { text }
    }

    static let refusals = [
        Refusal(
            text: "los=1%",
            error: """
                'los=1%' is no fault; expected from=…, to=…, loss=…, duplicate=…, delay=…, reorder=…, reject=…, silence=…
                """),
        Refusal(
            text: "loss",
            error:
                "'loss' is no fault; expected from=…, to=…, loss=…, duplicate=…, delay=…, reorder=…, reject=…, silence=…"
        ),
        Refusal(text: "loss=1", error: "'1' is no loss; expected a share such as 0.5%, at most 100%"),
        Refusal(text: "loss=101%", error: "'101%' is no loss; expected a share such as 0.5%, at most 100%"),
        Refusal(text: "loss=100.0001%", error: "'100.0001%' is no loss; expected a share such as 0.5%, at most 100%"),
        Refusal(text: "loss=-1%", error: "'-1%' is no loss; expected a share such as 0.5%, at most 100%"),
        Refusal(text: "loss=0.00001%", error: "'0.00001%' is no loss; expected a share such as 0.5%, at most 100%"),
        Refusal(
            text: "reject=3%:0",
            error: "'3%:0' is no reject; expected a share and perhaps a cause of 1 to 127, such as 3%:22"),
        Refusal(
            text: "delay=30s..2s",
            error: "'30s..2s' is no delay; expected a time or two such as 500ms, 2s..30s, 5m or 1h"),
        Refusal(
            text: "delay=9999999h",
            error: "'9999999h' is no delay; expected a time or two such as 500ms, 2s..30s, 5m or 1h"),
        Refusal(
            text: "to=,loss=1%",
            error: "'' is no to; expected a number such as +6281200000001, or its beginning and a star"),
    ]

    @Test("that is none is refused with what would be right", arguments: refusals)
    func refusal(_ row: Refusal) {
        let error = #expect(throws: FaultRuleError.self) { try FaultRule(row.text) }
        #expect(error?.description == row.error)
    }

    @Test("reads every fault")
    func reading() throws {
        let rule = try FaultRule(
            "loss=1%,duplicate=0.5%,delay=2s..30s,reorder=5%,reject=3%:22,silence=0.1%,from=2757,to=0812*")
        #expect(
            [rule.loss, rule.duplicate, rule.reorder, rule.reject.share, rule.silence].map(\.millionths)
                == [10_000, 5_000, 50_000, 30_000, 1_000])
        #expect(rule.reject.cause == 22)
        #expect(rule.delay == 2000...30_000)
        #expect(rule.from.matches(try Address("2757")))
        #expect(rule.to.matches(try Address("+6281200000001")))
        #expect(!rule.to.matches(try Address("+6281300000001")))
    }
}

@Suite("Faults")
struct FaultTests {
    private func centre(_ rules: String..., seed: UInt64 = 1) throws -> MessageCentre {
        try MessageCentre(
            store: .memory, services: ServiceDirectory(EchoService.shortCode, EchoService()),
            faults: FaultPlan(try rules.map { try FaultRule($0) }, seed: seed))
    }

    @Test(
        "a refused or silenced message is not taken",
        arguments: [("reject=100%:22", "refused with cause 22"), ("silence=100%", "not acknowledged")])
    func notTaken(rule: String, told: String) async throws {
        let centre = try centre("from=+6281200000001,\(rule)")
        let taken = try await centre.accept(try InboundMessage("one"))
        guard case .struck(let fault) = taken.outcome else {
            Issue.record("taken as \(taken.outcome)")
            return
        }
        #expect("\(fault.kind)" == told)
        #expect(taken.faults == [fault])
        #expect(try await centre.accept(try InboundMessage("COUNT", from: "+6281200000002")).texts == ["1"])
        let refused = await #expect(throws: SubmissionError.self) { try await centre.submit("two") }
        guard case .struck = refused else {
            Issue.record("refused as \(String(describing: refused))")
            return
        }
    }

    @Test("a lost reply does not come, and its message had its effect")
    func loss() async throws {
        let centre = try centre("from=2757,to=+6281200000001,loss=100%")
        let taken = try await centre.accept(try InboundMessage("one"))
        #expect(taken.outcome == .answered([]))
        #expect(taken.faults.map(\.kind) == [.loss])
        #expect(try await centre.accept(try InboundMessage("COUNT", from: "+6281200000002")).texts == ["2"])
    }

    @Test("a doubled reply comes twice, each with its own place")
    func duplicate() async throws {
        let centre = try centre("from=2757,duplicate=100%")
        let taken = try await centre.accept(try InboundMessage("one"))
        #expect(taken.texts == ["one", "one"])
        #expect(Set(taken.deliveries.map(\.id)).count == 2)
    }

    @Test("a late reply comes when it is due, with that time")
    func delay() async throws {
        let centre = try centre("from=2757,delay=12s")
        #expect(try await centre.accept(try InboundMessage("one")).texts == [])
        #expect(try await centre.nextDue() == moment(12))
        #expect(try await centre.accept(try InboundMessage("two", second: 11)).fired == [])
        let fired = try await centre.advance(to: moment(30))
        #expect(fired.map(\.message.text) == ["one", "two"])
        #expect(fired.map(\.message.sentAt) == (try [moment(12), moment(23)]))
    }

    @Test("a reply that is held back comes behind the next to its number, or after a minute")
    func reorder() async throws {
        let centre = try centre("from=2757,to=+6281200000001,reorder=100%")
        _ = try await centre.accept(try InboundMessage("one"))
        #expect(try await centre.nextDue() == moment(60))
        let late = try await centre.advance(to: moment(60))
        #expect(late.map(\.message.text) == ["one"])
        try await centre.confirm(late)
        #expect(try await centre.nextDue() == nil)
    }

    @Test("a reply that is held back changes places with the next")
    func changesPlaces() async throws {
        for seed: UInt64 in 0..<20 {
            let centre = try centre("from=2757,reorder=50%", seed: seed)
            let taken = try await centre.accept((0..<20).map { try InboundMessage("\($0)", second: $0) })
            let last = try await centre.advance(to: moment(100))
            let texts = taken.flatMap { ($0.fired + $0.caused).map(\.message.text) } + last.map(\.message.text)
            #expect(texts.count == 20)
            #expect(texts.sorted() == (0..<20).map(String.init).sorted())
            #expect(texts != (0..<20).map(String.init))
        }
    }

    @Test("the same seed and messages give the same, however they come in batches; another seed another")
    func seeded() async throws {
        func told(_ seed: UInt64, batch: Int) async throws -> [String] {
            let centre = try centre(
                "loss=10%,duplicate=10%,reorder=20%,reject=5%:22,silence=5%", "delay=1s..9s", seed: seed)
            let messages = try (0..<120).map { try InboundMessage($0 % 30 == 7 ? "FAIL" : "\($0)", second: $0) }
            var lines: [String] = []
            for start in stride(from: 0, to: messages.count, by: batch) {
                for taken in try await centre.accept(Array(messages[start..<min(start + batch, messages.count)])) {
                    lines += (taken.fired + taken.caused).map { "\($0)" } + taken.faults.map { "\($0)" }
                }
            }
            return lines
        }
        let first = try await told(7, batch: 120)
        #expect(try await told(7, batch: 1) == first)
        #expect(try await told(7, batch: 17) == first)
        #expect(try await told(8, batch: 120) != first)
    }

    @Test("strike on the way to endpoints, and are in the journal with their message")
    func endpoints() async throws {
        let temporary = TemporaryStore()
        let centre = try MessageCentre(
            store: temporary.store, services: ServiceDirectory(EchoService.shortCode, EchoService()),
            faults: FaultPlan(
                [try FaultRule("to=+6281200000002,loss=100%"), try FaultRule("delay=5s,from=2757")], seed: 1))
        let (budi, siti) = (try await Handset(Handset.budi, at: centre), try await Handset(Handset.siti, at: centre))
        try await centre.submit("halo", to: Handset.siti, wantsReport: true)
        try await centre.submit("one")
        #expect(try await siti.texts() == [])
        #expect(try await budi.texts() == ["report failed 72"])
        try await centre.advance(to: moment(5))
        #expect(try await budi.texts() == ["one"])
        try await centre.close()
        let faults = try temporary.change { db in
            try String.fetchAll(db, sql: "SELECT kind || ' ' || coalesce(detail, '-') || ' ' || message FROM fault")
        }
        #expect(faults == ["loss - 1", "delay 5000 4"])
    }

    @Test("a late message is late after a restart, too, to a handset as well as to the service's member")
    func delayedAcrossRestart() async throws {
        let centre = try centre("delay=5s")
        try await centre.submit("halo", to: Handset.siti, wantsReport: true)
        try await centre.submit("one", second: 1)
        try await centre.restart()
        let (budi, siti) = (try await Handset(Handset.budi, at: centre), try await Handset(Handset.siti, at: centre))
        try await centre.advance(to: moment(4))
        #expect(try await siti.texts(second: 4) == [])
        try await centre.advance(to: moment(5))
        #expect(try await siti.texts(second: 5) == ["halo"])
        #expect(try await budi.texts(second: 5) == ["report delivered 0"])
        try await centre.advance(to: moment(6))
        #expect(try await budi.texts(second: 6) == ["one"])
    }

    @Test("what waits behind the next message does so after a restart, too, or until its minute is over")
    func reorderedAcrossRestart() async throws {
        let temporary = TemporaryStore()
        func open(_ rules: FaultRule...) throws -> MessageCentre {
            try MessageCentre(
                store: temporary.store, services: ServiceDirectory(EchoService.shortCode, EchoService()),
                faults: FaultPlan(rules, seed: 1))
        }
        let first = try open(try FaultRule("from=2757,reorder=100%"))
        for (second, phone) in [Handset.budi, Handset.siti].enumerated() {
            let text = "held \(second)"
            #expect(try await first.accept(try InboundMessage(text, from: phone, second: Int64(second))).texts == [])
        }
        try await first.close()

        let second = try open()
        #expect(try await second.undelivered(at: moment(30)) == [])
        #expect(try await second.accept(try InboundMessage("next", second: 31)).texts == ["next", "held 0"])
        #expect(try await second.nextDue() == moment(61))
        try await second.close()

        let third = try open()
        #expect(try await third.undelivered(at: moment(40)).map(\.message.text) == ["held 0", "next"])
        #expect(try await third.advance(to: moment(61)).map(\.message.text) == ["held 1"])
        try await third.close()
        #expect(try await open().undelivered(at: moment(62)).map(\.message.text) == ["held 0", "held 1", "next"])
    }
}
