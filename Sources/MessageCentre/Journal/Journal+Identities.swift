import ShortMessage
import Store

/// The identities of messages: of each a digest, so that what is kept has one size however long they are.
extension Journal {
    /// What an identity was used for.
    struct IdentityUse {
        let usedAt: Timestamp
        /// The digest of the request; nil where its message is kept no longer.
        let request: [UInt8]?
        /// The message's place; nil where it is kept no longer.
        let message: Int64?
        /// Whether a service took it; otherwise it went to a handset, or to nobody.
        let isHandled: Bool

        /// Whether it was used for what a message asks, in whichever spelling of its numbers.
        func isOf(_ message: InboundMessage) -> Bool {
            request == Journal.request(message) || request == Journal.literalRequest(message)
        }
    }

    func use(of identity: String) throws -> IdentityUse? {
        try transaction.first(
            """
            SELECT i.at, i.utc_offset, i.request, i.message, m.direction
            FROM identity AS i LEFT JOIN message AS m ON m.id = i.message WHERE i.digest = ?
            """, .blob(SHA256.digest(of: Array(identity.utf8)))
        ) { columns in
            let usedAt = try columns.timestamp()
            let request = try columns.optional { columns throws(DamagedValue) in try columns.digest() }
            let message = try columns.optional { columns throws(DamagedValue) in try columns.place() }
            let direction = try columns.optional { columns throws(DamagedValue) in
                try columns.name(of: Direction.self)
            }
            return IdentityUse(usedAt: usedAt, request: request, message: message, isHandled: direction == .in)
        }
    }

    /// Enters the identity of a message, which has not been used before.
    ///
    /// - Parameter place: the message's.
    func enterIdentity(of message: InboundMessage, at place: Int64) throws {
        guard let identity = message.identity else { return }
        try enterIdentity(
            SHA256.digest(of: Array(identity.utf8)), Self.request(message), message: place, at: message.receivedAt)
    }

    private func enterIdentity(
        _ digest: [UInt8], _ request: [UInt8]?, message: Int64?, at moment: Timestamp
    ) throws {
        try transaction.run(
            "INSERT INTO identity (digest, request, message, at, utc_offset) VALUES (?, ?, ?, ?, ?)",
            .blob(digest), .blob(request), .integer(message), .integer(moment.milliseconds), .integer(moment.offset))
    }

    /// The digest of what a message asks: from whom, to whom, however their numbers are spelled, and the text as it is
    /// recorded.
    private static func request(_ message: InboundMessage) -> [UInt8] {
        digest(of: [message.from.number.text, message.to.number.text, message.text])
    }

    /// As earlier versions digested it: with the numbers as they were spelled.
    private static func literalRequest(_ message: InboundMessage) -> [UInt8] {
        digest(of: [message.from, message.to].map { "\($0.typeOctet) \($0.digits)" } + [message.text])
    }

    private static func digest(of fields: [String]) -> [UInt8] {
        SHA256.digest(of: fields.flatMap { Array("\($0.utf8.count) \($0)".utf8) })
    }

    /// Forgets all identities but the last so many, and what is kept for their sake alone.
    ///
    /// - Returns: whether there were more.
    func forgetIdentities(keeping most: Int64) throws -> Bool {
        let last = try transaction.first("SELECT max(id) FROM identity") { try $0.optionalInteger() } ?? nil
        guard let last, last > most else { return false }
        let isOver = "SELECT message FROM identity WHERE id <= ?"
        let isEnd =
            "state <> 'enroute' AND \(Self.isNoQuestion)"
            + " AND NOT EXISTS (SELECT 1 FROM message AS e WHERE e.cause = message.id)"
        try transaction.run("DELETE FROM message WHERE cause IN (\(isOver)) AND \(isEnd)", .integer(last - most))
        try transaction.run("DELETE FROM message WHERE id IN (\(isOver)) AND \(isEnd)", .integer(last - most))
        try transaction.run("DELETE FROM identity WHERE id <= ?", .integer(last - most))
        return transaction.changes > 0
    }
}

/// From identities as they were sent to their digests.
extension Journal {
    func digestIdentities() throws {
        try transaction.runAll(Self.identities)
        try transaction.each("SELECT identity, at, utc_offset FROM spent_identity ORDER BY at, identity") { columns in
            let digest = SHA256.digest(of: Array(try columns.text().utf8))
            try enterIdentity(digest, nil, message: nil, at: try columns.timestamp())
        }
        try transaction.each(
            """
            SELECT identity, id, at, utc_offset, sender, sender_type, recipient, recipient_type, text
            FROM message WHERE identity IS NOT NULL ORDER BY id
            """
        ) { columns in
            let (identity, place, at) = (try columns.text(), try columns.place(), try columns.timestamp())
            let (from, to) = (try columns.address(), try columns.address())
            let message = InboundMessage(
                from: from, to: to, text: try columns.text(), receivedAt: at, identity: identity)
            try enterIdentity(of: message, at: place)
        }
        try transaction.runAll(
            """
            DROP INDEX message_identity;
            ALTER TABLE message DROP COLUMN identity;
            DROP TABLE spent_identity;
            """)
    }

    /// An identity stays when its message goes: that it was used, and when. `id` is in the order of use.
    private static let identities = """
        CREATE TABLE identity (
            id         INTEGER PRIMARY KEY,
            digest     BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
            request    BLOB CHECK (length(request) = 32),
            message    INTEGER UNIQUE REFERENCES message (id) ON DELETE SET NULL,
            at         INTEGER NOT NULL,
            utc_offset INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439)
        ) STRICT;
        """
}

extension SQLColumns {
    /// The octets of a digest.
    mutating func digest() throws(DamagedValue) -> [UInt8] {
        let octets = try blob()
        guard octets.count == 32 else { throw damage("a digest of 32 octets") }
        return octets
    }
}
