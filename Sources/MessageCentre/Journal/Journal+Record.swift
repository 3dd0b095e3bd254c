import Store

/// How far a record of the traffic is in step with the journal.
extension Journal {
    /// Kept in the commit of what the record says, and taken away when a process ends well.
    static let recordTable = """
        CREATE TABLE record_mark (
            id     INTEGER PRIMARY KEY CHECK (id = 1),
            device INTEGER NOT NULL,
            number INTEGER NOT NULL,
            length INTEGER NOT NULL CHECK (length >= 0)
        ) STRICT;
        """
    static let markColumns = "device, number, length"

    /// That of a process that did not end well; nil where none is left.
    func recordMark() throws -> RecordMark? {
        try transaction.first("SELECT \(Self.markColumns) FROM record_mark") { row in try row.recordMark() }
    }

    func enter(_ mark: RecordMark) throws {
        try transaction.run(
            """
            INSERT INTO record_mark (id, device, number, length) VALUES (1, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                device = excluded.device, number = excluded.number, length = excluded.length
            """,
            .integer(mark.device), .integer(mark.number), .integer(mark.length))
    }

    func forgetRecordMark() throws {
        try transaction.run("DELETE FROM record_mark")
    }
}

extension SQLColumns {
    mutating func recordMark() throws(DamagedValue) -> RecordMark {
        let (device, number) = (try integer(), try integer())
        return RecordMark(device: device, number: number, length: try integer(in: 0...Int64.max))
    }
}
