package import MessageCentre
package import ShortMessage
package import Store

/// All that a store knows of a person, but for the messages.
package struct MemberRecord: Hashable, Sendable {
    package let member: Member
    /// In the order of their numbers.
    package let cards: [Card]
    package let binding: BoundTelephone?
    package let pending: WaitingTelephone?
    /// Until when no telephone but that on record can take the member by SMS.
    package let refusedUntil: Timestamp?
    /// Numbers that are locked for the rest of the service's day.
    package let locks: [MemberKey]
    /// What operators did about the person, the first first.
    package let acts: [OperatorEntry]

    /// The telephone that may ask for the person's balance.
    package struct BoundTelephone: Hashable, Sendable {
        package let phone: MSISDN
        package let reference: Reference
        package let lastUsed: CalendarDate
    }

    /// A telephone that asks to take its place.
    package struct WaitingTelephone: Hashable, Sendable {
        package let phone: MSISDN
        /// When it takes the place, or where nobody is told until then, gives up.
        package let dueAt: Timestamp
        /// Whether the telephone that can refuse was told.
        package let isTold: Bool
    }
}

extension StoreReading {
    /// Whoever has a number; several people can have one telephone on their records.
    ///
    /// - Parameter zone: minutes ahead of UTC in which times are told.
    package func records(of key: MemberKey, zone: Int) throws -> [MemberRecord] {
        try read { transaction in try Ledger(transaction).records(of: key, zone: zone) }
    }

    /// Whether the store is sound.
    package func audit() throws -> StoreAudit {
        try read { transaction in try Ledger(transaction).audit() }
    }
}

extension MessageCentre {
    /// The same of a store on which services run.
    package func records(of key: MemberKey, zone: Int) throws -> [MemberRecord] {
        try inspect { transaction in try Ledger(transaction).records(of: key, zone: zone) }
    }
}

extension Ledger {
    fileprivate func records(of key: MemberKey, zone: Int) throws -> [MemberRecord] {
        let journal = OperatorJournal(transaction)
        return try people(with: key).compactMap { nik in
            guard let member = try member(nik) else { return nil }
            return try record(of: member, zone: zone, acts: journal.acts(on: nik.number))
        }
    }

    private func record(of member: Member, zone: Int, acts: [OperatorEntry]) throws -> MemberRecord {
        let cards = try cards(of: member.nik)
        let binding = try holder(of: member.nik)
        return MemberRecord(
            member: member, cards: cards, binding: binding,
            pending: try pendingMove(of: member.nik).map { move in
                MemberRecord.WaitingTelephone(
                    phone: move.phone, dueAt: Timestamp(milliseconds: move.dueAt, offset: zone),
                    isTold: move.word == .told)
            },
            refusedUntil: try refusal(of: member.nik).map { Timestamp(milliseconds: $0.endsAt, offset: zone) },
            locks: try locks(
                among: [.nik(member.nik)] + cards.map { .kpj($0.kpj) } + (binding.map { [.phone($0.phone)] } ?? [])),
            acts: acts)
    }

    private func locks(among keys: [MemberKey]) throws -> [MemberKey] {
        try keys.filter { try isLocked($0) }
    }
}
