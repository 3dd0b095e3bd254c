internal import GRDB

extension Journal {
    static func migrate(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("journal-1") { db in try db.execute(sql: schema) }
    }

    /// `id` is the order of commit, in which time never goes back. An address is kept as it was received: its digits, and
    /// its type-of-address octet (TS 23.040, 9.1.2.5).
    private static let schema = """
        CREATE TABLE message (
            id             INTEGER PRIMARY KEY,
            direction      TEXT NOT NULL CHECK (direction IN ('in', 'out')),
            state          TEXT NOT NULL,
            at             INTEGER NOT NULL,
            utc_offset     INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439),
            sender         TEXT NOT NULL,
            sender_type    INTEGER NOT NULL CHECK (sender_type BETWEEN 128 AND 255),
            recipient      TEXT NOT NULL,
            recipient_type INTEGER NOT NULL CHECK (recipient_type BETWEEN 128 AND 255),
            text           TEXT NOT NULL,
            identity       TEXT,
            cause          INTEGER REFERENCES message (id) CHECK (cause < id),
            CHECK (CASE direction
                WHEN 'in' THEN state IN ('handled', 'undeliverable') AND cause IS NULL
                ELSE state IN ('enroute', 'delivered', 'expired', 'failed') AND identity IS NULL
            END)
        ) STRICT;
        CREATE UNIQUE INDEX message_identity ON message (identity) WHERE identity IS NOT NULL;
        CREATE INDEX message_cause ON message (cause) WHERE cause IS NOT NULL;
        """
}
