import ShortMessage
import Store

extension Journal {
    /// Deletes every message and all that is known of them. What stands in the memories of handsets stays, and is of no
    /// message any more.
    ///
    /// - Returns: how many messages that were.
    func deleteAll() throws -> Int {
        for table in ["question", "identity", "fault", "part", "joined_message"] {
            try transaction.run("DELETE FROM \(table)")
        }
        try transaction.run("UPDATE memory_slot SET message = NULL, piece = NULL")
        try transaction.run("DELETE FROM message")
        return transaction.changes
    }
}

extension Desk {
    /// Deletes every message; services hear of what they announced that nobody will ever have it.
    mutating func deleteMessages(at moment: Timestamp) throws -> Int {
        let now = try pass(to: moment).now
        var announced: [DeliveryQueues.Entry] = []
        try journal.eachEnroute(isService: isService) { entry, _ in
            if entry.room == .replies, entry.report != .none { announced.append(entry) }
        }
        for entry in announced { try finish(entry, .failed, .deletedByServiceCentre, at: now) }
        return try journal.deleteAll()
    }
}
