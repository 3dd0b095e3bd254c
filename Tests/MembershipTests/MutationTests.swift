import Membership
import MessageCentre
import Mutations
import Seeded
import ShortMessage
import Store
import Testing

@Suite("Messages that nobody meant")
struct MutationTests {
    static let seeds: [UInt64] = Array(1...10)
    private static let texts = [
        Budi.registration, Budi.wrongDate, Siti.registration, "SALDO 08012345678", "CEK SALDO 5678", "STATUS", "KONTAK",
        "TOLAK", "BERHENTI", "BANTUAN", "?", "REG#02D00065455#230384#Sutoyo", "",
    ]

    @Test("ten thousand mutations a seed end in a reply that fits one SMS, or in a named silence", arguments: seeds)
    func mutations(seed: UInt64) async throws {
        var generator = SplitMix64(seed: seed)
        let service = try MembershipService(language: seed.isMultiple(of: 2) ? .english : .indonesian)
        let centre = try MessageCentre(store: .memory, shortCode: service.shortCode, service: service)
        var time = try Timestamp("2026-11-21T08:00:00+07:00")
        for _ in 0..<100 {
            time = time.adding(seconds: Int64.random(in: 0..<9000, using: &generator))
            let batch = try (0..<100).map { _ in
                let phone = "+62812000000\(Int.random(in: 10...99, using: &generator))"
                let text = (Self.texts.randomElement(using: &generator) ?? "").mutated(using: &generator)
                return InboundMessage(from: try Address(phone), to: service.shortCode, text: text, receivedAt: time)
            }
            for taken in try await centre.accept(batch) { try check(taken, service) }
        }
    }

    private func check(_ taken: Acceptance, _ service: MembershipService) throws {
        let unavailable = service.unavailable(for: taken.message)?.text
        switch taken.outcome {
        case .answered(let deliveries):
            for delivery in taken.fired + deliveries {
                let septets = try #require(GSMAlphabet.septets(delivery.message.text))
                if septets > 160 || delivery.message.text == unavailable { Issue.record("\(taken)") }
            }
        case .silent(.locked, []): break
        default: Issue.record("\(taken)")
        }
    }
}
