package import ShortMessage
package import Store

extension MessageCentre {
    /// Does an operator's work on the service's tables and enters it into the journal, in one transaction between two
    /// messages.
    ///
    /// - Parameters:
    ///   - moment: when it is done; never earlier than the last entry.
    ///   - work: gets the moment that counts, and tells what to enter.
    /// - Throws: `StoreError` where the store fails; whatever else `work` throws, as it is. Either way nothing is kept.
    package func operate<Value: Sendable>(
        at moment: Timestamp, _ work: @Sendable (Transaction, Timestamp) throws -> (Value, OperatorAct)
    ) throws -> Value {
        try operating {
            try store.write { transaction in
                let now = try Self.latest(moment, in: transaction)
                let (value, act) = try work(transaction, now)
                try OperatorJournal(transaction).enter(act, at: now)
                return value
            }
        }
    }

    /// Works on the service's tables in one transaction that is no operator's act, so that nothing is entered.
    package func operate<Value: Sendable>(_ work: @Sendable (Transaction) throws -> Value) throws -> Value {
        try operating { try store.write(work) }
    }

    /// Reads the service's tables in one transaction.
    package func inspect<Value: Sendable>(_ work: @Sendable (Transaction) throws -> Value) throws -> Value {
        try operating { try store.read(work) }
    }

    /// Sends messages for which nobody has asked, and lets a service note that, in one transaction. No time passes for what
    /// waits already: whether that is over is for the door to say that could have delivered it.
    ///
    /// - Parameter work: gets the moment that counts, and gives the messages.
    package func send<Value: Sendable>(
        at moment: Timestamp, _ work: @Sendable (Transaction, Timestamp) throws -> (Value, [OutboundMessage])
    ) throws -> Value {
        try operating {
            try commit { desk in
                let now = desk.state.clock.reach(try Self.latest(moment, in: desk.transaction))
                let (value, messages) = try work(desk.transaction, now)
                for message in messages { _ = try desk.send(message, cause: nil) }
                return value
            }
        }
    }

    /// Overwrites what is deleted from now on, in the file and in its write-ahead log.
    ///
    /// Without it SQLite would leave deleted rows in free pages until something else needs them.
    package func overwriteDeleted() throws {
        try operating { try store.overwriteDeleted() }
    }

    /// Empties the write-ahead log, which holds earlier states of pages, into the file.
    ///
    /// - Returns: false where another program reads in it; it is emptied when the last one closes the store.
    package func emptyLog() throws -> Bool {
        try operating { try store.emptyLog() }
    }

    /// When anything was done last, by a message or by an operator; nil where nothing was.
    static func lastMoment(in transaction: Transaction) throws -> Timestamp? {
        [try Journal(transaction).lastEntry(), try OperatorJournal(transaction).lastAct()].compactMap(\.self).max {
            $0.milliseconds < $1.milliseconds
        }
    }

    private static func latest(_ moment: Timestamp, in transaction: Transaction) throws -> Timestamp {
        var clock = SimulationClock()
        if let last = try lastMoment(in: transaction) { _ = clock.reach(last) }
        return clock.reach(moment)
    }

    /// What `work` throws of its own goes out as it is.
    private func operating<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch {
            if error is any StoreExhaustion { throw StoreError(error, file: store.path) }
            throw StoreError(ofStatement: error, file: store.path) ?? error
        }
    }
}
