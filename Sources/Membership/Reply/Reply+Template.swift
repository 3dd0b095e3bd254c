package import MessageGrammar
import ShortMessage

extension ReplyFilling {
    init(_ name: TemplateName, _ values: [String: ReplyValue] = [:]) {
        self.init(name.rawValue, values)
    }
}

extension ReplyCatalogue {
    /// The reply as a member reads it: proven to fit one SMS when the catalogue was read.
    package func text(of reply: Reply) -> String {
        text(of: reply.filling)
    }
}

extension Reply {
    var filling: ReplyFilling {
        switch self {
        case .registered(let kpj, let reference, let remarks):
            ReplyFilling(
                TemplateName(remarks), ["kpj-tail": .tail(kpj.tail), "reference": .reference("\(reference)")])
        case .moveWaits(let reference): ReplyFilling(.moveWaits, ["reference": .reference("\(reference)")])
        case .moved(let reference, let leftMember):
            ReplyFilling(leftMember ? .movedLeaving : .moved, ["reference": .reference("\(reference)")])
        case .moveAnnounced: ReplyFilling(.moveAnnounced)
        case .movedAway: ReplyFilling(.movedAway)
        case .moveRefused: ReplyFilling(.moveRefused)
        case .refused: ReplyFilling(.refused)
        case .nothingToRefuse: ReplyFilling(.nothingToRefuse)
        case .unbound: ReplyFilling(.unbound)
        case .unboundEndingMove: ReplyFilling(.unboundEndingMove)
        case .balance(let kpj, let amount, let day, let month): .balance(kpj, amount, day, month)
        case .withoutSavings(let kpj): ReplyFilling(.withoutSavings, ["kpj-tail": .tail(kpj.tail)])
        case .status(let kpj, let standing, let programmes): .status(kpj, standing, programmes)
        case .whichCard(.balance, let tails): ReplyFilling(.whichBalance, ["cards": .tails(tails)])
        case .whichCard(.status, let tails): ReplyFilling(.whichStatus, ["cards": .tails(tails)])
        case .noMatch: ReplyFilling(.noMatch, ["format": .format(MessageName.register.rawValue)])
        case .closed: ReplyFilling(.closed)
        case .contact: ReplyFilling(.contact)
        case .help: ReplyFilling(.help, ["format": .format(MessageName.register.rawValue)])
        case .notUnderstood(let error): error.healthCardFilling ?? error.filling
        case .impossible(let error, let message): error.filling(of: message)
        case .unavailable: ReplyFilling(ErrorReply.unavailable)
        }
    }
}

extension ReplyFilling {
    fileprivate static func balance(
        _ kpj: KPJ, _ amount: Rupiah, _ day: CalendarDate, _ lastContribution: CalendarDate?
    ) -> ReplyFilling {
        var values: [String: ReplyValue] = [
            "kpj-tail": .tail(kpj.tail), "amount": .amount(amount.amount), "as-of": .date(day),
        ]
        guard let lastContribution else { return ReplyFilling(.balanceWithoutContribution, values) }
        values["last-month"] = .month(lastContribution)
        return ReplyFilling(.balance, values)
    }

    fileprivate static func status(_ kpj: KPJ, _ standing: Standing, _ programmes: Programmes) -> ReplyFilling {
        var values: [String: ReplyValue] = ["kpj-tail": .tail(kpj.tail), "programmes": .words(programmes.codes)]
        switch standing {
        case .active(nil): return ReplyFilling(.statusActiveNew, values)
        case .active(let month?): values["last-month"] = .month(month)
        case .inactive(_, let month): values["since"] = .month(month)
        }
        return ReplyFilling(TemplateName(standing), values)
    }
}

extension TemplateName {
    fileprivate init(_ remarks: Reply.Remarks) {
        switch (remarks.contains(.leftMember), remarks.contains(.birthDateDiffers)) {
        case (false, false): self = .registered
        case (true, false): self = .registeredLeaving
        case (false, true): self = .registeredOtherDate
        case (true, true): self = .registeredLeavingOtherDate
        }
    }

    fileprivate init(_ standing: Standing) {
        switch standing {
        case .active: self = .statusActive
        case .inactive(.arrears, _): self = .statusArrears
        case .inactive(.stopped, _): self = .statusStopped
        case .inactive(.claimed, _): self = .statusClaimed
        case .inactive(.deceased, _): self = .statusDeceased
        }
    }
}
