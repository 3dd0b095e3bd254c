-- A store as version 1 of journal and ledger made it: Budi has registered and asked for the balance; Siti has not.
BEGIN TRANSACTION;
CREATE TABLE binding (
    phone     INTEGER PRIMARY KEY CHECK (phone > 0),
    nik       INTEGER NOT NULL UNIQUE REFERENCES member (nik),
    reference TEXT NOT NULL CHECK (length(reference) = 13),
    last_used INTEGER NOT NULL
) STRICT;
INSERT INTO "binding" VALUES(6281200000001,3171051708900003,'261120-000001',20777);
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
INSERT INTO "card" VALUES(406259913487971,3273015203880001,'stopped',15,'CV Karya Misalan',8750250,20757,18048);
INSERT INTO "card" VALUES(812562559434404,3171051708900003,'active',31,'PT Cahaya Contoh',12345678,20757,20727);
INSERT INTO "card" VALUES(914126994055044,3273015203880001,'active',31,'PT Maju Contoh Bersama',23456700,20757,20727);
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
INSERT INTO "entry" VALUES(1,812562559434404,'opening',20757,12345678,NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(2,914126994055044,'opening',20757,23456700,NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(3,406259913487971,'opening',20757,8750250,NULL,NULL,NULL,NULL);
CREATE TABLE failed_registration (
    kind     TEXT NOT NULL CHECK (kind IN ('nik', 'kpj')),
    number   INTEGER NOT NULL,
    failures INTEGER NOT NULL CHECK (failures > 0),
    PRIMARY KEY (kind, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('journal-1');
INSERT INTO "grdb_migrations" VALUES('ledger-1');
INSERT INTO "grdb_migrations" VALUES('seed');
CREATE TABLE member (
    nik        INTEGER PRIMARY KEY CHECK (nik BETWEEN 1000000000000000 AND 9999999999999999),
    name       TEXT NOT NULL CHECK (name <> ''),
    birth_date INTEGER NOT NULL,
    phone      INTEGER CHECK (phone > 0),
    email      TEXT CHECK (email LIKE '%_@_%._%')
) STRICT;
INSERT INTO "member" VALUES(3171051708900003,'BUDI SANTOSO',7533,6281200000090,'budi@contoh.id');
INSERT INTO "member" VALUES(3273015203880001,'SITI AMINAH',6645,6281200000002,'siti@contoh.id');
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
INSERT INTO "message" VALUES(1,'in','handled',1795136400000,420,'6281200000001',145,'2757',129,'DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678#budi@contoh.id',NULL,NULL);
INSERT INTO "message" VALUES(2,'out','delivered',1795136400000,420,'2757',129,'6281200000001',145,'HP ini terdaftar untuk KPJ ..5678. No. referensi 261120-000001. Ketik SALDO kirim ke 2757 untuk cek saldo. Bukan Anda? Ketik BERHENTI',NULL,1);
INSERT INTO "message" VALUES(3,'in','handled',1795136460000,420,'6281200000001',145,'2757',129,'SALDO',NULL,NULL);
INSERT INTO "message" VALUES(4,'out','delivered',1795136460000,420,'2757',129,'6281200000001',145,'Saldo JHT KPJ ..5678 per 31-10-2026: Rp12.345.678. Iuran terakhir Oktober 2026. Info 175',NULL,3);
CREATE TABLE pending_move (
    nik       INTEGER PRIMARY KEY REFERENCES member (nik),
    phone     INTEGER NOT NULL UNIQUE CHECK (phone > 0),
    reference TEXT NOT NULL CHECK (length(reference) = 13),
    due_at    INTEGER NOT NULL
) STRICT;
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
INSERT INTO "sender" VALUES(6281200000001,0,0,NULL,NULL,NULL,3171051708900003,NULL);
CREATE TABLE service_day (
    id             INTEGER PRIMARY KEY CHECK (id = 1),
    day            INTEGER NOT NULL,
    last_reference INTEGER NOT NULL CHECK (last_reference BETWEEN 0 AND 999999)
) STRICT;
INSERT INTO "service_day" VALUES(1,20777,1);
CREATE UNIQUE INDEX message_identity ON message (identity) WHERE identity IS NOT NULL;
CREATE INDEX message_cause ON message (cause) WHERE cause IS NOT NULL;
CREATE INDEX card_member ON card (nik);
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
CREATE INDEX pending_move_due ON pending_move (due_at);
COMMIT;
