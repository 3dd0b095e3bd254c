public import ShortMessage

/// Telephones that a door plays.
extension MessageCentre {
    /// More at once are no test of anything.
    public static let mostAbsences = 10_000

    /// Those that take nothing, by number.
    public func absences() -> [Absence] {
        state.absences.values.sorted { $0.number.number.text < $1.number.number.text }
    }

    /// Those of them that take nothing.
    package func absences(among recipients: [Address]) -> [Address.Number: Absence] {
        guard !state.absences.isEmpty else { return [:] }
        let known = recipients.map(\.number).compactMap { number in state.absences[number].map { (number, $0) } }
        return Dictionary(known) { first, _ in first }
    }

    func setAbsence(_ reason: AbsenceReason?, of number: Address, at machine: Timestamp) throws(HandsetRefusal) {
        let isFull = state.absences.count >= Self.mostAbsences && state.absences[number.number] == nil
        guard reason == nil || !isFull else { throw .tooMany(state.absences.count) }
        state.absences[number.number] = reason.map { Absence(number: number, reason: $0) }
        tell(.changed(.handset(number)), at: time(at: machine))
    }

    /// How many messages and reports wait for a number, or are on their way to it.
    public func waiting(for number: Address) -> Int {
        [Room.messages, .replies, .reports].reduce(0) { $0 + state.queues.count(for: number.number, in: $1) }
    }

    /// The name of the service or door that has a number for itself, alone or by its beginning; nil where it is anybody's.
    public func owner(of number: Address) -> String? {
        if let service = rules.services.service(at: number) { return "the service \(service.name)" }
        switch state.queues.holder(of: number.number, in: .messages) {
        case .everyOther, .everyReply, nil: return nil
        case let holder?: return endpoints[holder]?.name
        }
    }
}
