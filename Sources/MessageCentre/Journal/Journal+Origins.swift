import ShortMessage
import Store

extension Journal {
    /// `origin` is the road on which a part came: those of two roads are never of one message. A `contested` part begins a
    /// message of which no further one is taken, because it may be of another.
    static let origins = """
        CREATE TABLE part_of_road (
            id                INTEGER PRIMARY KEY,
            at                INTEGER NOT NULL,
            utc_offset        INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439),
            sender            TEXT NOT NULL,
            sender_type       INTEGER NOT NULL CHECK (sender_type BETWEEN 128 AND 255),
            recipient         TEXT NOT NULL,
            recipient_type    INTEGER NOT NULL CHECK (recipient_type BETWEEN 128 AND 255),
            origin            TEXT NOT NULL DEFAULT '',
            reference         INTEGER NOT NULL CHECK (reference >= 0 AND reference >> reference_bits = 0),
            reference_bits    INTEGER NOT NULL CHECK (reference_bits IN (8, 16)),
            total             INTEGER NOT NULL CHECK (total BETWEEN 2 AND 255),
            sequence          INTEGER NOT NULL CHECK (sequence BETWEEN 1 AND total),
            header            BLOB NOT NULL,
            unit              TEXT NOT NULL CHECK (unit IN ('septet', 'code unit', 'octet')),
            content           BLOB NOT NULL,
            wants_report      INTEGER NOT NULL CHECK (wants_report IN (0, 1)),
            message_reference INTEGER CHECK (message_reference BETWEEN 0 AND 255),
            failure_only      INTEGER NOT NULL DEFAULT 0
                CHECK (failure_only IN (0, 1) AND failure_only <= wants_report),
            contested         INTEGER NOT NULL DEFAULT 0 CHECK (contested IN (0, 1)),
            UNIQUE (sender, sender_type, recipient, recipient_type, origin, reference, reference_bits, total, sequence)
        ) STRICT;
        INSERT INTO part_of_road
            (id, at, utc_offset, sender, sender_type, recipient, recipient_type, origin, reference, reference_bits, total,
                sequence, header, unit, content, wants_report, message_reference, failure_only)
        SELECT id, at, utc_offset, sender, sender_type, recipient, recipient_type, '', reference, reference_bits, total,
            sequence, header, unit, content, wants_report, message_reference, failure_only
        FROM part ORDER BY id;
        DROP TABLE part;
        ALTER TABLE part_of_road RENAME TO part;
        CREATE TABLE joined_of_road (
            id             INTEGER PRIMARY KEY,
            at             INTEGER NOT NULL,
            utc_offset     INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439),
            sender         TEXT NOT NULL,
            sender_type    INTEGER NOT NULL CHECK (sender_type BETWEEN 128 AND 255),
            recipient      TEXT NOT NULL,
            recipient_type INTEGER NOT NULL CHECK (recipient_type BETWEEN 128 AND 255),
            origin         TEXT NOT NULL DEFAULT '',
            reference      INTEGER NOT NULL CHECK (reference >= 0 AND reference >> reference_bits = 0),
            reference_bits INTEGER NOT NULL CHECK (reference_bits IN (8, 16)),
            total          INTEGER NOT NULL CHECK (total BETWEEN 2 AND 255),
            digests        BLOB NOT NULL CHECK (length(digests) = 8 * total),
            UNIQUE (sender, sender_type, recipient, recipient_type, origin, reference, reference_bits, total)
        ) STRICT;
        INSERT INTO joined_of_road
            (id, at, utc_offset, sender, sender_type, recipient, recipient_type, origin, reference, reference_bits, total,
                digests)
        SELECT id, at, utc_offset, sender, sender_type, recipient, recipient_type, '', reference, reference_bits, total,
            digests
        FROM joined_message ORDER BY id;
        DROP TABLE joined_message;
        ALTER TABLE joined_of_road RENAME TO joined_message;
        CREATE INDEX joined_message_at ON joined_message (at);
        """

    /// Several whole messages of one reference: the last of them, and those whose parts can come again.
    static let joinedAgain = """
        CREATE TABLE joined_in_order (
            id             INTEGER PRIMARY KEY,
            at             INTEGER NOT NULL,
            utc_offset     INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439),
            sender         TEXT NOT NULL,
            sender_type    INTEGER NOT NULL CHECK (sender_type BETWEEN 128 AND 255),
            recipient      TEXT NOT NULL,
            recipient_type INTEGER NOT NULL CHECK (recipient_type BETWEEN 128 AND 255),
            origin         TEXT NOT NULL DEFAULT '',
            reference      INTEGER NOT NULL CHECK (reference >= 0 AND reference >> reference_bits = 0),
            reference_bits INTEGER NOT NULL CHECK (reference_bits IN (8, 16)),
            total          INTEGER NOT NULL CHECK (total BETWEEN 2 AND 255),
            digests        BLOB NOT NULL CHECK (length(digests) = 8 * total)
        ) STRICT;
        INSERT INTO joined_in_order SELECT * FROM joined_message ORDER BY id;
        DROP TABLE joined_message;
        ALTER TABLE joined_in_order RENAME TO joined_message;
        CREATE INDEX joined_message_at ON joined_message (at);
        CREATE INDEX joined_message_series ON joined_message
            (sender, sender_type, recipient, recipient_type, origin, reference, reference_bits, total);
        """

    /// Gives the numbers of parts, and of messages that were put together of parts, the one spelling under which they join.
    func respellParts() throws {
        var (parts, joined): ([Part], [(Reassembly.Series, [UInt64])]) = ([], [])
        try eachPart { parts.append($1.respelled) }
        try eachJoined { joined.append(($0.respelled, $1)) }
        try transaction.overwriteDeleted()
        try transaction.run("DELETE FROM part")
        try forgetAllJoined()
        for part in parts { try enter(part) }
        for (series, digests) in joined { try enterJoined(series, digests) }
    }
}

extension Journal.Part {
    fileprivate var respelled: Self {
        var part = self
        (part.from, part.to) = (from.canonical, to.canonical)
        return part
    }
}

extension Reassembly.Series {
    fileprivate var respelled: Self {
        Self(
            from: from.canonical, to: to.canonical, origin: origin, reference: reference, width: width, total: total,
            at: at)
    }
}
