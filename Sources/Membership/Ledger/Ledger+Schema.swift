import Store

extension Ledger {
    static func migrate(_ schema: inout Schema) {
        schema.add("ledger-1", script: members, entries, bindings, guards)
        schema.add("ledger-2", script: longReferences, protections, dailyCounts)
        schema.add("ledger-3", script: longerMemory)
        schema.add("ledger-4") { transaction in
            for part in [savings, requests] { try transaction.runAll(part) }
            try packContributions(transaction)
        }
        schema.add("ledger-5", script: notices)
        schema.add("ledger-6", packDevelopment)
        schema.add("ledger-7") { transaction in
            try transaction.runAll(toldMoves)
            if try transaction.hasTable("message") { try transaction.runAll(waitingWords) }
        }
    }

    /// Days are counted from 1970-01-01; a month is its first day. `kpj` is eleven digits of base 36. `programmes` is a sum
    /// of 1 JHT, 2 JKK, 4 JKM, 8 JP, 16 JKP.
    private static let members = """
        CREATE TABLE member (
            nik        INTEGER PRIMARY KEY CHECK (nik BETWEEN 1000000000000000 AND 9999999999999999),
            name       TEXT NOT NULL CHECK (name <> ''),
            birth_date INTEGER NOT NULL,
            phone      INTEGER CHECK (phone > 0),
            email      TEXT CHECK (email LIKE '%_@_%._%')
        ) STRICT;
        CREATE TABLE card (
            kpj               INTEGER PRIMARY KEY CHECK (kpj BETWEEN 0 AND 131621703842267135),
            nik               INTEGER NOT NULL REFERENCES member (nik),
            status            TEXT NOT NULL CHECK (status IN ('active', 'arrears', 'stopped', 'claimed', 'deceased')),
            programmes        INTEGER NOT NULL CHECK (programmes BETWEEN 1 AND 31),
            employer          TEXT CHECK (employer <> ''),
            balance           INTEGER NOT NULL DEFAULT 0 CHECK (balance BETWEEN 0 AND 999999999999),
            balance_as_of     INTEGER NOT NULL,
            last_contribution INTEGER,
            CHECK (status = 'active' OR last_contribution IS NOT NULL)
        ) STRICT;
        CREATE INDEX card_member ON card (nik);
        """

    /// The balance of a card is the sum of its entries: the triggers keep it so, and an entry is never changed.
    private static let entries = """
        CREATE TABLE entry (
            id             INTEGER PRIMARY KEY,
            kpj            INTEGER NOT NULL REFERENCES card (kpj),
            kind           TEXT NOT NULL CHECK (kind IN ('opening', 'contribution', 'development')),
            day            INTEGER NOT NULL,
            amount         INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 999999999999),
            month          INTEGER,
            wage           INTEGER CHECK (wage BETWEEN 0 AND 999999999999),
            worker_share   INTEGER CHECK (worker_share >= 0),
            employer_share INTEGER CHECK (employer_share >= 0),
            CHECK (CASE kind
                WHEN 'contribution' THEN month IS NOT NULL AND wage IS NOT NULL
                    AND worker_share IS NOT NULL AND employer_share IS NOT NULL
                    AND amount = worker_share + employer_share
                ELSE month IS NULL AND wage IS NULL AND worker_share IS NULL AND employer_share IS NULL
            END)
        ) STRICT;
        CREATE INDEX entry_card ON entry (kpj);
        CREATE UNIQUE INDEX entry_opening ON entry (kpj) WHERE kind = 'opening';
        CREATE UNIQUE INDEX entry_contribution ON entry (kpj, month) WHERE kind = 'contribution';
        CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN
            UPDATE card SET
                balance = balance + NEW.amount,
                balance_as_of = max(balance_as_of, NEW.day),
                last_contribution = coalesce(max(last_contribution, NEW.month), last_contribution, NEW.month)
            WHERE kpj = NEW.kpj;
        END;
        CREATE TRIGGER entry_removed AFTER DELETE ON entry BEGIN
            UPDATE card SET balance = balance - OLD.amount WHERE kpj = OLD.kpj;
        END;
        CREATE TRIGGER entry_fixed BEFORE UPDATE ON entry BEGIN
            SELECT RAISE(ABORT, 'an entry is never changed');
        END;
        """

    /// One telephone, one member. `last_used` is a day, so that a telephone in use costs one write a day.
    private static let bindings = """
        CREATE TABLE binding (
            phone     INTEGER PRIMARY KEY CHECK (phone > 0),
            nik       INTEGER NOT NULL UNIQUE REFERENCES member (nik),
            reference TEXT NOT NULL CHECK (length(reference) = 13),
            last_used INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE pending_move (
            nik       INTEGER PRIMARY KEY REFERENCES member (nik),
            phone     INTEGER NOT NULL UNIQUE CHECK (phone > 0),
            reference TEXT NOT NULL CHECK (length(reference) = 13),
            due_at    INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX pending_move_due ON pending_move (due_at);
        """

    /// What the guards remember of the service's present day, and for the length of a repeat window. `bound` and `awaited`
    /// are the members of this telephone's binding and pending move after its last command.
    private static let guards = """
        CREATE TABLE service_day (
            id             INTEGER PRIMARY KEY CHECK (id = 1),
            day            INTEGER NOT NULL,
            last_reference INTEGER NOT NULL CHECK (last_reference BETWEEN 0 AND 999999)
        ) STRICT;
        INSERT INTO service_day VALUES (1, -719162, 0);
        CREATE TABLE sender (
            phone      INTEGER PRIMARY KEY CHECK (phone > 0),
            failures   INTEGER NOT NULL CHECK (failures >= 0),
            senseless  INTEGER NOT NULL CHECK (senseless >= 0),
            change     TEXT,
            changed_at INTEGER,
            reply      TEXT,
            bound      INTEGER,
            awaited    INTEGER,
            CHECK ((change IS NULL) = (changed_at IS NULL) AND (change IS NULL) = (reply IS NULL))
        ) STRICT;
        CREATE TABLE failed_registration (
            kind     TEXT NOT NULL CHECK (kind IN ('nik', 'kpj')),
            number   INTEGER NOT NULL,
            failures INTEGER NOT NULL CHECK (failures > 0),
            PRIMARY KEY (kind, number)
        ) STRICT, WITHOUT ROWID;
        """
}
