import MessageCentre
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

    /// A telephone has been told of the moves that take a member from it, or cannot be: its day to refuse begins, or there
    /// is no move. A message that was sent before a move was asked for tells nothing of it.
    func announced(_ announcement: Announcement) throws {
        guard let phone = try? MSISDN(announcement.recipient) else { return }
        for move in try ledger.moves(awayFrom: phone)
        where !move.isTold && move.requestedAt <= announcement.sentAt.milliseconds {
            let wait = announcement.isDelivered ? PendingMove.wait : 0
            let told = PendingMove(
                nik: move.nik, phone: move.phone, reference: move.reference, requestedAt: move.requestedAt,
                dueAt: moment.adding(seconds: wait).milliseconds, isTold: announcement.isDelivered)
            try ledger.keep(told)
            try protect(phone, from: told)
        }
    }

    /// Whoever is told keeps the day in which to refuse, also where its binding, or its time as the one that left, would
    /// end meanwhile, and where the request is withdrawn and made again.
    func protect(_ phone: MSISDN, from move: PendingMove) throws {
        try ledger.keepAlive(phone, on: Timestamp(milliseconds: move.dueAt, offset: moment.offset).date)
        try ledger.keepFormer(phone, of: move.nik, until: move.dueAt)
    }

    /// Completes all moves that are due, and ends those of which nobody could be told.
    func completeDueMoves() throws -> [Notice] {
        var notices: [Notice] = []
        while let move = try ledger.dueMove(at: moment) {
            notices.append(move.isTold ? try complete(move) : try giveUp(move))
        }
        return notices
    }

    /// Ends a binding by the telephone's own word; a move that waits goes on waiting, and the telephone can refuse it still.
    func leave(_ binding: Binding) throws {
        try ledger.unbind(binding.phone)
        if binding.isAlive(on: moment.date) { try ledger.enterFormer(binding, at: moment) }
    }

    private func giveUp(_ move: PendingMove) throws -> Notice {
        try ledger.drop(move)
        return Notice(move.phone, .moveRefused)
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
