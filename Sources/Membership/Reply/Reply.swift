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
    case nothingToRefuse
    /// To BERHENTI, whether the telephone was anybody's or not.
    case unbound
    /// To BERHENTI while another telephone waited to take its place: that is over, too.
    case unboundEndingMove
    case balance(KPJ, Rupiah, asOf: CalendarDate, lastContribution: CalendarDate?)
    /// The card takes no part in old-age savings (JHT), so there is no balance.
    case withoutSavings(KPJ)
    case status(KPJ, Standing, Programmes)
    /// The member has several cards: name one by its end.
    case whichCard(CardQuestion, [String])
    /// One case for unknown, mismatched, not yours and locked: a stranger learns nothing from it.
    case noMatch
    /// Too many failures today, or too much that makes no sense: the last words until tomorrow.
    case closed
    case contact
    case help
    /// The form is wrong.
    case notUnderstood(ParseError)
    /// A field has the right form and an impossible value; the message that it is a field of.
    case impossible(FieldError, message: String)
    /// The service failed.
    case unavailable

    /// What was asked about a card.
    public enum CardQuestion: Hashable, Sendable {
        case balance, status
    }

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
