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
    case whichPension = "which-pension"
    case whichContributions = "which-contributions"
    case whichClaim = "which-claim"
    case whichProgrammes = "which-programmes"
    case pension
    case pensionUnknown = "pension-unknown"
    case withoutPension = "without-pension"
    case cardProgrammes = "card-programmes"
    case contributionsPaid = "contributions-paid"
    case contributionsUnpaid = "contributions-unpaid"
    case contributionsMixed = "contributions-mixed"
    case contributionsUnlisted = "contributions-unlisted"
    case contributionsEnded = "contributions-ended"
    case withoutContribution = "without-contribution"
    case claimReceived = "claim-received"
    case claimChecked = "claim-checked"
    case claimIncomplete = "claim-incomplete"
    case claimApproved = "claim-approved"
    case claimPaid = "claim-paid"
    case claimRejected = "claim-rejected"
    case withoutClaim = "without-claim"
    case noticeContribution = "notice-contribution"
    case noticeArrears = "notice-arrears"
    case noticeDevelopment = "notice-development"
    case noticeRate = "notice-rate"
    case noticeDevelopmentRate = "notice-development-rate"
    case noticeProgrammes = "notice-programmes"
    case cardsActive = "cards-active"
    case cardsInactive = "cards-inactive"
    case cardsMixed = "cards-mixed"
    case cardsElsewhere = "cards-elsewhere"
    case insurance
    case projection
    case projectionOwn = "projection-own"
    case projectionBare = "projection-bare"
    case projectionWage = "projection-wage"
    case infoJHT = "info-jht"
    case infoJP = "info-jp"
    case infoJPWithoutCeiling = "info-jp-without-ceiling"
    case infoJKK = "info-jkk"
    case infoJKM = "info-jkm"
    case infoJKP = "info-jkp"
    case infoJKPInSteps = "info-jkp-in-steps"
    case infoBPU = "info-bpu"
    case infoBPUDrivers = "info-bpu-drivers"
    case infoBPUAll = "info-bpu-all"
    case infoUnknown = "info-unknown"
    case conditions
    case conditionsRetirement = "conditions-retirement"
    case conditionsResignation = "conditions-resignation"
    case conditionsDismissal = "conditions-dismissal"
    case conditionsContract = "conditions-contract"
    case conditionsSelfEmployed = "conditions-self-employed"
    case conditionsDisability = "conditions-disability"
    case conditionsDeath = "conditions-death"
    case conditionsLeaving = "conditions-leaving"
    case conditionsPartial = "conditions-partial"
    case conditionsHousing = "conditions-housing"
    case complaintTaken = "complaint-taken"
    case complaintsEnough = "complaints-enough"
    case particulars
    case particularsTelephone = "particulars-telephone"
    case lostCard = "lost-card"
    case password
    case branch
    case branchUnknown = "branch-unknown"
    case whichBranch = "which-branch"
    case contactTelephone = "contact-telephone"
    case contactWhatsApp = "contact-whatsapp"
    case contactEmail = "contact-email"
    case contactWeb = "contact-web"
    case languageSet = "language-set"
    case languageMissing = "language-missing"
    case taught
    case helpTopics = "help-topics"
    case helpRegister = "help-register"
    case helpBalance = "help-balance"
    case helpStatus = "help-status"
    case helpContributions = "help-contributions"
    case helpClaim = "help-claim"
    case helpProgrammes = "help-programmes"
    case helpCard = "help-card"
    case helpProjection = "help-projection"
    case helpProgramme = "help-programme"
    case helpConditions = "help-conditions"
    case helpComplaint = "help-complaint"
    case helpParticulars = "help-particulars"
    case helpBranch = "help-branch"
    case helpContact = "help-contact"
    case helpLanguage = "help-language"
    case helpRefuse = "help-refuse"
    case helpUnbind = "help-unbind"
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
}
