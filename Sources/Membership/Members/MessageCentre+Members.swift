package import MessageCentre
package import ShortMessage

/// What operators do to the members of a store: each act is one transaction, and in the journal with its time.
extension MessageCentre {
    /// Enters members: all that `work` enters, or nothing where it throws.
    package func enterMembers(
        _ name: OperatorAct.Name, at moment: Timestamp,
        _ work: @Sendable (inout MemberImport) throws -> MemberImport.Tally
    ) throws -> MemberImport.Tally {
        try operate(at: moment) { transaction, _ in
            var entry = try MemberImport(into: Ledger(transaction))
            let tally = try work(&entry)
            return (tally, OperatorAct(name, "\(tally)"))
        }
    }

    /// Binds a telephone to a member at once, as a branch does for someone who has shown a card. Nobody is told by SMS.
    package func rebind(_ phone: MSISDN, to nik: NIK, at moment: Timestamp) throws -> Rebinding {
        try operate(at: moment) { transaction, now in
            let ledger = Ledger(transaction)
            guard try ledger.member(nik) != nil else { throw OperatorRefusal.nobody }
            let rebinding = try Engine(ledger: ledger, moment: now).rebind(phone, to: nik)
            return (rebinding, OperatorAct(.rebind, on: nik.number, rebinding.outcome))
        }
    }

    /// Lets a telephone, a card or an identity number be tried again today.
    package func unlock(_ key: MemberKey, at moment: Timestamp) throws {
        try operate(at: moment) { transaction, _ in
            let ledger = Ledger(transaction)
            guard try ledger.unlock(key) else { throw OperatorRefusal.notLocked }
            return ((), OperatorAct(.unlock, on: try ledger.people(with: key).first?.number, key.kind))
        }
    }

    /// Enters a contribution or what the savings have earned.
    package func credit(_ credit: Credit, to kpj: KPJ, at moment: Timestamp) throws -> Card {
        let rates = try Rates.shipped()
        return try operate(at: moment) { transaction, now in
            let ledger = Ledger(transaction)
            guard let (_, owner) = try ledger.card(kpj) else { throw OperatorRefusal.noCard }
            try credit.enter(to: kpj, on: now.date, by: rates, in: ledger)
            guard let (card, _) = try ledger.card(kpj) else { throw OperatorRefusal.noCard }
            return (card, OperatorAct(.credit, on: owner.number, credit.kind))
        }
    }

    /// Erases a person, in the file as well: what is deleted is overwritten.
    ///
    /// - Returns: what was erased; and whether the write-ahead log is empty, or another program reads in it.
    package func forget(_ nik: NIK, at moment: Timestamp) throws -> (Forgotten, isLogEmpty: Bool) {
        try overwriteDeleted()
        let forgotten = try operate(at: moment) { transaction, _ in
            guard let member = try Ledger(transaction).member(nik) else { throw OperatorRefusal.nobody }
            var erasure = try Erasure(of: member, in: transaction)
            return (try erasure.run(), OperatorAct(.forget, ""))
        }
        return (forgotten, try emptyLog())
    }
}

extension MemberKey {
    fileprivate var kind: String {
        switch self {
        case .nik: "NIK"
        case .kpj: "KPJ"
        case .phone: "telephone"
        }
    }
}
