import MessageGrammar

/// The replies that a replies file of 2757 must hold besides each `ErrorReply`, with their holes.
enum TemplateName: String, CaseIterable {
    case registered
    case registeredLeaving = "registered-leaving"
    case registeredOtherDate = "registered-other-date"
    case registeredLeavingOtherDate = "registered-leaving-other-date"
    case moveWaits = "move-waits"
    case moved
    case movedLeaving = "moved-leaving"
    case moveAnnounced = "move-announced"
    case movedAway = "moved-away"
    case moveRefused = "move-refused"
    case refused
    case nothingToRefuse = "nothing-to-refuse"
    case unbound
    case unboundEndingMove = "unbound-ending-move"
    case balance
    case balanceWithoutContribution = "balance-without-contribution"
    case withoutSavings = "without-savings"
    case whichBalance = "which-balance"
    case statusActive = "status-active"
    case statusActiveNew = "status-active-new"
    case statusArrears = "status-arrears"
    case statusStopped = "status-stopped"
    case statusClaimed = "status-claimed"
    case statusDeceased = "status-deceased"
    case whichStatus = "which-status"
    case noMatch = "no-match"
    case closed
    case contact
    case help
    case healthCard = "health-card"
    case impossibleNIK = "impossible-nik"

    /// The table that a replies file is read against.
    static let holes = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.holes) }
            + ErrorReply.allCases.map { ($0.rawValue, $0.holes) })

    private var holes: [String: ReplyHole] {
        switch self {
        case .registered, .registeredLeaving, .registeredOtherDate, .registeredLeavingOtherDate:
            ["kpj-tail": .tail, "reference": .reference]
        case .moveWaits, .moved, .movedLeaving: ["reference": .reference]
        case .balance: ["kpj-tail": .tail, "amount": .amount, "as-of": .date, "last-month": .month]
        case .balanceWithoutContribution: ["kpj-tail": .tail, "amount": .amount, "as-of": .date]
        case .withoutSavings: ["kpj-tail": .tail]
        case .whichBalance, .whichStatus: ["cards": .tails(most: 4)]
        case .statusActive: ["kpj-tail": .tail, "programmes": Self.programmes, "last-month": .month]
        case .statusActiveNew: ["kpj-tail": .tail, "programmes": Self.programmes]
        case .statusArrears, .statusStopped, .statusClaimed, .statusDeceased:
            ["kpj-tail": .tail, "programmes": Self.programmes, "since": .month]
        case .noMatch, .help, .healthCard, .impossibleNIK: ["format": .format]
        case .moveAnnounced, .movedAway, .moveRefused, .refused, .nothingToRefuse, .unbound, .unboundEndingMove,
            .closed,
            .contact:
            [:]
        }
    }

    private static let programmes = ReplyHole.words(Programmes.codes.map(\.code))
}
