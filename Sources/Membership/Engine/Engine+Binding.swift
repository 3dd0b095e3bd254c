import ShortMessage

extension Engine {
    /// TOLAK: the telephone that is bound ends the move away from it.
    func refuse(_ sender: Sender) throws -> Decision {
        guard let binding = sender.binding, let move = try ledger.pendingMove(of: binding.nik) else {
            return Decision(.nothingToRefuse)
        }
        try ledger.drop(move)
        return Decision(.refused, [Notice(move.phone, .moveRefused)])
    }

    /// BERHENTI: the telephone is nobody's and waits for nobody; one that waits for its member need wait no longer.
    func unbind(_ sender: Sender) throws -> Decision {
        try ledger.drop(movesTo: sender.phone)
        return Decision(.unbound, try sender.binding.map(leave) ?? [])
    }

    /// Completes all moves that are due.
    func completeDueMoves() throws -> [Notice] {
        var notices: [Notice] = []
        while let move = try ledger.dueMove(at: moment) { notices += try complete(move) }
        return notices
    }

    /// Ends a binding, and completes a move that was waiting for it.
    func leave(_ binding: Binding) throws -> [Notice] {
        try ledger.unbind(binding.phone)
        return try ledger.pendingMove(of: binding.nik).map(complete) ?? []
    }

    /// The telephone that waited leaves the member it had, if any, for this one.
    private func complete(_ move: PendingMove) throws -> [Notice] {
        try ledger.drop(move)
        let left = try ledger.binding(of: move.phone)
        let others = try left.map(leave) ?? []
        try ledger.bind(move.phone, to: move.nik, reference: move.reference, on: moment.date)
        let leftMember = left?.isAlive(on: moment.date) ?? false
        return [Notice(move.phone, .moved(move.reference, leftMember: leftMember))] + others
    }
}
