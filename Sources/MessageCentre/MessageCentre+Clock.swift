package import ShortMessage
package import Store

extension MessageCentre {
    /// Milliseconds; zones and clocks that are set by hand differ by less.
    private static let mostAhead: Int64 = 24 * 60 * 60 * 1000

    /// Refuses a store whose time is later than a clock can be: every message would be taken at that time, and what falls
    /// due would never do so.
    package func mustNotBeAhead(of now: Timestamp) throws(StoreError) {
        let last = try storing { try store.read { try Self.lastMoment(in: $0) } }
        guard let last, last.milliseconds - now.milliseconds > Self.mostAhead else { return }
        throw StoreError(store.path, .ahead(of: now, last: last))
    }

    /// Tells of each commit how many replies it has ended that nobody took before their time was over: whatever let the time
    /// pass, they are never delivered.
    package func listen(expiring tell: @escaping @Sendable (Int) -> Void) { tellsOfExpiry = tell }

    /// Looks for the store's file where it was opened, for a door that may have nothing to commit for a long time.
    package func mustBeInPlace() throws(StoreError) {
        try store.checkPlace()
    }

    /// Makes everything in the store that claims to have happened later one of this moment, in one transaction, and
    /// enters that into the journal.
    ///
    /// - Returns: how many messages that were.
    package func bringBack(to now: Timestamp) throws -> Int {
        let count = try storing {
            try store.write { transaction in
                let count = try Journal(transaction).bringBack(to: now.milliseconds)
                for entry in rules.services.entries { try entry.service.bringBack(to: now, in: transaction) }
                try OperatorJournal(transaction).enter(OperatorAct(.clock, "\(count) messages"), at: now)
                return count
            }
        }
        try restart()
        return count
    }
}
