import ShortMessage
import Store

extension Journal {
    private static let columns = """
        id, direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text, cause, final_at,
        attempts, status
        """

    /// One message, or nil where the journal has none at that place.
    func message(_ id: Int64) throws -> JournalledMessage? {
        try transaction.first("SELECT \(Self.columns) FROM message WHERE id = ?", .integer(id)) {
            try $0.journalledMessage()
        }
    }

    /// The last messages before a place, newest first.
    func messages(before place: Int64, atMost most: Int) throws -> [JournalledMessage] {
        try transaction.all(
            "SELECT \(Self.columns) FROM message WHERE id < ? ORDER BY id DESC LIMIT ?", .integer(place), .integer(most)
        ) { try $0.journalledMessage() }
    }

    /// The first messages after a place, in order of commit, 500 at most.
    func messages(after place: Int64) throws -> [JournalledMessage] {
        try transaction.all(
            "SELECT \(Self.columns) FROM message WHERE id > ? ORDER BY id LIMIT 500", .integer(place)
        ) { try $0.journalledMessage() }
    }

    /// The first messages after a place that a filter wants, in order of commit.
    func messages(_ filter: JournalFilter, after place: Int64, atMost most: Int) throws -> [JournalledMessage] {
        var (page, last) = ([JournalledMessage](), place)
        while page.count < most {
            let rows = try messages(after: last)
            guard let end = rows.last?.id else { break }
            page += rows.filter(filter.matches).prefix(most - page.count)
            last = end
        }
        return page
    }
}

extension SQLColumns {
    fileprivate mutating func journalledMessage() throws(DamagedValue) -> JournalledMessage {
        let (id, direction) = (try place(), try name(of: JournalledMessage.Direction.self))
        let (state, at) = (try name(of: JournalledMessage.State.self), try timestamp())
        let (from, to, text) = (try address(), try address(), try text())
        let cause = try optional { columns throws(DamagedValue) in try columns.place() }
        let end = try optional { columns throws(DamagedValue) in try columns.moment() }
        return JournalledMessage(
            id: id, direction: direction, state: state, at: at, from: from, to: to, text: text, cause: cause,
            finalAt: end.map { Timestamp(milliseconds: $0, offset: at.offset) }, attempts: try count(),
            status: try optional { columns throws(DamagedValue) in DeliveryStatus(rawValue: try columns.octet()) })
    }
}
