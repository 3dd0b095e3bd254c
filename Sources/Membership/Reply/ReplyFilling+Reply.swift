import MessageGrammar
import ShortMessage

extension ReplyFilling {
    static func balance(
        _ kpj: KPJ, _ amount: Rupiah, _ day: CalendarDate, _ lastContribution: CalendarDate?
    ) -> ReplyFilling {
        var values: [String: ReplyValue] = [
            "kpj-tail": .tail(kpj.tail), "amount": .amount(amount.amount), "as-of": .date(day),
        ]
        guard let lastContribution else { return ReplyFilling(.balanceWithoutContribution, values) }
        values["last-month"] = .month(lastContribution)
        return ReplyFilling(.balance, values)
    }

    static func status(_ kpj: KPJ, _ standing: Standing, _ programmes: Programmes) -> ReplyFilling {
        var values: [String: ReplyValue] = ["kpj-tail": .tail(kpj.tail), "programmes": .words(programmes.codes)]
        switch standing {
        case .active(nil): return ReplyFilling(.statusActiveNew, values)
        case .active(let month?): values["last-month"] = .month(month)
        case .inactive(_, let month): values["since"] = .month(month)
        }
        return ReplyFilling(TemplateName(standing), values)
    }

    static func contributions(_ kpj: KPJ, _ paid: [CalendarDate], _ unpaid: [CalendarDate]) -> ReplyFilling {
        let tail = ReplyValue.tail(kpj.tail)
        if unpaid.isEmpty { return ReplyFilling(.contributionsPaid, ["kpj-tail": tail, "paid": .months(paid)]) }
        if paid.isEmpty { return ReplyFilling(.contributionsUnpaid, ["kpj-tail": tail, "unpaid": .months(unpaid)]) }
        return ReplyFilling(
            .contributionsMixed, ["kpj-tail": tail, "paid": .months(paid), "unpaid": .months(unpaid)])
    }

    static func claim(_ kpj: KPJ, _ claim: BenefitClaim) -> ReplyFilling {
        var values: [String: ReplyValue] = ["kpj-tail": .tail(kpj.tail), "day": .date(claim.day)]
        if claim.state == .incomplete { values["papers"] = .words(claim.missing.codes) }
        return ReplyFilling(TemplateName(claim.state), values)
    }

    static func cards(_ active: [String], _ inactive: [String]) -> ReplyFilling {
        if inactive.isEmpty { return ReplyFilling(.cardsActive, ["active": .tails(active.sorted())]) }
        if active.isEmpty { return ReplyFilling(.cardsInactive, ["inactive": .tails(inactive.sorted())]) }
        return ReplyFilling(.cardsMixed, ["active": .tails(active.sorted()), "inactive": .tails(inactive.sorted())])
    }

    static func projection(_ projection: Projection) -> ReplyFilling {
        var values: [String: ReplyValue] = [
            "years": .count(projection.years), "amount": .amount(projection.amount.amount),
            "contribution": .percent(projection.contribution),
        ]
        guard let development = projection.development else { return ReplyFilling(.projectionBare, values) }
        values["development"] = .percent(development.rate)
        values["year"] = .phrase("\(development.year)")
        return ReplyFilling(projection.isOwn ? .projectionOwn : .projection, values)
    }

    static func branch(_ branch: Branch) -> ReplyFilling {
        ReplyFilling(
            .branch,
            ["branch": .phrase(branch.name), "address": .phrase(branch.address), "hours": .phrase(branch.hours)])
    }

    static func help(_ topic: HelpTopic?) -> ReplyFilling {
        let format = topic == nil ? MessageName.register : topic?.message
        return ReplyFilling(TemplateName(topic), format.map { ["format": .format($0.rawValue)] } ?? [:])
    }
}

extension HelpTopic {
    /// The message whose format the explanation shows.
    fileprivate var message: MessageName? {
        switch self {
        case .register: .register
        case .balance: .balance
        case .status: .status
        case .contributions: .contributions
        case .claim: .claim
        case .programmes: .programmes
        case .projection: .projection
        case .complaint: .complaint
        case .branch: .branch
        case .card, .programme, .conditions, .particulars, .contact, .language, .refuse, .unbind, .topics: nil
        }
    }
}
