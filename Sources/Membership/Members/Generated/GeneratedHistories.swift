package import MessageCentre
package import ShortMessage
import Store

/// The contributions of many invented cards, on their way into a file or a store.
package struct GeneratedHistories: Sendable {
    private let cards: Int
    private let seed: UInt64
    private let years: Int
    private let rates: Rates

    /// - Parameters:
    ///   - cards: how many, and of which people: as `GeneratedMembers` has it.
    ///   - years: how many of each card, within `GeneratedHistory.spans`.
    package init(cards: Int, seed: UInt64, years: Int) throws {
        (self.cards, self.seed, self.years) = (cards, seed, years)
        rates = try Rates.shipped()
    }

    /// The first line of a file, with its end.
    package static let header = HistoryTable.contributions.columns.map(\.name).joined(separator: ",") + "\r\n"

    /// The lines of each card, with their ends; none for a card without any.
    package func eachCard(_ visit: (_ lines: String) throws -> Void) rethrows {
        for (_, cards) in GeneratedMembers(cards: cards, seed: seed) {
            for card in cards { try visit(lines(of: card)) }
        }
    }

    private func lines(of card: Card) -> String {
        GeneratedHistory(of: card, years: years, by: rates).contributions.reduce(into: "") { lines, entry in
            let month = "\(entry.month)".prefix("YYYY-MM".count)
            lines += "\(card.kpj.spelled),\(month),\(entry.contribution.wage.amount),,,\(entry.contribution.paidOn)\r\n"
        }
    }

    /// Cards that are entered in one transaction.
    private static let block = 10_000

    /// Enters them into a store that holds the cards, some thousand in a transaction; what is there already stays as it is.
    ///
    /// - Parameter goesOn: asked, with the cards so far, after each transaction; false ends it there.
    /// - Returns: what became of the months.
    /// - Throws: `OperatorRefusal.otherCards` where the store has other cards, or has them otherwise.
    package func enter(
        into centre: MessageCentre, at moment: Timestamp, while goesOn: @Sendable (_ cards: Int) -> Bool
    ) async throws -> MemberImport.Tally {
        var (people, done, tally) = (GeneratedMembers(cards: cards, seed: seed), 0, MemberImport.Tally())
        while done < cards {
            var block: [Card] = []
            while block.count < Self.block, let (_, cards) = people.next() { block += cards }
            tally.add(try await enter(block, into: centre))
            done += block.count
            guard goesOn(done) else { break }
        }
        let outcome = "contributions: \(tally)"
        try await centre.operate(at: moment) { _, _ in ((), OperatorAct(.generate, outcome)) }
        return tally
    }

    private func enter(_ cards: [Card], into centre: MessageCentre) async throws -> MemberImport.Tally {
        try await centre.operate { transaction in
            let ledger = Ledger(transaction)
            var entry = try HistoryImport(of: .contributions, into: ledger)
            var bad: [BadRow] = []
            for (index, card) in cards.enumerated() {
                for (month, contribution) in GeneratedHistory(of: card, years: years, by: rates).contributions {
                    bad += try entry.enter(.savings(card.kpj, .contribution(contribution, month: month)), at: index)
                }
            }
            bad += try entry.finish()
            try ledger.endEnteringCards()
            guard bad.isEmpty else { throw OperatorRefusal.otherCards }
            return entry.tally
        }
    }
}
