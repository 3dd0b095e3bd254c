package import ShortMessage
import Store

extension OperatorJournal {
    /// Empties the memories of a person's handsets, and forgets which long messages became whole, because that names their
    /// senders: a part that comes again is then one of a new message.
    package func eraseMemories(where isOwn: (Address) -> Bool) throws {
        let owners = try transaction.all("SELECT DISTINCT owner FROM memory_slot") { try $0.text() }
        for owner in owners where (try? Address(owner)).map(isOwn) == true {
            try transaction.run("DELETE FROM memory_slot WHERE owner = ?", .text(owner))
        }
        try Journal(transaction).forgetAllJoined()
    }
}
