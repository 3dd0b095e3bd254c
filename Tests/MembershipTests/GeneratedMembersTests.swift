import GRDB
import Membership
import ShortMessage
import Testing

@Suite("Generated members")
struct GeneratedMembersTests {
    private static let people = Array(GeneratedMembers(cards: 20_000, seed: 7))

    @Test("are as many cards as were asked for", arguments: [1, 2, 3, 4, 1000])
    func count(cards: Int) {
        #expect(GeneratedMembers(cards: cards, seed: 7).reduce(0) { $0 + $1.cards.count } == cards)
    }

    @Test("are the same for the same seed, and others for another")
    func seeds() {
        let niks = [7, 7, 8].map { seed in GeneratedMembers(cards: 100, seed: seed).map(\.member.nik) }
        #expect(niks[0] == niks[1])
        #expect(Set(niks[0]).isDisjoint(with: niks[2]))
    }

    @Test("have numbers that nobody else has, also where millions were made before")
    func unique() {
        #expect(Set(Self.people.map(\.member.nik)).count == Self.people.count)
        #expect(Set(Self.people.flatMap { $0.cards.map(\.kpj) }).count == 20_000)
        let phones = Self.people.compactMap(\.member.phone)
        #expect(Set(phones).count == phones.count)
    }

    @Test("have a NIK that is valid and has the birth date in it, a woman's day plus 40")
    func dates() throws {
        for (member, _) in Self.people {
            let text = "\(member.nik.number)"
            let nik = try NIK(text)
            #expect(nik.hasDate(member.birthDate), "\(text) \(member.birthDate)")
            #expect((nik.sex == .female) == (member.birthDate.day + 40 == Int(text.dropFirst(6).prefix(2))))
        }
    }

    static let provinces: Set<Int> = [
        11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65, 71, 72, 73, 74,
        75, 76, 81, 82, 91, 92, 93, 94, 95, 96,
    ]

    @Test("come from every province, are of both sexes, and have every kind of card")
    func variety() {
        #expect(Set(Self.people.map { $0.member.nik.region / 10_000 }) == Self.provinces)
        let women = Self.people.count { $0.member.nik.sex == .female }
        #expect((Self.people.count * 2 / 5...Self.people.count * 3 / 5).contains(women))
        #expect(Set(Self.people.map(\.cards.count)) == [1, 2, 3])
        let cards = Self.people.flatMap(\.cards)
        #expect(Set(cards.map(\.status)) == Set(CardStatus.allCases))
        #expect(cards.contains { $0.kpj.spelled.contains(where: \.isLetter) })
        #expect(cards.contains { $0.employer == nil } && cards.contains { !$0.programmes.contains(.jht) })
        #expect(Self.people.contains { $0.member.phone == nil } && Self.people.contains { $0.member.email != nil })
    }

    @Test("work from the age of eighteen until today, and only the last of several cards can be active")
    func careers() {
        for (member, cards) in Self.people {
            #expect(cards.dropLast().allSatisfy { $0.status == .stopped })
            for card in cards {
                let last = card.lastContribution?.dayNumber ?? 0
                #expect(last >= member.birthDate.dayNumber + 18 * 365 - 31 && last <= card.balanceAsOf.dayNumber)
                #expect(Rupiah.range.contains(card.balance.amount))
            }
        }
    }
}
