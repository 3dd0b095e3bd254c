import GRDB
import Membership
import MessageCentre
import Mutations
import Seeded
import ShortMessage
import Store
import Testing

@Suite("Twenty thousand generated messages")
struct GeneratedTrafficTests {
    private static let count = 20_000
    private static let people = Array(GeneratedMembers(cards: 600, seed: 11))

    /// The same messages for every run: registrations, balances and the like of 200 telephones, a third of them mutated.
    private static let messages: [(phone: Int, seconds: Int64, text: String)] = {
        var random = SplitMix64(seed: 20_000)
        return (0..<count).map { _ in
            let text = text(&random)
            let isMutated = Int.random(in: 0..<3, using: &random) == 0
            return (
                Int.random(in: 100..<300, using: &random), Int64.random(in: 0..<40, using: &random),
                isMutated ? text.mutated(using: &random) : text
            )
        }
    }()

    private static func text(_ random: inout SplitMix64) -> String {
        let (member, cards) = people[Int.random(in: 0..<people.count, using: &random)]
        let kpj = cards[Int.random(in: 0..<cards.count, using: &random)].kpj
        switch Int.random(in: 0..<12, using: &random) {
        case 0...4: return "DAFTAR SALDO#\(member.nik.number)#\(member.birthDate.dayFirst)#\(kpj.spelled)"
        case 5: return "REG#\(member.nik.number)#\(member.name.text)#\(member.birthDate.dayFirst)#\(kpj.spelled)#a@b.id"
        case 6, 7: return "SALDO"
        case 8: return "SALDO \(kpj.tail)"
        case 9: return "STATUS \(kpj.spelled)"
        case 10: return "TOLAK"
        default: return "BERHENTI"
        }
    }

    /// Everything that the service says, in order, to members who were entered in some order.
    private func replies(entering rows: [String]) async throws -> [String] {
        let service = try MembershipService().withoutSamples
        let centre = try MessageCentre(store: .memory, shortCode: service.shortCode, service: service)
        var now = try Timestamp("2026-11-21T06:00:00+07:00")
        let file = Array((MemberExport.header + rows.joined()).utf8)
        _ = try await centre.enterMembers(.import, at: now) { entry in
            let bad = try entry.receive(file[...]) + entry.finish()
            #expect(bad.isEmpty)
            return entry.tally
        }
        var lines: [String] = []
        for start in stride(from: 0, to: Self.count, by: 100) {
            let batch = try Self.messages[start..<start + 100].map { message in
                now = now.adding(seconds: message.seconds)
                return InboundMessage(
                    from: try Address("+62812000000\(message.phone)"), to: service.shortCode, text: message.text,
                    receivedAt: now)
            }
            for taken in try await centre.accept(batch) {
                lines += (taken.fired + taken.caused).map {
                    "\($0.message.sentAt) \($0.message.to) \($0.message.text)"
                }
                if case .silent(let silence, _) = taken.outcome { lines.append("silence: \(silence.rawValue)") }
            }
        }
        return lines
    }

    @Test("are answered with the same octets twice, and by members who were imported in another order")
    func sameOctets() async throws {
        let rows = Self.people.flatMap { member, cards in cards.map { MemberExport.row(member, $0) } }
        var random = SplitMix64(seed: 1)
        let first = try await replies(entering: rows)
        #expect(try await replies(entering: rows) == first)
        #expect(try await replies(entering: rows.shuffled(using: &random)) == first)
        // What was compared is traffic of every kind.
        #expect(first.count > Self.count / 2)
        for part in ["terdaftar untuk KPJ", "Saldo JHT", "beberapa kartu", "dipindah", "Maaf, ", "silence: locked"] {
            #expect(first.contains { $0.contains(part) }, "\(part)")
        }
    }
}
