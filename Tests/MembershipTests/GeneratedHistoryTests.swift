import Membership
import ShortMessage
import Testing

@Suite("Invented contributions")
struct GeneratedHistoryTests {
    private static let cards = GeneratedMembers(cards: 2000, seed: 7).flatMap(\.cards)

    @Test("are a part of the balance, end with the last contribution, and none was paid after the day of the balance")
    func fits() throws {
        let rates = try Rates.shipped()
        var whole = 0
        for card in Self.cards {
            let months = GeneratedHistory(of: card, years: 10, by: rates).contributions
            #expect(months.reduce(0) { $0 + $1.contribution.amount } <= card.balance.amount)
            #expect(months.last.map { $0.month == card.lastContribution } ?? true)
            #expect(
                months.allSatisfy { $0.month < $0.contribution.paidOn && $0.contribution.paidOn <= card.balanceAsOf })
            #expect(zip(months, months.dropFirst()).allSatisfy { $0.month < $1.month })
            if months.count > 110 { whole += 1 }
        }
        #expect(whole > 500)
    }

    @Test("are the same for the same card")
    func same() throws {
        let rates = try Rates.shipped()
        let card = try #require(Self.cards.first { $0.balance.amount > 10_000_000 })
        let runs = (1...2).map { _ in GeneratedHistory(of: card, years: 10, by: rates).contributions.map(\.contribution)
        }
        #expect(runs[0] == runs[1])
    }
}
