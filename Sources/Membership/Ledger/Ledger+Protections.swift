/// The tables that keep a member's binding from strangers.
extension Ledger {
    /// A reference has six digits after its day, and more where a day has more than 999 999 of them.
    static let longReferences = """
        CREATE TABLE bound_telephone (
            phone     INTEGER PRIMARY KEY CHECK (phone > 0),
            nik       INTEGER NOT NULL UNIQUE REFERENCES member (nik),
            reference TEXT NOT NULL CHECK (length(reference) BETWEEN 13 AND 16),
            last_used INTEGER NOT NULL
        ) STRICT;
        INSERT INTO bound_telephone SELECT phone, nik, reference, last_used FROM binding;
        DROP TABLE binding;
        ALTER TABLE bound_telephone RENAME TO binding;
        CREATE TABLE waiting_telephone (
            nik       INTEGER PRIMARY KEY REFERENCES member (nik),
            phone     INTEGER NOT NULL UNIQUE CHECK (phone > 0),
            reference TEXT NOT NULL CHECK (length(reference) BETWEEN 13 AND 16),
            due_at    INTEGER NOT NULL
        ) STRICT;
        INSERT INTO waiting_telephone SELECT nik, phone, reference, due_at FROM pending_move;
        DROP TABLE pending_move;
        ALTER TABLE waiting_telephone RENAME TO pending_move;
        CREATE INDEX pending_move_due ON pending_move (due_at);
        CREATE TABLE service_date (
            id             INTEGER PRIMARY KEY CHECK (id = 1),
            day            INTEGER NOT NULL,
            last_reference INTEGER NOT NULL CHECK (last_reference BETWEEN 0 AND 999999999)
        ) STRICT;
        INSERT INTO service_date SELECT id, day, last_reference FROM service_day;
        DROP TABLE service_day;
        ALTER TABLE service_date RENAME TO service_day;
        """

    /// `former_binding` is the telephone that left a member last, by its own word; `refusal` the one that last refused to be
    /// replaced, until a moment. Moments are milliseconds. Rows that have lapsed go as others come, two for one.
    static let protections = """
        CREATE TABLE former_binding (
            nik     INTEGER PRIMARY KEY REFERENCES member (nik),
            phone   INTEGER NOT NULL CHECK (phone > 0),
            left_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX former_binding_phone ON former_binding (phone);
        CREATE INDEX former_binding_left ON former_binding (left_at);
        CREATE TRIGGER former_binding_added AFTER INSERT ON former_binding BEGIN
            DELETE FROM former_binding WHERE nik IN
                (SELECT nik FROM former_binding WHERE left_at < NEW.left_at - 2592000000 ORDER BY left_at LIMIT 2);
        END;
        CREATE TABLE refusal (
            nik     INTEGER PRIMARY KEY REFERENCES member (nik),
            phone   INTEGER NOT NULL CHECK (phone > 0),
            ends_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX refusal_ends ON refusal (ends_at);
        CREATE TRIGGER refusal_added AFTER INSERT ON refusal BEGIN
            DELETE FROM refusal WHERE nik IN
                (SELECT nik FROM refusal WHERE ends_at < NEW.ends_at - 2592000000 ORDER BY ends_at LIMIT 2);
        END;
        """

    /// A telephone that left is remembered a day longer than it is asked, for the move of which it was told last.
    static let longerMemory = """
        DROP TRIGGER former_binding_added;
        CREATE TRIGGER former_binding_added AFTER INSERT ON former_binding BEGIN
            DELETE FROM former_binding WHERE nik IN
                (SELECT nik FROM former_binding WHERE left_at < NEW.left_at - 2678400000 ORDER BY left_at LIMIT 2);
        END;
        """

    /// A move is due 24 hours after the telephone that can refuse was told, or is given up three days after it was asked
    /// for; a telephone that left is remembered as much longer than it is asked.
    ///
    /// Of a move from before, the day begins anew with the first time that is told, unless its word waits still: then that is
    /// told of as others are.
    static let toldMoves = """
        ALTER TABLE pending_move ADD COLUMN requested_at INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE pending_move ADD COLUMN word TEXT NOT NULL DEFAULT 'timeless'
            CHECK (word IN ('waiting', 'handed over', 'timeless', 'told'));
        UPDATE pending_move SET requested_at = due_at - 86400000;
        DROP TRIGGER former_binding_added;
        CREATE TRIGGER former_binding_added AFTER INSERT ON former_binding BEGIN
            DELETE FROM former_binding WHERE nik IN
                (SELECT nik FROM former_binding WHERE left_at < NEW.left_at - 2937600000 ORDER BY left_at LIMIT 2);
        END;
        """

    /// The words of moves from before that wait to be delivered are told of, too.
    static let waitingWords = """
        UPDATE message SET wants_report = 1
        WHERE state = 'enroute' AND direction = 'out' AND EXISTS (
            SELECT 1 FROM pending_move AS p JOIN
                (SELECT nik, phone FROM binding UNION SELECT nik, phone FROM former_binding) AS g ON g.nik = p.nik
            WHERE message.recipient = CAST(g.phone AS TEXT) AND message.at = p.requested_at);
        UPDATE pending_move SET word = 'waiting', due_at = requested_at + 259200000
        WHERE EXISTS (
            SELECT 1 FROM message AS m JOIN
                (SELECT nik, phone FROM binding UNION SELECT nik, phone FROM former_binding) AS g ON g.nik = pending_move.nik
            WHERE m.state = 'enroute' AND m.direction = 'out' AND m.wants_report = 1
                AND m.recipient = CAST(g.phone AS TEXT) AND m.at = pending_move.requested_at);
        """

    /// What the guards count of each telephone, and of each identity number and card, on `day`: on a later day it is
    /// nothing. Rows of earlier days go as others are written, two for one, so that no message pays for all of them.
    ///
    /// `footprint` tells all that the last change read and wrote, as it was after it.
    static let dailyCounts = """
        ALTER TABLE sender RENAME TO earlier_sender;
        CREATE TABLE sender (
            phone      INTEGER PRIMARY KEY CHECK (phone > 0),
            day        INTEGER NOT NULL,
            failures   INTEGER NOT NULL CHECK (failures >= 0),
            senseless  INTEGER NOT NULL CHECK (senseless >= 0),
            granted    INTEGER NOT NULL CHECK (granted >= 0),
            change     TEXT,
            changed_at INTEGER,
            reply      TEXT,
            footprint  INTEGER,
            CHECK ((change IS NULL) = (changed_at IS NULL) AND (change IS NULL) = (reply IS NULL)
                AND (change IS NULL) = (footprint IS NULL))
        ) STRICT;
        INSERT INTO sender (phone, day, failures, senseless, granted)
        SELECT phone, (SELECT day FROM service_day), failures, senseless, 0 FROM earlier_sender;
        DROP TABLE earlier_sender;
        CREATE INDEX sender_day ON sender (day);
        CREATE TABLE registration_count (
            kind   TEXT NOT NULL CHECK (kind IN ('nik', 'kpj', 'granted')),
            number INTEGER NOT NULL,
            day    INTEGER NOT NULL,
            count  INTEGER NOT NULL CHECK (count > 0),
            PRIMARY KEY (kind, number)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO registration_count (kind, number, day, count)
        SELECT kind, number, (SELECT day FROM service_day), failures FROM failed_registration;
        DROP TABLE failed_registration;
        CREATE INDEX registration_count_day ON registration_count (day);
        """
}
