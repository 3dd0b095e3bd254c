import Membership
import MessageCentre
import ShortMessage
import Testing

@Suite("Messages that nobody meant")
struct MutationTests {
    /// SplitMix64, so that a failure comes again.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    static let seeds: [UInt64] = Array(1...10)
    private static let texts = [
        Budi.registration, Budi.wrongDate, Siti.registration, "SALDO 08012345678", "CEK SALDO 5678", "STATUS", "KONTAK",
        "TOLAK", "BERHENTI", "BANTUAN", "?", "REG#02D00065455#230384#Sutoyo", "",
    ]
    private static let alphabet = Array(
        "#*;|/,. -_:0O1Il5@'\"“”\n\r\t\u{0}\u{1B}\u{200D}\u{202E}\u{FFFD}０٣é人🏳️{}\\SaLdO".unicodeScalars)

    /// One to four characters put in, taken out, doubled or changed.
    private func mutated(_ text: String, with generator: inout Generator) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let place = Int.random(in: 0...scalars.count, using: &generator)
            let scalar = Self.alphabet.randomElement(using: &generator) ?? "#"
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: scalars.insert(scalar, at: place)
            case 1 where place < scalars.count: scalars.remove(at: place)
            case 2 where place < scalars.count: scalars.insert(scalars[place], at: place)
            default: scalars[min(place, max(scalars.count - 1, 0))..<min(place + 1, scalars.count)] = [scalar]
            }
        }
        return scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
    }

    @Test("ten thousand mutations a seed end in a reply that fits one SMS, or in a named silence", arguments: seeds)
    func mutations(seed: UInt64) async throws {
        var generator = Generator(state: seed)
        let service = try MembershipService(language: seed.isMultiple(of: 2) ? .english : .indonesian)
        let centre = try MessageCentre(store: .memory, shortCode: service.shortCode, service: service)
        var time = try Timestamp("2026-11-21T08:00:00+07:00")
        for _ in 0..<100 {
            time = time.adding(seconds: Int64.random(in: 0..<9000, using: &generator))
            let batch = try (0..<100).map { _ in
                let phone = "+62812000000\(Int.random(in: 10...99, using: &generator))"
                let text = mutated(Self.texts.randomElement(using: &generator) ?? "", with: &generator)
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
