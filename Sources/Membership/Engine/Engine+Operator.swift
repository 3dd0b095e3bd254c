package import ShortMessage

extension Engine {
    /// Binds a telephone to a member at an operator's word: whoever waits for the member, whatever the telephone waits for,
    /// and a refusal are dropped.
    func rebind(_ phone: MSISDN, to nik: NIK) throws -> Rebinding {
        let sender = try ledger.sender(phone, at: moment)
        let holder = try ledger.holder(of: nik)?.phone
        let left = sender.binding.flatMap { $0.nik == nik ? nil : $0 }
        if let left { try leave(left) }
        if let pending = try ledger.pendingMove(of: nik) { try ledger.drop(pending) }
        try ledger.drop(movesTo: phone)
        try ledger.dropRefusal(of: nik)
        let reference = try ledger.nextReference()
        try ledger.bind(phone, to: nik, reference: reference, on: sender.day)
        return Rebinding(reference: reference, displaced: holder == phone ? nil : holder, hasLeftMember: left != nil)
    }
}

/// What came of binding a telephone.
package struct Rebinding: Hashable, Sendable {
    package let reference: Reference
    /// The telephone that was the member's.
    package let displaced: MSISDN?
    /// Whether the telephone was another member's.
    package let hasLeftMember: Bool

    /// For the journal: nothing that is personal.
    var outcome: String {
        let parts = [displaced == nil ? nil : "another telephone left", hasLeftMember ? "another member left" : nil]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}
