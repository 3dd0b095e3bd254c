import ShortMessage

extension Engine {
    /// TOLAK: the telephone that is bound, or was until it left, ends the move, and for 30 days only the telephone on the
    /// member's record can take its place.
    func refuse(_ sender: Sender) throws -> Decision {
        let ended = try endMoves(awayFrom: sender)
        return ended.isEmpty ? Decision(.nothingToRefuse) : Decision(.refused, ended)
    }

    /// BERHENTI: the telephone is nobody's and waits for nobody. A move to another one ends as with TOLAK, because whoever
    /// is frightened sends any word.
    func unbind(_ sender: Sender) throws -> Decision {
        try ledger.drop(movesTo: sender.phone)
        let ended = try endMoves(awayFrom: sender)
        if let binding = sender.binding { try leave(binding) }
        return Decision(ended.isEmpty ? .unbound : .unboundEndingMove, ended)
    }

    private func endMoves(awayFrom sender: Sender) throws -> [Notice] {
        let moves = try ledger.moves(awayFrom: sender.phone)
        for move in moves {
            try ledger.drop(move)
            try ledger.enter(
                Refusal(phone: sender.phone, endsAt: moment.milliseconds + Refusal.length), of: move.nik)
        }
        return moves.map { Notice($0.phone, .moveRefused) }
    }

    /// Completes all moves that are due.
    func completeDueMoves() throws -> [Notice] {
        var notices: [Notice] = []
        while let move = try ledger.dueMove(at: moment) { notices.append(try complete(move)) }
        return notices
    }

    /// Ends a binding by the telephone's own word; a move that waits goes on waiting, and the telephone can refuse it still.
    func leave(_ binding: Binding) throws {
        try ledger.unbind(binding.phone)
        if binding.isAlive(on: moment.date) { try ledger.enterFormer(binding, at: moment) }
    }

    /// The telephone that waited leaves the member it had, if any, for this one.
    private func complete(_ move: PendingMove) throws -> Notice {
        try ledger.drop(move)
        let left = try ledger.binding(of: move.phone)
        if let left { try leave(left) }
        try ledger.bind(move.phone, to: move.nik, reference: move.reference, on: moment.date)
        let leftMember = left?.isAlive(on: moment.date) ?? false
        return Notice(move.phone, .moved(move.reference, leftMember: leftMember))
    }
}
