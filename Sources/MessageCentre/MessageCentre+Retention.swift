public import ShortMessage
public import Store

extension MessageCentre {
    /// Messages are deleted so many exchanges a transaction, so that the doors need not wait for long.
    private static let exchangesAtOnce = 2000

    /// Deletes final messages older than a moment, a message with all that it caused, and overwrites them in the file.
    ///
    /// Long messages that began to come before that moment and are not whole go, too; a day is all that they have. What is
    /// on its way stays, with its cause. Identities outlive their messages: one that comes again is refused, because
    /// the reply that it had is gone.
    ///
    /// - Returns: how many messages were deleted.
    public func purge(before horizon: Timestamp) throws(StoreError) -> Int {
        var (deleted, roots) = (0, 0)
        do {
            try overwriteDeleted()
            repeat {
                (roots, deleted) = try store.write { transaction in
                    let journal = Journal(transaction)
                    let expired = try journal.expired(before: horizon.milliseconds, atMost: Self.exchangesAtOnce)
                    return (expired.count, try expired.reduce(deleted) { try $0 + journal.delete($1) })
                }
            } while roots == Self.exchangesAtOnce
            try commit { desk in
                let patience = desk.state.reassembly.limits.seconds
                try desk.giveUpParts(at: horizon.adding(seconds: patience))
            }
        } catch {
            throw StoreError(error, file: store.path)
        }
        return deleted
    }
}
