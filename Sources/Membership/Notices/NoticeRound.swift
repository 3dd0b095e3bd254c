import MessageCentre
package import ShortMessage
import Store

/// One notice to every bound member whom it concerns, and none twice.
package struct NoticeRound: Sendable {
    package let template: NoticeTemplate
    /// Its first day.
    package let month: CalendarDate
    private let service: MembershipService
    /// Those that change in the month; none where the notice is about something else.
    private let figures: [FigureChange]

    /// - Parameter service: words the notices, and has the figures.
    /// - Throws: where no figure changes in the month of a notice about figures.
    package init(_ template: NoticeTemplate, month: CalendarDate, service: MembershipService) throws(NoFigure) {
        (self.template, self.month, self.service) = (template, month.monthStart, service)
        figures = template == .rate ? service.rates.changes(in: month.monthStart) : []
        if template == .rate, figures.isEmpty { throw NoFigure(month: self.month) }
    }

    /// No figure changes in a month.
    package struct NoFigure: Error, CustomStringConvertible {
        let month: CalendarDate

        package var description: String {
            "2757.rates has no figure that changes in \("\(month)".prefix("YYYY-MM".count))"
        }
    }

    /// What came of some members.
    package struct Tally: Hashable, Sendable, CustomStringConvertible {
        package internal(set) var sent = 0
        /// Had it before.
        package internal(set) var before = 0
        /// Whom it does not concern.
        package internal(set) var unconcerned = 0

        package init() {}

        package var description: String {
            "\(sent) sent, \(before) had it before, \(unconcerned) are not concerned"
        }

        package static func += (left: inout Tally, right: Tally) {
            left.sent += right.sent
            left.before += right.before
            left.unconcerned += right.unconcerned
        }
    }

    /// Looks at some telephones, in the order of their numbers.
    ///
    /// - Parameters:
    ///   - last: the last that was looked at before, or nil.
    ///   - send: gets each notice and notes it.
    /// - Returns: the last that was looked at, nil at the end, and what came of them.
    func look(
        behind last: MSISDN?, atMost count: Int, on day: CalendarDate, in ledger: Ledger,
        _ send: (NIK, Notice) throws -> Void
    ) throws -> (last: MSISDN?, tally: Tally) {
        let bindings = try ledger.bindings(behind: last, usedSince: Binding.leastUse(on: day), atMost: count)
        var tally = Tally()
        for binding in bindings {
            if try ledger.hasNotice(template, of: month, binding.nik) {
                tally.before += 1
            } else if let reply = try reply(to: binding, on: day, in: ledger) {
                try send(binding.nik, Notice(binding.phone, reply))
                tally.sent += 1
            } else {
                tally.unconcerned += 1
            }
        }
        return (bindings.count < count ? nil : bindings.last?.phone, tally)
    }

    /// A notice in the language that its telephone has chosen.
    func message(_ notice: Notice, at moment: Timestamp, in ledger: Ledger) throws -> OutboundMessage {
        try service.text(of: notice, at: moment, ledger)
    }
}

extension NoticeRound {
    /// About the first card that it concerns, or about figures of all of them; nil where it concerns none.
    private func reply(to binding: Binding, on day: CalendarDate, in ledger: Ledger) throws -> Reply? {
        switch template {
        case .claim:
            return try ledger.claims(of: binding.phone, usedSince: Binding.leastUse(on: day)).lazy
                .compactMap { card, claim in decided(claim).map { .claim(card.kpj, $0) } }.first
        case .rate:
            let cards = try ledger.cards(of: binding.phone, usedSince: Binding.leastUse(on: day))
            return Reply(of: figures.filter { change in cards.contains(where: change.name.concerns) }, in: month)
        case .contribution, .arrears, .development:
            let cards = try ledger.savings(
                of: binding.phone, usedSince: Binding.leastUse(on: day), in: month.year...month.year)
            return cards.lazy.compactMap { reply(about: $0.card, $0.years) }.first
        }
    }

    private func decided(_ claim: BenefitClaim?) -> BenefitClaim? {
        guard let claim, claim.day.monthStart == month else { return nil }
        switch claim.state {
        case .approved, .paid, .rejected: return claim
        case .received, .checked, .incomplete: return nil
        }
    }

    private func reply(about card: Card, _ years: [SavingsYear]) -> Reply? {
        switch template {
        case .contribution: card.isPaid(month, years) == true ? .noticeOfContribution(card.kpj, month) : nil
        case .arrears:
            card.mayBePaid && card.isPaid(month, years) == false ? .noticeOfArrears(card.kpj, month) : nil
        case .development:
            years.first.flatMap { year in
                year.development.amount > 0 ? .noticeOfDevelopment(card.kpj, year.year, year.development) : nil
            }
        case .claim, .rate: nil
        }
    }
}

extension Reply {
    /// What is told of figures that change: the figure where it is one that has words of its own, else whose they are; nil
    /// of none.
    fileprivate init?(of changes: [FigureChange], in month: CalendarDate) {
        guard let first = changes.first else { return nil }
        switch (changes.count, first.name) {
        case (1, .jpCeiling):
            self = .noticeOfCeiling(
                Rupiah(stored: first.figure.value), since: first.figure.since, basis: first.figure.basis)
        case (1, .jhtDevelopment):
            self = .noticeOfDevelopmentRate(
                first.figure.since.year, percent: Int(first.figure.value), basis: first.figure.basis)
        default:
            let topics = Set(changes.map(\.name.topic))
            self = .noticeOfProgrammes(ProgrammeTopic.allCases.filter(topics.contains), month)
        }
    }
}
