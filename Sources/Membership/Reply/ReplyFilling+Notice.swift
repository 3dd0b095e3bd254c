import MessageGrammar
import ShortMessage

/// What is told without having been asked.
extension ReplyFilling {
    static func notice(_ name: TemplateName, _ kpj: KPJ, _ month: CalendarDate) -> ReplyFilling {
        ReplyFilling(name, ["kpj-tail": .tail(kpj.tail), "last-month": .month(month)])
    }

    static func notice(_ kpj: KPJ, earned amount: Rupiah, in year: Int) -> ReplyFilling {
        ReplyFilling(
            .noticeDevelopment,
            ["kpj-tail": .tail(kpj.tail), "year": .phrase("\(year)"), "amount": .amount(amount.amount)])
    }

    static func notice(ofCeiling amount: Rupiah, since day: CalendarDate, _ basis: String) -> ReplyFilling {
        ReplyFilling(.noticeRate, ["amount": .amount(amount.amount), "day": .date(day), "basis": .phrase(basis)])
    }

    static func notice(ofRate percent: Int, in year: Int, _ basis: String) -> ReplyFilling {
        ReplyFilling(
            .noticeDevelopmentRate,
            ["year": .phrase("\(year)"), "development": .percent(percent), "basis": .phrase(basis)])
    }

    static func notice(of topics: [ProgrammeTopic], in month: CalendarDate) -> ReplyFilling {
        var values: [String: ReplyValue] = ["programmes": .words(topics.map(\.code)), "month": .month(month)]
        values["programme"] = topics.first.map { .choice($0.code) }
        return ReplyFilling(.noticeProgrammes, values)
    }
}
