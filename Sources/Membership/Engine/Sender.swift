import ShortMessage

/// A telephone as the guards know it: what it got wrong today, what it last changed, and whose it is.
struct Sender: Hashable {
    /// Failed registrations and balances in a day, after which a telephone, a card or an identity number is locked.
    static let mostFailures = 5
    /// Messages in a day that make no sense, after which a telephone is locked.
    static let mostSenseless = 30
    /// References in a day for one telephone, and for one member's other telephones together: more are nobody's need.
    static let mostGranted = 5
    /// Complaints in a day for one telephone.
    static let mostComplaints = 5
    /// Milliseconds: the same change within it is the same wish.
    static let repeatWindow: Int64 = 10 * 60 * 1000

    let phone: MSISDN
    /// The service's day, to which the counters belong.
    let day: CalendarDate
    var failures = 0
    var senseless = 0
    /// New references that the telephone was given.
    var granted = 0
    /// What the telephone's last command changed; nil where it only asked.
    var lastChange: Change?
    /// The member whose telephone it is, or was.
    var binding: Binding?
    /// The language that it has chosen.
    var language: Language?

    init(phone: MSISDN, day: CalendarDate) {
        (self.phone, self.day) = (phone, day)
    }

    /// A command that changed something, when, what was answered, and how all that it read and wrote was after it.
    struct Change: Hashable {
        let change: String
        /// Milliseconds since 1970-01-01T00:00:00Z.
        let at: Int64
        let reply: String
        let footprint: Footprint
    }

    var isLocked: Bool { failures >= Self.mostFailures || senseless > Self.mostSenseless }

    /// Whether it may still be told how to refuse: a program that answers every text must not be answered for ever.
    var mayBeFrightened: Bool { senseless < 2 * Self.mostSenseless }

    /// The same command, if it was the last and is at most ten minutes old.
    func last(_ change: String, at moment: Timestamp) -> Change? {
        guard let lastChange, lastChange.change == change, moment.milliseconds - lastChange.at <= Self.repeatWindow
        else {
            return nil
        }
        return lastChange
    }
}
