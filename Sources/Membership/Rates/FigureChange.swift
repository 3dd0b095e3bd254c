import ShortMessage

/// A figure that is another than it was, or is known for the first time.
struct FigureChange: Hashable, Sendable {
    let name: RateName
    let figure: Figure
}

extension Rates {
    /// What changes in a month, in the order of the names.
    ///
    /// - Parameter month: its first day.
    func changes(in month: CalendarDate) -> [FigureChange] {
        RateName.allCases.flatMap { name in
            changes(of: name, from: month, to: month.nextMonthStart).map { FigureChange(name: name, figure: $0) }
        }
    }

    private func changes(of name: RateName, from start: CalendarDate, to end: CalendarDate) -> [Figure] {
        (start.dayNumber..<end.dayNumber).compactMap { number in
            let day = CalendarDate(dayNumber: number)
            guard let figure = figure(name, on: day), figure.since == day else { return nil }
            return self.figure(name, on: CalendarDate(dayNumber: number - 1))?.value == figure.value ? nil : figure
        }
    }
}

extension RateName {
    /// The programme that the figure is of.
    var topic: ProgrammeTopic {
        switch self {
        case .jhtWorker, .jhtEmployer, .jhtClaimAge, .jhtWait, .jhtTaxNumber, .jhtPartial, .jhtHousing,
            .jhtPartialYears, .jhtDevelopment:
            .jht
        case .jpWorker, .jpEmployer, .jpCeiling, .jpAge: .jp
        case .jkkLeast, .jkkMost: .jkk
        case .jkm: .jkm
        case .jkp, .jkpFirst, .jkpLater, .jkpLength, .jkpFirstLength, .jkpCeiling, .jkpMonths: .jkp
        case .bpuJKK, .bpuJKM, .bpuJHT, .bpuLeast, .bpuReliefDrivers, .bpuReliefOthers: .bpu
        }
    }

    /// Whether it is of what is paid in, and so nothing to those for whom no contribution comes any more.
    private var isOfContributions: Bool {
        switch self {
        case .jhtWorker, .jhtEmployer, .jpWorker, .jpEmployer, .jpCeiling, .jkkLeast, .jkkMost, .jkm, .jkp: true
        default: topic == .bpu
        }
    }

    /// Whether the figure matters to whoever has a card.
    func concerns(_ card: Card) -> Bool {
        guard card.status != .claimed, card.status != .deceased, !isOfContributions || card.mayBePaid else {
            return false
        }
        return topic.programme.map(card.programmes.contains) ?? (card.employer == nil)
    }
}

extension ProgrammeTopic {
    /// Nil for those who work for themselves, who have several.
    fileprivate var programme: Programmes? {
        switch self {
        case .jht: .jht
        case .jp: .jp
        case .jkk: .jkk
        case .jkm: .jkm
        case .jkp: .jkp
        case .bpu: nil
        }
    }
}
