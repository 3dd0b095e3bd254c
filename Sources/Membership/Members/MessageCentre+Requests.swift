package import MessageCentre
package import ShortMessage
package import Store

/// What operators do about claims and complaints.
extension MessageCentre {
    /// Makes this the last claim of a card.
    package func set(_ claim: BenefitClaim, of kpj: KPJ, at moment: Timestamp) throws {
        try operate(at: moment) { transaction, _ in
            let ledger = Ledger(transaction)
            guard let (_, owner) = try ledger.card(kpj) else { throw OperatorRefusal.noCard }
            try ledger.keep(claim, of: kpj)
            return ((), OperatorAct(.claim, on: owner.number, claim.state.rawValue))
        }
    }

    /// Notes that a complaint was dealt with.
    package func closeComplaint(_ reference: Reference, at moment: Timestamp) throws {
        try operate(at: moment) { transaction, now in
            let ledger = Ledger(transaction)
            guard let complaint = try ledger.complaint(reference), complaint.closedAt == nil else {
                throw OperatorRefusal.noComplaint
            }
            try ledger.close(reference, at: now.milliseconds)
            return ((), OperatorAct(.complaint, on: complaint.nik?.number, "closed \(reference)"))
        }
    }
}

extension StoreReading {
    /// What members reported, the first first.
    package func eachComplaint(openOnly: Bool, _ visit: (Complaint) throws -> Void) throws {
        try read { transaction in try Ledger(transaction).eachComplaint(openOnly: openOnly, visit) }
    }
}
