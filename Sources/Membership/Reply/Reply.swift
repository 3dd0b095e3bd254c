public import MessageGrammar
public import ShortMessage

/// What the service decided to say.
public enum Reply: Hashable, Sendable {
    /// This telephone is now the member's.
    case registered(KPJ, Reference, Remarks)
    /// It will be in 24 hours, unless the member's present telephone refuses.
    case moveWaits(Reference)
    /// The wait is over: to the new telephone.
    case moved(Reference, leftMember: Bool)
    /// To the old telephone: another one will take its place.
    case moveAnnounced
    /// To the old telephone: another one, which is on the member's record, has taken its place.
    case movedAway
    /// To the new telephone: the move does not happen.
    case moveRefused
    /// To TOLAK.
    case refused
    /// To TOLAK where no move waits.
    case nothingToRefuse
    /// To BERHENTI, whether the telephone was anybody's or not.
    case unbound
    /// To BERHENTI while another telephone waited to take its place: that is over, too.
    case unboundEndingMove
    /// Old-age savings (JHT) of a card on a day, and the month of its last contribution; nil where none has come yet.
    case balance(KPJ, Rupiah, asOf: CalendarDate, lastContribution: CalendarDate?)
    /// The card takes no part in old-age savings (JHT), so there is no balance.
    case withoutSavings(KPJ)
    /// Whether contributions come for the card, and what it takes part in.
    case status(KPJ, Standing, Programmes)
    /// What the pension has been paid, in so many months.
    case pension(KPJ, Rupiah, months: Int)
    /// Nobody knows what the pension has been paid.
    case pensionUnknown(KPJ)
    /// The card takes no part in the pension programme (JP).
    case withoutPension(KPJ)
    /// What the card takes part in.
    case programmes(KPJ, Programmes)
    /// The last three months, the latest first.
    case contributions(KPJ, paid: [CalendarDate], unpaid: [CalendarDate])
    /// Only the last month is known.
    case contributionsUnlisted(KPJ, CalendarDate)
    /// None will come for the card any more.
    case contributionsEnded(KPJ, CalendarDate)
    /// No contribution has come for the card yet.
    case withoutContribution(KPJ)
    /// Where the claim on the card's savings has come to.
    case claim(KPJ, BenefitClaim)
    /// Nothing is claimed with the card.
    case withoutClaim(KPJ)
    /// To nobody who has asked: the contribution of a month has come.
    case noticeOfContribution(KPJ, CalendarDate)
    /// It has not.
    case noticeOfArrears(KPJ, CalendarDate)
    /// What the savings earned in a year.
    case noticeOfDevelopment(KPJ, Int, Rupiah)
    /// The pension has a new ceiling.
    case noticeOfCeiling(Rupiah, since: CalendarDate, basis: String)
    /// What old-age savings earn in a year, in thousandths of a per cent.
    case noticeOfDevelopmentRate(Int, percent: Int, basis: String)
    /// Figures of these programmes have changed in a month.
    case noticeOfProgrammes([ProgrammeTopic], CalendarDate)
    /// The ends of the member's cards.
    case cards(active: [String], inactive: [String])
    /// Where to ask for the number of a card.
    case cardsElsewhere
    /// The member has several cards: name one by its end.
    case whichCard(CardQuestion, [String])
    /// One case for unknown, mismatched, not yours and locked: a stranger learns nothing from it.
    case noMatch
    /// Too many failures today, or too much that makes no sense: the last words until tomorrow.
    case closed
    /// JKK, JKM and JKP are insurance and have no balance.
    case insurance
    /// What old-age savings come to, and what was assumed.
    case projection(Projection)
    /// The member's wage is not known.
    case projectionNeedsWage
    /// About a programme, or the conditions of a claim.
    case figures(FigureReply)
    /// No figure of that day is known.
    case figuresUnknown
    /// The cases of which the conditions can be asked.
    case claimCases
    /// A complaint is kept for the operator under this number.
    case complaintTaken(Reference)
    /// A telephone has complained enough for today.
    case complaintsEnough
    /// Where a telephone number is changed and with which papers, or any other particular.
    case particulars(ofTelephone: Bool)
    /// How a card that is lost is replaced.
    case lostCard
    /// Where a password is set again.
    case password
    /// The branch of the town that was named.
    case branch(Branch)
    /// No branch is known in the town that was named.
    case branchUnknown
    /// To KANTOR without a town: name one.
    case whichBranch
    /// Where to ask by one way; nil for the usual ways together.
    case contact(ContactChannel?)
    /// In the language that was chosen.
    case languageSet
    /// There are no replies in it.
    case languageMissing
    /// To a form that pages teach: the right one.
    case taught
    /// How one thing is asked for; nil for the list of what can be sent.
    case help(HelpTopic?)
    /// The form is wrong.
    case notUnderstood(ParseError)
    /// A field has the right form and an impossible value; the message that it is a field of.
    case impossible(FieldError, message: String)
    /// The service failed.
    case unavailable

    /// What else there is to say about a registration.
    public struct Remarks: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// The telephone was another member's until now.
        public static let leftMember = Remarks(rawValue: 1)
        /// The NIK has another birth date inside.
        public static let birthDateDiffers = Remarks(rawValue: 2)
    }
}
