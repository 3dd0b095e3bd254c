/// The tables of what a member is told beside a balance.
extension Ledger {
    /// `savings_year` has the months of a year packed, as `SavingsYear` says, so that ten years of a card take ten rows.
    static let savings = """
        CREATE TABLE savings_year (
            kpj         INTEGER NOT NULL REFERENCES card (kpj),
            year        INTEGER NOT NULL CHECK (year BETWEEN 1970 AND 2199),
            months      BLOB NOT NULL CHECK (length(months) BETWEEN 2 AND 400),
            contributed INTEGER NOT NULL CHECK (contributed BETWEEN 0 AND 999999999999),
            development INTEGER NOT NULL CHECK (development BETWEEN 0 AND 999999999999),
            PRIMARY KEY (kpj, year)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER savings_added AFTER INSERT ON savings_year BEGIN
            UPDATE card SET balance = balance + NEW.contributed + NEW.development WHERE kpj = NEW.kpj;
        END;
        CREATE TRIGGER savings_changed AFTER UPDATE ON savings_year BEGIN
            UPDATE card SET balance = balance - OLD.contributed - OLD.development WHERE kpj = OLD.kpj;
            UPDATE card SET balance = balance + NEW.contributed + NEW.development WHERE kpj = NEW.kpj;
        END;
        CREATE TRIGGER savings_removed AFTER DELETE ON savings_year BEGIN
            UPDATE card SET balance = balance - OLD.contributed - OLD.development WHERE kpj = OLD.kpj;
        END;
        """

    /// The last claim of each card; `papers` is a sum of what is missing, as `Papers` has it. Whoever complains is a
    /// telephone, and the member whose it was then. `preference` is the language of replies to a telephone.
    static let requests = """
        CREATE TABLE claim (
            kpj    INTEGER PRIMARY KEY REFERENCES card (kpj),
            state  TEXT NOT NULL
                CHECK (state IN ('received', 'checked', 'incomplete', 'approved', 'paid', 'rejected')),
            day    INTEGER NOT NULL,
            papers INTEGER NOT NULL CHECK (papers BETWEEN 0 AND 63),
            CHECK ((papers > 0) = (state = 'incomplete'))
        ) STRICT;
        CREATE TABLE complaint (
            reference TEXT PRIMARY KEY CHECK (length(reference) BETWEEN 13 AND 16),
            phone     INTEGER NOT NULL CHECK (phone > 0),
            nik       INTEGER REFERENCES member (nik),
            at        INTEGER NOT NULL,
            text      TEXT NOT NULL CHECK (text <> ''),
            closed_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX complaint_at ON complaint (at);
        CREATE INDEX complaint_phone ON complaint (phone);
        CREATE INDEX complaint_member ON complaint (nik);
        CREATE TABLE preference (
            phone    INTEGER PRIMARY KEY CHECK (phone > 0),
            language TEXT NOT NULL CHECK (language IN ('id', 'en')),
            set_at   INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE branch (
            town    TEXT PRIMARY KEY CHECK (town <> ''),
            name    TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
            address TEXT NOT NULL CHECK (length(address) BETWEEN 1 AND 60),
            hours   TEXT NOT NULL CHECK (length(hours) BETWEEN 1 AND 30)
        ) STRICT, WITHOUT ROWID;
        """
}
