import ShortMessage

/// What the record holds about the person and the card that a registration names.
struct Claim {
    let name: PersonName
    let birthDate: CalendarDate
    let phoneOnRecord: MSISDN?
    let holder: Binding?
    let pending: PendingMove?
}

extension Claim {
    /// Whether what was sent is what the record says; a name that was not sent says nothing.
    func agrees(with registration: Registration) -> Bool {
        birthDate == registration.birthDate && (registration.name == nil || registration.name == name)
    }

    /// How a telephone can become the member's.
    enum Route {
        case atOnce
        /// While the telephone that is bound can refuse.
        case afterWait(old: MSISDN)
        /// Another telephone waits already.
        case closed
    }

    func route(for phone: MSISDN, on day: CalendarDate) -> Route {
        if phone == phoneOnRecord || phone == holder?.phone { return .atOnce }
        if let pending, pending.phone != phone { return .closed }
        guard let holder, holder.isAlive(on: day) else { return .atOnce }
        return .afterWait(old: holder.phone)
    }
}
