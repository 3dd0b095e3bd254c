package import MessageCentre
package import ShortMessage
package import Store

extension MessageCentre {
    /// Sends the notices of some members, and notes it, in one transaction: who has one never gets it again.
    ///
    /// - Parameters:
    ///   - last: the last telephone that was looked at, or nil.
    ///   - count: telephones.
    /// - Returns: the last telephone that was looked at, nil at the end, and what came of them.
    package func notify(
        _ round: NoticeRound, behind last: MSISDN?, atMost count: Int, at moment: Timestamp
    ) throws -> (last: MSISDN?, tally: NoticeRound.Tally) {
        try send(at: moment) { transaction, now in
            let ledger = Ledger(transaction)
            var messages: [OutboundMessage] = []
            let step = try round.look(behind: last, atMost: count, on: now.date, in: ledger) { nik, notice in
                try ledger.note(round.template, of: round.month, to: nik, at: now.milliseconds)
                messages.append(try round.message(notice, at: now, in: ledger))
            }
            return (step, messages)
        }
    }

    /// Enters into the journal what a round came to.
    package func enter(_ tally: NoticeRound.Tally, of round: NoticeRound, at moment: Timestamp) throws {
        try operate(at: moment) { _, _ in
            (
                (),
                OperatorAct(.notify, "\(round.template.rawValue) \("\(round.month)".prefix("YYYY-MM".count)): \(tally)")
            )
        }
    }
}

extension StoreReading {
    /// What a round would come to, with nothing sent.
    package func tally(of round: NoticeRound, on day: CalendarDate) throws -> NoticeRound.Tally {
        try read { transaction in
            let ledger = Ledger(transaction)
            var (last, tally): (MSISDN?, NoticeRound.Tally) = (nil, NoticeRound.Tally())
            repeat {
                let step = try round.look(behind: last, atMost: 1000, on: day, in: ledger) { _, _ in }
                tally += step.tally
                last = step.last
            } while last != nil
            return tally
        }
    }
}
