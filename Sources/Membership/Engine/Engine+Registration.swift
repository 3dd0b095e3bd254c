import ShortMessage

extension Engine {
    /// Binds the sender's telephone to a member, at once or after a day.
    ///
    /// Whatever is wrong counts as a failure and gets one reply, and the statements are the same for every wrong claim.
    func register(_ registration: Registration, for sender: Sender) throws -> Decision {
        let isLocked = try ledger.isLocked(registration.nik, registration.kpj)
        let claim = try ledger.claim(of: registration.nik, card: registration.kpj)
        guard !isLocked, let claim, claim.agrees(with: registration) else { return try refuse(registration) }
        switch claim.route(for: sender.phone, on: sender.day) {
        case .closed: return try refuse(registration)
        case .atOnce: return try bind(sender, registration, claim)
        case .afterWait(let old): return try wait(sender, registration, claim, old: old)
        }
    }

    private func refuse(_ registration: Registration) throws -> Decision {
        try ledger.countFailure(registration.nik, registration.kpj)
        return Decision(.noMatch)
    }

    private func bind(_ sender: Sender, _ registration: Registration, _ claim: Claim) throws -> Decision {
        let reference = try ledger.nextReference()
        let left = sender.binding.flatMap { $0.nik == registration.nik ? nil : $0 }
        var notices = try left.map(leave) ?? []
        if claim.holder?.phone != sender.phone { notices += try displace(claim, by: sender) }
        try ledger.drop(movesTo: sender.phone)
        try ledger.bind(sender.phone, to: registration.nik, reference: reference, on: sender.day)
        var remarks = Reply.Remarks(registration.warnings)
        if left?.isAlive(on: sender.day) == true { remarks.insert(.leftMember) }
        return Decision(.registered(registration.kpj, reference, remarks), notices)
    }

    /// Takes the member from a telephone that holds the binding, and from one that waits for it.
    private func displace(_ claim: Claim, by sender: Sender) throws -> [Notice] {
        var notices: [Notice] = []
        if let holder = claim.holder, holder.isAlive(on: sender.day) {
            notices.append(Notice(holder.phone, .movedAway))
        }
        if let pending = claim.pending {
            try ledger.drop(pending)
            if pending.phone != sender.phone { notices.append(Notice(pending.phone, .moveRefused)) }
        }
        return notices
    }

    /// Has the telephone wait; a second request of the same telephone waits no longer than the first.
    private func wait(
        _ sender: Sender, _ registration: Registration, _ claim: Claim, old: MSISDN
    ) throws -> Decision {
        if let pending = claim.pending { return Decision(.moveWaits(pending.reference)) }
        let reference = try ledger.nextReference()
        let dueAt = moment.adding(seconds: PendingMove.wait).milliseconds
        try ledger.enter(
            PendingMove(nik: registration.nik, phone: sender.phone, reference: reference, dueAt: dueAt))
        return Decision(.moveWaits(reference), [Notice(old, .moveAnnounced)])
    }
}

extension Reply.Remarks {
    fileprivate init(_ warnings: Set<Registration.Warning>) {
        self = warnings.contains(.birthDateDiffersFromNIK) ? .birthDateDiffers : []
    }
}
