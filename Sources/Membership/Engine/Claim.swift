import ShortMessage

/// What stands about the numbers that a registration names, read in one statement.
struct Circumstances {
    /// Whether the identity number or the card, known or not, has had its failures for today.
    let isLocked: Bool
    /// New references that the member's telephones were given today.
    let granted: Int
    /// Nil where the member has no such card, or there is no such member.
    let claim: Claim?
}

/// What the record holds about the person and the card that a registration names.
struct Claim {
    let name: PersonName
    let birthDate: CalendarDate
    let phoneOnRecord: MSISDN?
    let holder: Binding?
    /// Of the holder's registration.
    let reference: Reference?
    let pending: PendingMove?
    /// A refusal that has not lapsed.
    let refusal: Refusal?
    /// The telephone that left the member by its own word in the last 30 days, or in those before the move that waits.
    let formerPhone: MSISDN?
}

/// A telephone's word that no other may take its place for a while.
struct Refusal: Hashable {
    /// Milliseconds: 30 days.
    static let length: Int64 = 30 * 24 * 60 * 60 * 1000

    let phone: MSISDN
    /// Milliseconds since 1970-01-01T00:00:00Z.
    let endsAt: Int64
}

extension Claim {
    /// Whether what was sent is what the record says; a name that was not sent says nothing.
    func agrees(with registration: Registration) -> Bool {
        birthDate == registration.birthDate && (registration.name == nil || registration.name == name)
    }

    /// Whether a telephone is on the member's record, bound to the member, or was until it left: nothing that strangers do
    /// stops it.
    func isOwn(_ phone: MSISDN) -> Bool {
        [phoneOnRecord, holder?.phone, formerPhone].contains(phone)
    }

    /// How a telephone can become the member's.
    enum Route {
        case atOnce
        /// While the telephone that is bound, or was until it left, can refuse.
        case afterWait(old: MSISDN)
        /// Another telephone waits already, or the member's refused.
        case closed
    }

    func route(for phone: MSISDN, on day: CalendarDate) -> Route {
        if isOwn(phone) { return .atOnce }
        if refusal != nil { return .closed }
        if let pending, pending.phone != phone { return .closed }
        guard let old = holder.flatMap({ $0.isAlive(on: day) ? $0.phone : nil }) ?? formerPhone else { return .atOnce }
        return .afterWait(old: old)
    }
}
