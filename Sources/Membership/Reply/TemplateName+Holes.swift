import MessageGrammar

extension TemplateName {
    /// The holes that the reply's template may have.
    var holes: [String: ReplyHole] {
        switch self {
        case .registered, .registeredLeaving, .registeredOtherDate, .registeredLeavingOtherDate:
            ["kpj-tail": .tail, "reference": .reference]
        case .moveWaits, .moved, .movedLeaving, .complaintTaken: ["reference": .reference]
        case .noMatch, .taught, .healthCard, .impossibleNIK, .projectionWage: ["format": .format]
        case .branch:
            [
                "branch": .phrase(width: Branch.widths.name), "address": .phrase(width: Branch.widths.address),
                "hours": .phrase(width: Branch.widths.hours),
            ]
        case .projection, .projectionOwn, .projectionBare: projectionHoles
        case .noticeRate: ["amount": .amount, "day": .date, "basis": .phrase(width: Figure.widestBasis)]
        case .noticeDevelopmentRate:
            [
                "year": .phrase(width: 4), "development": .percent, "basis": .phrase(width: Figure.widestBasis),
            ]
        case .noticeProgrammes:
            ["programmes": .words(Self.topics), "month": .month, "programme": .choice(Self.topics)]
        case .help, .helpRegister, .helpBalance, .helpStatus, .helpContributions, .helpClaim, .helpProgrammes,
            .helpProjection, .helpComplaint, .helpBranch:
            ["format": .format]
        default: rates.isEmpty ? cardHoles : figureHoles
        }
    }

    /// Of what is said about a card, or cards; none in what is always the same.
    private var cardHoles: [String: ReplyHole] {
        var holes: [String: ReplyHole] = [:]
        switch self {
        case .balance: holes = ["amount": .amount, "as-of": .date, "last-month": .month]
        case .balanceWithoutContribution: holes = ["amount": .amount, "as-of": .date]
        case .pension: holes = ["amount": .amount, "count": .count]
        case .statusActive: holes = ["programmes": Self.programmes, "last-month": .month]
        case .statusActiveNew, .cardProgrammes: holes = ["programmes": Self.programmes]
        case .statusArrears, .statusStopped, .statusClaimed, .statusDeceased:
            holes = ["programmes": Self.programmes, "since": .month]
        case .contributionsPaid: holes = ["paid": .months(most: 3)]
        case .contributionsUnpaid: holes = ["unpaid": .months(most: 3)]
        case .contributionsMixed: holes = ["paid": .months(most: 2), "unpaid": .months(most: 2)]
        case .contributionsUnlisted, .contributionsEnded: holes = ["last-month": .month]
        case .claimReceived, .claimChecked, .claimApproved, .claimPaid, .claimRejected: holes = ["day": .date]
        case .claimIncomplete: holes = ["day": .date, "papers": .words(Papers.codes.map(\.code))]
        case .noticeContribution, .noticeArrears: holes = ["last-month": .month]
        case .noticeDevelopment: holes = ["year": .phrase(width: 4), "amount": .amount]
        case .withoutSavings, .withoutPension, .pensionUnknown, .withoutContribution, .withoutClaim: break
        case .whichBalance, .whichPension, .whichStatus, .whichContributions, .whichClaim, .whichProgrammes:
            return ["cards": .tails(most: 4)]
        case .cardsActive: return ["active": .tails(most: 4)]
        case .cardsInactive: return ["inactive": .tails(most: 4)]
        case .cardsMixed: return ["active": .tails(most: 2), "inactive": .tails(most: 2)]
        default: return [:]
        }
        holes["kpj-tail"] = .tail
        return holes
    }

    private var projectionHoles: [String: ReplyHole] {
        let holes: [String: ReplyHole] = ["years": .count, "amount": .amount, "contribution": .percent]
        guard self != .projectionBare else { return holes }
        return holes.merging(["development": .percent, "year": .phrase(width: 4)]) { $1 }
    }

    private static let topics = ProgrammeTopic.allCases.map(\.code)
    private static let programmes = ReplyHole.words(Programmes.codes.map(\.code))
}
