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

    /// A telephone is told of the moves that take a member from it, or cannot be: its day to refuse begins, or there is no
    /// move. A message that was sent before a move was asked for tells nothing of it.
    ///
    /// - Parameter isTimeKnown: whether the engine's moment is that of the news.
    func announced(_ announcement: Announcement, isTimeKnown: Bool) throws {
        guard let phone = try? MSISDN(announcement.recipient) else { return }
        for move in try ledger.moves(awayFrom: phone)
        where move.word != .told && move.requestedAt <= announcement.sentAt.milliseconds {
            let day = moment.adding(seconds: PendingMove.wait).milliseconds
            let next =
                switch (announcement.state, move.word) {
                case (.handedOver, .waiting): move.with(.handedOver, dueAt: day)
                case (.delivered, .handedOver) where isTimeKnown: move.with(.told, dueAt: move.dueAt)
                case (.delivered, _) where isTimeKnown: move.with(.told, dueAt: day)
                case (.delivered, _): move.with(.timeless, dueAt: move.untoldEnd)
                case (.failed, _): move.with(.waiting, dueAt: moment.milliseconds)
                case (.handedOver, _): move
                }
            try ledger.keep(next)
            try protect(phone, from: next)
        }
    }

    /// What a process that has died had handed over was not written; what it had written without a time is told now.
    func resume() throws {
        for move in try ledger.movesWithoutTime() {
            guard move.word == .timeless else {
                try ledger.keep(move.with(.waiting, dueAt: move.untoldEnd))
                continue
            }
            let told = move.with(.told, dueAt: moment.adding(seconds: PendingMove.wait).milliseconds)
            try ledger.keep(told)
            for phone in try ledger.guardians(of: told) { try protect(phone, from: told) }
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
            notices.append(move.isAgreed ? try complete(move) : try giveUp(move))
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
