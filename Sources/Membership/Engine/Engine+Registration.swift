import ShortMessage

extension Engine {
    /// Binds the sender's telephone to a member, at once or after a day.
    ///
    /// Whatever is wrong counts as a failure and gets one reply, and the statements are the same for every wrong claim.
    func register(_ registration: Registration, for sender: Sender) throws -> Decision {
        let circumstances = try ledger.circumstances(of: registration, at: moment)
        guard let claim = circumstances.claim, claim.agrees(with: registration),
            !circumstances.isLocked || claim.isOwn(sender.phone)
        else { return try refuse(registration, sender) }
        let route = claim.route(for: sender.phone, on: sender.day)
        if case .afterWait = route, let pending = claim.pending { return Decision(.moveWaits(pending.reference)) }
        let grant = grant(to: sender, circumstances, claim)
        switch (route, grant) {
        case (.closed, _), (_, .none): return try refuse(registration, sender)
        case (.atOnce, let grant): return try bind(sender, registration, claim, grant)
        case (.afterWait(let old), _): return try wait(sender, registration, claim, old: old)
        }
    }

    private func refuse(_ registration: Registration, _ sender: Sender) throws -> Decision {
        try ledger.countFailure(registration.nik, registration.kpj, on: sender.day)
        return Decision(.noMatch)
    }

    /// Where a registration's reference comes from.
    private enum Grant {
        case new
        /// The bound telephone has had its new ones for today: the one that it has.
        case earlier(Reference)
        case none
    }

    /// A member's own telephone that ends a stranger's move has a new one however many it had.
    private func grant(to sender: Sender, _ circumstances: Circumstances, _ claim: Claim) -> Grant {
        let isOwn = claim.isOwn(sender.phone)
        let endsMove = isOwn && claim.pending.map { $0.phone != sender.phone } ?? false
        let mayHaveMore = circumstances.granted < Sender.mostGranted || isOwn
        if endsMove || (sender.granted < Sender.mostGranted && mayHaveMore) { return .new }
        guard claim.holder?.phone == sender.phone, let reference = claim.reference else { return .none }
        return .earlier(reference)
    }

    private func bind(
        _ sender: Sender, _ registration: Registration, _ claim: Claim, _ grant: Grant
    ) throws -> Decision {
        let (reference, isNew) = try reference(grant, to: registration.nik, on: sender.day)
        let left = sender.binding.flatMap { $0.nik == registration.nik ? nil : $0 }
        if let left { try leave(left) }
        let notices = try displace(claim, by: sender)
        try ledger.drop(movesTo: sender.phone)
        try ledger.bind(sender.phone, to: registration.nik, reference: reference, on: sender.day)
        var remarks = Reply.Remarks(registration.warnings)
        if left?.isAlive(on: sender.day) == true { remarks.insert(.leftMember) }
        return Decision(.registered(registration.kpj, reference, remarks), notices, isGranted: isNew)
    }

    private func reference(_ grant: Grant, to nik: NIK, on day: CalendarDate) throws -> (Reference, isNew: Bool) {
        if case .earlier(let reference) = grant { return (reference, false) }
        try ledger.countGranted(nik, on: day)
        return (try ledger.nextReference(), true)
    }

    /// Takes the member from another telephone that holds the binding, and from one that waits for it.
    private func displace(_ claim: Claim, by sender: Sender) throws -> [Notice] {
        var notices: [Notice] = []
        if let holder = claim.holder, holder.phone != sender.phone, holder.isAlive(on: sender.day) {
            notices.append(Notice(holder.phone, .movedAway))
        }
        if let pending = claim.pending {
            try ledger.drop(pending)
            if pending.phone != sender.phone { notices.append(Notice(pending.phone, .moveRefused)) }
        }
        return notices
    }

    /// Has the telephone wait. A second request of the same telephone waits no longer than the first.
    private func wait(
        _ sender: Sender, _ registration: Registration, _ claim: Claim, old: MSISDN
    ) throws -> Decision {
        let (reference, _) = try reference(.new, to: registration.nik, on: sender.day)
        let move = PendingMove(sender.phone, to: registration.nik, reference: reference, at: moment)
        try ledger.enter(move)
        try protect(old, from: move)
        return Decision(.moveWaits(reference), announcement: Notice(old, .moveAnnounced), isGranted: true)
    }
}

extension Reply.Remarks {
    fileprivate init(_ warnings: Set<Registration.Warning>) {
        self = warnings.contains(.birthDateDiffersFromNIK) ? .birthDateDiffers : []
    }
}
