import ShortMessage

/// What a file says was paid for one card and earned by it, held against what the ledger has of it.
struct CardHistory {
    let card: Card
    private let known: [Int: SavingsYear]
    private var years: [Int: SavingsYear]
    /// A bit for each month, and one for the development, of the years that the file has named.
    private var taken: [Int: UInt16] = [:]
    private(set) var tally = MemberImport.Tally()

    init(of card: Card, known: [SavingsYear]) {
        self.card = card
        self.known = Dictionary(uniqueKeysWithValues: known.map { ($0.year, $0) })
        years = self.known
    }

    /// - Returns: false for a month, or for the development of a year, that was taken before.
    mutating func take(_ entry: SavingsEntry) -> Bool {
        let place: UInt16 =
            switch entry {
            case .contribution(_, let month): 1 << UInt16(month.month)
            case .development: 1
            }
        guard taken[entry.year, default: 0] & place == 0 else { return false }
        taken[entry.year, default: 0] |= place
        let isHeld = years[entry.year, default: SavingsYear(kpj: card.kpj, year: entry.year)].holds(entry)
        tally.count(isHeld)
        if isHeld != true { years[entry.year, default: SavingsYear(kpj: card.kpj, year: entry.year)].enter(entry) }
        return true
    }

    /// What the ledger gets of it, with the opening balance that it has of the card.
    func changes(beside opening: OpeningEntry?) -> SavingsChanges {
        SavingsChanges(
            of: card, years.values.filter { $0 != known[$0.year] }.map { (known[$0.year], $0) }, beside: opening)
    }
}

/// What a card had before the first entry that is known by itself.
struct OpeningEntry: Hashable {
    let day: CalendarDate
    let amount: Rupiah
}
