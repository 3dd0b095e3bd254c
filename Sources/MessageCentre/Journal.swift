internal import GRDB
import ShortMessage

/// Every message in and out, in order of commit. All SQL about messages stands here, a method a question.
struct Journal {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// What became of a message that came in.
    enum Fate: String {
        case handled
        case undeliverable
    }

    /// A message that came in before, found by its identity.
    struct Entry {
        let id: Int64
        let message: InboundMessage
        let fate: Fate
    }

    /// - Returns: the message's place, the cause of what it causes.
    func enter(_ message: InboundMessage, _ fate: Fate) throws -> Int64 {
        try db.run(
            """
            INSERT INTO message
                (direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text, identity)
            VALUES ('in', ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .text(fate.rawValue), .integer(message.receivedAt.milliseconds), .integer(message.receivedAt.offset),
            .text(message.from.digits), .integer(message.from.typeOctet),
            .text(message.to.digits), .integer(message.to.typeOctet), .text(message.text), .text(message.identity))
        return db.lastInsertedRowID
    }

    /// - Parameter cause: the place of the message that this one answers, or nil where time alone caused it.
    func enter(_ message: OutboundMessage, cause: Int64?) throws -> Delivery {
        try db.run(
            """
            INSERT INTO message
                (direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text, cause)
            VALUES ('out', 'enroute', ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(message.sentAt.milliseconds), .integer(message.sentAt.offset),
            .text(message.from.digits), .integer(message.from.typeOctet),
            .text(message.to.digits), .integer(message.to.typeOctet), .text(message.text), .integer(cause))
        return Delivery(id: db.lastInsertedRowID, message: message)
    }

    func entry(identity: String) throws -> Entry? {
        try db.first(
            """
            SELECT id, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text
            FROM message WHERE identity = ?
            """, .text(identity)
        ) { columns in
            let id = columns.integer()
            let fate = Fate(rawValue: columns.text()) ?? .handled
            let at = columns.timestamp()
            let (from, to) = (columns.address(), columns.address())
            let message = InboundMessage(from: from, to: to, text: columns.text(), receivedAt: at, identity: identity)
            return Entry(id: id, message: message, fate: fate)
        }
    }

    func deliveries(causedBy cause: Int64) throws -> [Delivery] {
        try db.all(
            """
            SELECT id, at, utc_offset, sender, sender_type, recipient, recipient_type, text
            FROM message WHERE cause = ? ORDER BY id
            """, .integer(cause)
        ) { columns in
            let id = columns.integer()
            let at = columns.timestamp()
            let (from, to) = (columns.address(), columns.address())
            return Delivery(id: id, message: OutboundMessage(from: from, to: to, text: columns.text(), sentAt: at))
        }
    }

    func markDelivered(_ id: Int64) throws {
        try db.run("UPDATE message SET state = 'delivered' WHERE id = ? AND state = 'enroute'", .integer(id))
    }

    /// The time of the latest message, in or out.
    func lastEntry() throws -> Timestamp? {
        try db.first("SELECT at, utc_offset FROM message ORDER BY id DESC LIMIT 1") { $0.timestamp() }
    }
}

extension Journal {
    /// Deletes what is final and older than `horizon`, or further back than `most` places, from place `first` on; but no
    /// message with an identity, nothing that such a message caused, and never the latest message.
    ///
    /// Ends at the first message that is still on its way, so each is looked at about once.
    ///
    /// - Returns: where the next sweep begins.
    func forget(from first: Int64, before horizon: Int64, keeping most: Int64) throws -> Int64 {
        let end = try end(from: first, before: horizon, keeping: most)
        guard end > first else { return first }
        try db.run(
            """
            DELETE FROM message
            WHERE id >= ?1 AND id < ?2 AND identity IS NULL
                AND NOT EXISTS (SELECT 1 FROM message AS c WHERE c.id = message.cause AND c.identity IS NOT NULL)
            """, .integer(first), .integer(end))
        return end
    }

    /// A cause stays as long as what it caused.
    private func end(from first: Int64, before horizon: Int64, keeping most: Int64) throws -> Int64 {
        try db.first(
            """
            SELECT coalesce(
                (SELECT coalesce(cause, id) FROM message
                    WHERE id >= ?1
                        AND (state = 'enroute' OR at >= ?2 AND id > (SELECT max(id) FROM message) - ?3)
                    ORDER BY id LIMIT 1),
                (SELECT coalesce(cause, id) FROM message ORDER BY id DESC LIMIT 1))
            """, .integer(first), .integer(horizon), .integer(most)
        ) { $0.integer() } ?? first
    }
}

extension SQLColumns {
    mutating func timestamp() -> Timestamp {
        Timestamp(milliseconds: integer(), offset: Int(integer()))
    }

    mutating func address() -> Address {
        let digits = text()
        let octet = UInt8(truncatingIfNeeded: integer())
        return Address(
            digits: digits, typeOfNumber: Address.TypeOfNumber(rawValue: octet >> 4 & 7) ?? .unknown,
            numberingPlan: Address.NumberingPlan(rawValue: octet))
    }
}

extension Address {
    /// Type-of-address: 1, three bits of type, four of numbering plan (TS 23.040, 9.1.2.5).
    var typeOctet: UInt8 { 0x80 | typeOfNumber.rawValue << 4 | numberingPlan.rawValue }
}
