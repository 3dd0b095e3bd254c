import Membership
import MessageCentre
import MessageGrammar
import Seeded
import ShortMessage
import Testing

@Suite("Whatever is sent")
struct MutationTests {
    static let messages = [
        "DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678#budi@contoh.id",
        "Daftar (spasi) SALDO #3273015203880001#12-03-1988#09014567890", "REG#3578130211790002#021179#02D00065455",
        "SALDO 08012345678", "SALDO", "CEK SALDO 7890", "STATUS", "STATUS 5455", "KONTAK", "TOLAK", "BERHENTI",
        "BANTUAN",
    ]

    /// Few enough phones to meet bindings, locks and repeats, many enough not to be locked at once.
    static let phones = (1...400).map { "+62812999\(10_000 + $0)" } + ["8123", "BANK", "2757"]

    @Test("100 000 mutations end in a reply that fits one SMS, or in a silence with a name")
    func mutations() async throws {
        let service = try MembershipService()
        let centre = try MessageCentre(store: .memory, shortCode: service.shortCode, service: service)
        var random = SplitMix64(seed: 160)
        var now = try Timestamp("2026-11-21T00:00:00+07:00")
        var tally: [String: Int] = [:]
        for _ in 0..<1000 {
            var batch: [InboundMessage] = []
            for _ in 0..<100 {
                now = now.adding(seconds: Int64.random(in: 0...20, using: &random))
                let text = Self.messages.randomElement(using: &random)!.mutated(using: &random)
                let phone = try Address(Self.phones.randomElement(using: &random)!)
                batch.append(InboundMessage(from: phone, to: service.shortCode, text: text, receivedAt: now))
            }
            for acceptance in try await centre.accept(batch) { tally[verdict(on: acceptance), default: 0] += 1 }
        }
        #expect(tally.keys.filter { $0.hasPrefix("wrong") } == [])
        #expect(tally["answered", default: 0] > 50_000)
        #expect(tally["silent: loop", default: 0] > 500)
        #expect(tally["silent: locked", default: 0] > 100)
    }

    private func verdict(on acceptance: Acceptance) -> String {
        switch acceptance.outcome {
        case .answered(let deliveries):
            let misfits = (acceptance.fired + deliveries).map(\.message.text).filter {
                GSMAlphabet.septets($0).map { $0 > ReplyCatalogue.budget } ?? true
            }
            return misfits.first.map { "wrong: \($0)" } ?? "answered"
        case .silent(let silence, _): return "silent: \(silence.rawValue)"
        case .repeated, .refused, .undeliverable: return "wrong: \(acceptance.outcome)"
        }
    }
}
