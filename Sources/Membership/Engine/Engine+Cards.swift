import ShortMessage

/// What a bound telephone may ask about the member's cards.
extension Engine {
    func balance(of choice: CardChoice, for sender: Sender) throws -> Reply {
        try answer(choice, .balance, for: sender) { card in
            card.programmes.contains(.jht)
                ? .balance(card.kpj, card.balance, asOf: card.balanceAsOf, lastContribution: card.lastContribution)
                : .withoutSavings(card.kpj)
        }
    }

    func status(of choice: CardChoice, for sender: Sender) throws -> Reply {
        try answer(choice, .status, for: sender) { card in .status(card.kpj, card.standing, card.programmes) }
    }

    /// Answers about the one card that is meant. All cards of the member are read whatever is asked, so that a card that
    /// nobody has costs the same statements as a card of someone else.
    private func answer(
        _ choice: CardChoice, _ question: Reply.CardQuestion, for sender: Sender, about card: (Card) -> Reply
    ) throws -> Reply {
        let cards = try ledger.cards(of: sender.phone, usedSince: Binding.leastUse(on: sender.day))
        let meant = cards.filter { choice.means($0.kpj) }
        return switch meant.count {
        case 0: .noMatch
        case 1: card(meant[0])
        default: .whichCard(question, meant.map(\.kpj.tail))
        }
    }
}

extension CardChoice {
    fileprivate func means(_ kpj: KPJ) -> Bool {
        switch self {
        case .only: true
        case .card(let card): card == kpj
        case .tail(let tail): tail == kpj.tail
        }
    }
}
