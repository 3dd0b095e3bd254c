import Store

extension Journal {
    /// Whether a migration is the journal's, of this version or another; no service names its own so.
    static func isOwn(_ migration: String) -> Bool {
        migration.hasPrefix("journal-")
    }

    static func migrate(_ schema: inout Schema) {
        schema.add("journal-1", script: messages)
        schema.add("journal-2", script: queues)
        schema.add("journal-3", script: faults)
        schema.add("journal-4", script: spentIdentities)
        schema.add("journal-5", script: parts)
        schema.add("journal-6", script: joined)
        schema.add("journal-6-memory", script: memory)
        schema.add("journal-7") { try Journal($0).digestIdentities() }
        schema.add("journal-8", script: failureReports)
        schema.add("journal-9-record", script: recordTable)
        schema.add("journal-10-origins", script: origins)
        schema.add("journal-11-joined", script: joinedAgain)
        schema.add("journal-12-spellings") { try Journal($0).respellParts() }
        schema.add("journal-13-questions", script: questions)
    }

    /// `id` is the order of commit, in which time never goes back. An address is kept as it was received: its digits, and
    /// its type-of-address octet (TS 23.040, 9.1.2.5).
    private static let messages = """
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

    /// `in` came to a service and is done; `out` waits for a recipient, or did; `report` tells the sender of its cause
    /// what became of that, once. What nobody could be given before there were queues has failed: 0x43, not obtainable.
    ///
    /// `status` is TP-ST (TS 23.040, 9.2.3.15): why it waits, or what became of it.
    private static let queues = """
        CREATE TABLE queued_message (
            id             INTEGER PRIMARY KEY,
            direction      TEXT NOT NULL CHECK (direction IN ('in', 'out', 'report')),
            state          TEXT NOT NULL,
            at             INTEGER NOT NULL,
            utc_offset     INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439),
            sender         TEXT NOT NULL,
            sender_type    INTEGER NOT NULL CHECK (sender_type BETWEEN 128 AND 255),
            recipient      TEXT NOT NULL,
            recipient_type INTEGER NOT NULL CHECK (recipient_type BETWEEN 128 AND 255),
            text           TEXT NOT NULL,
            identity       TEXT CHECK (identity IS NULL OR cause IS NULL),
            cause          INTEGER REFERENCES queued_message (id) CHECK (cause < id),
            expires_at     INTEGER CHECK (expires_at >= at),
            wants_report   INTEGER NOT NULL DEFAULT 0 CHECK (wants_report IN (0, 1)),
            attempts       INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
            final_at       INTEGER CHECK (final_at >= at),
            status         INTEGER CHECK (status BETWEEN 0 AND 255),
            pid            INTEGER CHECK (pid BETWEEN 0 AND 255),
            dcs            INTEGER CHECK (dcs BETWEEN 0 AND 255),
            user_data      BLOB,
            has_header     INTEGER NOT NULL DEFAULT 0 CHECK (has_header IN (0, 1)),
            CHECK (CASE direction
                WHEN 'in' THEN state = 'handled' AND cause IS NULL AND expires_at IS NULL
                WHEN 'out' THEN state IN ('enroute', 'delivered', 'expired', 'failed', 'deleted')
                ELSE state IN ('enroute', 'delivered', 'expired', 'failed') AND cause IS NOT NULL AND NOT wants_report
            END),
            CHECK (state <> 'enroute' OR (expires_at IS NOT NULL AND final_at IS NULL))
        ) STRICT;
        INSERT INTO queued_message
            (id, direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text, identity, cause,
                expires_at, final_at, status)
        SELECT id, iif(state = 'undeliverable', 'out', direction), iif(state = 'undeliverable', 'failed', state), at,
            utc_offset, sender, sender_type, recipient, recipient_type, text, identity, cause,
            iif(direction = 'out', at + 259200000, NULL), iif(state = 'enroute', NULL, at),
            iif(state = 'undeliverable', 67, NULL)
        FROM message ORDER BY id;
        DROP TABLE message;
        ALTER TABLE queued_message RENAME TO message;
        CREATE UNIQUE INDEX message_identity ON message (identity) WHERE identity IS NOT NULL;
        CREATE INDEX message_cause ON message (cause) WHERE cause IS NOT NULL;
        CREATE INDEX message_enroute ON message (id) WHERE state = 'enroute';
        CREATE UNIQUE INDEX message_report ON message (cause) WHERE direction = 'report';
        """

    /// A fault that kept a message from being taken has no message. `detail` is a cause, or milliseconds.
    private static let faults = """
        CREATE TABLE fault (
            id         INTEGER PRIMARY KEY,
            message    INTEGER REFERENCES message (id) ON DELETE CASCADE,
            kind       TEXT NOT NULL CHECK (kind IN ('reject', 'silence', 'loss', 'duplicate', 'reorder', 'delay')),
            detail     INTEGER,
            at         INTEGER NOT NULL,
            utc_offset INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439),
            sender     TEXT NOT NULL,
            recipient  TEXT NOT NULL
        ) STRICT;
        CREATE INDEX fault_message ON fault (message) WHERE message IS NOT NULL;
        """

    /// The identities of messages that are kept no longer, and when they were used: without text, number or reply.
    private static let spentIdentities = """
        CREATE TABLE spent_identity (
            identity   TEXT PRIMARY KEY,
            at         INTEGER NOT NULL,
            utc_offset INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439)
        ) STRICT, WITHOUT ROWID;
        """

    /// Parts of long messages whose others have not come, `id` in the order of their commits; the same part is there once.
    ///
    /// Of a message, `report_references` has the TP-MR (TS 23.040, 9.2.3.6) of each part that asked for a report, an octet
    /// each; `held_until` is when a message leaves that a fault holds back, at the latest.
    private static let parts = """
        CREATE TABLE part (
            id                INTEGER PRIMARY KEY,
            at                INTEGER NOT NULL,
            utc_offset        INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439),
            sender            TEXT NOT NULL,
            sender_type       INTEGER NOT NULL CHECK (sender_type BETWEEN 128 AND 255),
            recipient         TEXT NOT NULL,
            recipient_type    INTEGER NOT NULL CHECK (recipient_type BETWEEN 128 AND 255),
            reference         INTEGER NOT NULL CHECK (reference >= 0 AND reference >> reference_bits = 0),
            reference_bits    INTEGER NOT NULL CHECK (reference_bits IN (8, 16)),
            total             INTEGER NOT NULL CHECK (total BETWEEN 2 AND 255),
            sequence          INTEGER NOT NULL CHECK (sequence BETWEEN 1 AND total),
            header            BLOB NOT NULL,
            unit              TEXT NOT NULL CHECK (unit IN ('septet', 'code unit', 'octet')),
            content           BLOB NOT NULL,
            wants_report      INTEGER NOT NULL CHECK (wants_report IN (0, 1)),
            message_reference INTEGER CHECK (message_reference BETWEEN 0 AND 255),
            UNIQUE (sender, sender_type, recipient, recipient_type, reference, reference_bits, total, sequence)
        ) STRICT;
        ALTER TABLE message ADD COLUMN report_references BLOB CHECK (report_references IS NULL OR wants_report);
        ALTER TABLE message ADD COLUMN held_until INTEGER;
        UPDATE message SET held_until =
            (SELECT f.at + f.detail FROM fault AS f WHERE f.message = message.id AND f.kind = 'delay')
        WHERE state = 'enroute';
        """

    /// Long messages that became whole, `id` in the order of their commits: `digests` has eight octets for each part, by
    /// which one that comes again is known.
    private static let joined = """
        CREATE TABLE joined_message (
            id             INTEGER PRIMARY KEY,
            at             INTEGER NOT NULL,
            utc_offset     INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439),
            sender         TEXT NOT NULL,
            sender_type    INTEGER NOT NULL CHECK (sender_type BETWEEN 128 AND 255),
            recipient      TEXT NOT NULL,
            recipient_type INTEGER NOT NULL CHECK (recipient_type BETWEEN 128 AND 255),
            reference      INTEGER NOT NULL CHECK (reference >= 0 AND reference >> reference_bits = 0),
            reference_bits INTEGER NOT NULL CHECK (reference_bits IN (8, 16)),
            total          INTEGER NOT NULL CHECK (total BETWEEN 2 AND 255),
            digests        BLOB NOT NULL CHECK (length(digests) = 8 * total),
            UNIQUE (sender, sender_type, recipient, recipient_type, reference, reference_bits, total)
        ) STRICT;
        CREATE INDEX joined_message_at ON joined_message (at);
        """

    /// Whether a report that is wanted is wanted only where the message was not delivered.
    private static let failureReports = """
        ALTER TABLE message ADD COLUMN failure_only INTEGER NOT NULL DEFAULT 0
            CHECK (failure_only IN (0, 1) AND failure_only <= wants_report);
        ALTER TABLE part ADD COLUMN failure_only INTEGER NOT NULL DEFAULT 0
            CHECK (failure_only IN (0, 1) AND failure_only <= wants_report);
        """

    /// What stands in the memories of handsets, by the key of their numbers. `status` is `<stat>` (TS 27.005, 3.1), `octets`
    /// the PDU; `message` is the place in this journal of what was delivered so, which may be gone, and `piece` counts
    /// the short messages of it from 0.
    private static let memory = """
        CREATE TABLE memory_slot (
            owner   TEXT NOT NULL,
            memory  TEXT NOT NULL CHECK (memory IN ('SM', 'ME', 'SR')),
            slot    INTEGER NOT NULL CHECK (slot BETWEEN 1 AND 65535),
            status  INTEGER NOT NULL CHECK (status BETWEEN 0 AND 3),
            octets  BLOB NOT NULL,
            message INTEGER CHECK (message > 0),
            piece   INTEGER CHECK (piece BETWEEN 0 AND 65535),
            PRIMARY KEY (owner, memory, slot),
            CHECK ((message IS NULL) = (piece IS NULL))
        ) STRICT, WITHOUT ROWID;
        """
}
