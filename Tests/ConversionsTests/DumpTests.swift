import Conversions
import Testing

@Suite("Dumps of gammu-smsd's database")
struct DumpTests {
    private func records(_ dump: String, cutEvery length: Int) -> [String] {
        var (reader, rows) = (SQLDump(tables: GammuRows.Table.allCases.map(\.rawValue)), GammuRows(.gateway))
        let readings = Array(dump.utf8).blocks(of: length).flatMap { reader.receive($0) } + reader.finish()
        let found = readings.compactMap { reading -> ConvertedRecord? in
            switch reading {
            case .bad(let record): .bad(record)
            case .row(let table, let values, let line):
                GammuRows.Table(rawValue: table).flatMap { rows.add(values, of: $0, place: "line \(line)") }
            }
        }
        return (found + rows.finish()).map(\.shown)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let dump: String
        let expected: [String]
    }

    private static let message = "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 "

    static let rows = [
        Row(
            testDescription: "of SQLite, with line breaks, quotes and semicolons in texts",
            dump: """
                PRAGMA foreign_keys=OFF;
                BEGIN TRANSACTION;
                CREATE TABLE IF NOT EXISTS "inbox" (
                  "ReceivingDateTime" NUMERIC NOT NULL DEFAULT (datetime('now')),
                  "SenderNumber" TEXT NOT NULL DEFAULT '',
                  "TextDecoded" TEXT NOT NULL DEFAULT '',
                  "ID" INTEGER PRIMARY KEY AUTOINCREMENT
                );
                -- it's a comment;
                INSERT INTO inbox VALUES('2026-11-21 08:00:00','+6281200000001','it''s;
                (a)',1);
                INSERT INTO other VALUES('x');
                COMMIT;

                """, expected: [message + #"it's;\n(a)"#]),
        Row(
            testDescription: "of MySQL, several rows a statement, escapes, NULL",
            dump: #"""
                CREATE TABLE `inbox` (`ReceivingDateTime` timestamp NOT NULL, `SenderNumber` varchar(20), `UDH` text,
                  `TextDecoded` text, `Status` int(11), PRIMARY KEY (`ReceivingDateTime`));
                INSERT INTO `inbox` VALUES ('2026-11-21 08:00:00','+6281200000001',NULL,'it\'s\n\\',-1),
                ('2026-11-21 08:00:00','+6281200000001','','B',2);

                """#, expected: [message + #"it's\n\\"#, message + "B"]),
        Row(
            testDescription: "of SQLite, with line breaks that functions make",
            dump: #"""
                CREATE TABLE inbox (ReceivingDateTime, SenderNumber, TextDecoded);
                INSERT INTO inbox VALUES('2026-11-21 08:00:00','+6281200000001',replace('A\nB','\n',char(10)));
                INSERT INTO inbox VALUES('2026-11-21 08:00:00','+6281200000001',
                  replace(replace('A\r\nB, (C)','\r',char(13)),'\n',char(10)));
                INSERT INTO inbox VALUES('2026-11-21 08:00:00','+6281200000001',unistr('A\u000aB\\'));
                INSERT INTO inbox VALUES('2026-11-21 08:00:00','+6281200000001',upper('a'));

                """#,
            expected: [
                message + #"A\nB"#, message + #"A\r\nB, (C)"#, message + #"A\nB\\"#,
                "bad: line 6: a row of inbox has other than its 3 values",
            ]),
        Row(
            testDescription:
                "of MySQL, binary values, IGNORE and REPLACE, names without quotes, a bad row between others",
            dump: #"""
                /*!40101 SET NAMES utf8 */;
                CREATE TABLE inbox (ReceivingDateTime timestamp, SenderNumber varchar(20), TextDecoded text);
                INSERT IGNORE INTO inbox VALUES ('2026-11-21 08:00:00','+6281200000001',_binary 'it\'s'),('x',(1,2)),
                ('2026-11-21 08:00:00','+6281200000001',0x4142);
                REPLACE INTO inbox VALUES ('2026-11-21 08:00:00','+6281200000001','C');

                """#,
            expected: [
                message + "it's", "bad: line 3: a row of inbox has other than its 3 values", message + "AB",
                message + "C",
            ]),
        Row(
            testDescription: "parts of sent messages, in UTF-16, a pair cut between them",
            dump: """
                INSERT INTO sentitems (SendingDateTime, DestinationNumber, Text, UDH, Status, ID, SequencePosition) VALUES
                ('2026-11-21 08:00:00','+6281200000001','0041D83D','050003010201','SendingOK',1,1),
                ('2026-11-21 08:00:00','+6281200000001','DC4D','050003010202','SendingOK',1,2),
                ('2026-11-21 08:00:00','+6281200000001','0041','','SendingError',2,1);
                """,
            expected: ["2026-11-21T08:00:00+07:00 2757 > +6281200000001 A👍", "passed over: SendingError"]),
        Row(
            testDescription: "damaged rows",
            dump: """
                INSERT INTO inbox (ReceivingDateTime, SenderNumber, Text) VALUES ('x','+6281200000001','0041'),
                ('2026-11-21 08:00:00','+6281200000001','004'), ('2026-11-21 08:00:00','','0041'), ('a');
                INSERT INTO inbox (
                """,
            expected: [
                "bad: line 1: the time is none; expected one like 2026-11-21 08:00:00",
                "bad: line 1: the text is no UTF-16 in hexadecimal",
                "bad: line 1: the sender is no number; expected one such as +6281200000001 or 2757",
                "bad: line 1: a row of inbox has other than its 3 values", "bad: line 3: the dump ends in a statement",
            ]),
    ]

    @Test("are read, in whatever blocks they come", arguments: rows)
    func read(row: Row) {
        for length in [1, 13, 10_000] { #expect(records(row.dump, cutEvery: length) == row.expected) }
    }
}
