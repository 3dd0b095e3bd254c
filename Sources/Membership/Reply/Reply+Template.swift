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
        case .pension(let kpj, let amount, let months):
            ReplyFilling(
                .pension, ["kpj-tail": .tail(kpj.tail), "amount": .amount(amount.amount), "count": .count(months)])
        case .pensionUnknown(let kpj): ReplyFilling(.pensionUnknown, ["kpj-tail": .tail(kpj.tail)])
        case .withoutPension(let kpj): ReplyFilling(.withoutPension, ["kpj-tail": .tail(kpj.tail)])
        case .programmes(let kpj, let programmes):
            ReplyFilling(.cardProgrammes, ["kpj-tail": .tail(kpj.tail), "programmes": .words(programmes.codes)])
        case .contributions(let kpj, let paid, let unpaid): .contributions(kpj, paid, unpaid)
        case .contributionsUnlisted(let kpj, let month):
            ReplyFilling(.contributionsUnlisted, ["kpj-tail": .tail(kpj.tail), "last-month": .month(month)])
        case .contributionsEnded(let kpj, let month):
            ReplyFilling(.contributionsEnded, ["kpj-tail": .tail(kpj.tail), "last-month": .month(month)])
        case .withoutContribution(let kpj): ReplyFilling(.withoutContribution, ["kpj-tail": .tail(kpj.tail)])
        case .claim(let kpj, let claim): .claim(kpj, claim)
        case .withoutClaim(let kpj): ReplyFilling(.withoutClaim, ["kpj-tail": .tail(kpj.tail)])
        case .noticeOfContribution(let kpj, let month): .notice(.noticeContribution, kpj, month)
        case .noticeOfArrears(let kpj, let month): .notice(.noticeArrears, kpj, month)
        case .noticeOfDevelopment(let kpj, let year, let amount): .notice(kpj, earned: amount, in: year)
        case .noticeOfCeiling(let amount, let day, let basis): .notice(ofCeiling: amount, since: day, basis)
        case .noticeOfDevelopmentRate(let year, let percent, let basis): .notice(ofRate: percent, in: year, basis)
        case .noticeOfProgrammes(let topics, let month): .notice(of: topics, in: month)
        case .cards(let active, let inactive): .cards(active, inactive)
        case .cardsElsewhere: ReplyFilling(.cardsElsewhere)
        case .whichCard(let question, let tails):
            ReplyFilling(TemplateName(question), ["cards": .tails(tails.sorted())])
        case .noMatch: ReplyFilling(.noMatch, ["format": .format(MessageName.register.rawValue)])
        case .closed: ReplyFilling(.closed)
        case .insurance: ReplyFilling(.insurance)
        case .projection(let projection): .projection(projection)
        case .projectionNeedsWage:
            ReplyFilling(.projectionWage, ["format": .format(MessageName.projection.rawValue)])
        case .figures(let figures): figures.filling
        case .figuresUnknown: ReplyFilling(.infoUnknown)
        case .claimCases: ReplyFilling(.conditions)
        case .complaintTaken(let reference):
            ReplyFilling(.complaintTaken, ["reference": .reference("\(reference)")])
        case .complaintsEnough: ReplyFilling(.complaintsEnough)
        case .particulars(let ofTelephone): ReplyFilling(ofTelephone ? .particularsTelephone : .particulars)
        case .lostCard: ReplyFilling(.lostCard)
        case .password: ReplyFilling(.password)
        case .branch(let branch): .branch(branch)
        case .branchUnknown: ReplyFilling(.branchUnknown)
        case .whichBranch: ReplyFilling(.whichBranch)
        case .contact(let channel): ReplyFilling(TemplateName(channel))
        case .languageSet: ReplyFilling(.languageSet)
        case .languageMissing: ReplyFilling(.languageMissing)
        case .taught: ReplyFilling(.taught, ["format": .format(MessageName.register.rawValue)])
        case .help(let topic): .help(topic)
        case .notUnderstood(let error): error.healthCardFilling ?? error.taughtFilling ?? error.filling
        case .impossible(let error, let message): error.filling(of: message)
        case .unavailable: ReplyFilling(ErrorReply.unavailable)
        }
    }
}
