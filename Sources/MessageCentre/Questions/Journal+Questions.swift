import ShortMessage
import Store

/// Messages that a service has taken and a program is to answer.
extension Journal {
    /// Milliseconds; whoever has no answer for so long is told that there will be none.
    static let questionValidity: Int64 = 60 * 60 * 1000

    /// A question is a handled message until its answer is committed with its end.
    static let questions = """
        CREATE TABLE question (
            message    INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
            expires_at INTEGER NOT NULL
        ) STRICT;
        """

    /// The condition that a message is no question.
    static let isNoQuestion = "NOT EXISTS (SELECT 1 FROM question AS q WHERE q.message = message.id)"

    func enterQuestion(_ message: Int64, until expiry: Int64) throws {
        try transaction.run(
            "INSERT INTO question (message, expires_at) VALUES (?, ?)", .integer(message), .integer(expiry))
    }

    func isQuestion(_ message: Int64) throws -> Bool {
        try transaction.first("SELECT 1 FROM question WHERE message = ?", .integer(message)) { try $0.integer() } != nil
    }

    func endQuestion(_ message: Int64) throws {
        try transaction.run("DELETE FROM question WHERE message = ?", .integer(message))
    }

    /// The question at a place; nil where it has its end.
    func question(_ message: Int64) throws -> Question? {
        try transaction.first(
            """
            SELECT m.id, m.at, m.utc_offset, m.sender, m.sender_type, m.recipient, m.recipient_type, m.text
            FROM question AS q JOIN message AS m ON m.id = q.message WHERE q.message = ?
            """, .integer(message)
        ) { columns in
            let (id, at) = (try columns.place(), try columns.timestamp())
            let (from, to) = (try columns.address(), try columns.address())
            let message = InboundMessage(from: from, to: to, text: try columns.text(), receivedAt: at)
            return Question(id: id, message: message)
        }
    }

    /// Visits what waits for programs, in order of commit.
    func eachQuestion(_ visit: (DeliveryQueues.Entry, _ to: Address) throws -> Void) throws {
        try transaction.each(
            """
            SELECT m.id, m.at, q.expires_at, m.sender, m.sender_type, m.recipient, m.recipient_type
            FROM question AS q JOIN message AS m ON m.id = q.message ORDER BY q.message
            """
        ) { columns in
            let (id, at) = (try columns.place(), try columns.moment())
            let expiry = try columns.moment(after: at, atMost: Self.questionValidity)
            let (from, to) = (try columns.address(), try columns.address())
            try visit(.question(id, from: from, until: expiry), to)
        }
    }
}

extension DeliveryQueues.Entry {
    /// What waits at a short code for a program.
    static func question(_ id: Int64, from sender: Address, until expiry: Int64) -> DeliveryQueues.Entry {
        DeliveryQueues.Entry(id: id, expiresAt: expiry, report: .none, room: .questions, sender: sender.number)
    }
}
