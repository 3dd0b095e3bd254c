internal import MessageCentre
import ShortMessage
import Store

/// Who was told what without having asked.
extension Ledger {
    static let notices = """
        CREATE TABLE notice (
            template TEXT NOT NULL CHECK (template <> ''),
            month    INTEGER NOT NULL,
            nik      INTEGER NOT NULL REFERENCES member (nik),
            at       INTEGER NOT NULL,
            PRIMARY KEY (template, month, nik)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX notice_member ON notice (nik);
        """

    /// Telephones that were used since a day, in the order of their numbers.
    func bindings(behind phone: MSISDN?, usedSince day: CalendarDate, atMost count: Int) throws -> [Binding] {
        try transaction.all(
            """
            SELECT phone, nik, last_used FROM binding WHERE phone > ? AND last_used >= ? ORDER BY phone LIMIT ?
            """, .integer(phone.map { Int64($0.number) } ?? 0), .integer(day.dayNumber), .integer(count)
        ) { Binding(phone: try $0.phone(), nik: try $0.nik(), lastUsed: try $0.day()) }
    }

    func hasNotice(_ template: NoticeTemplate, of month: CalendarDate, _ nik: NIK) throws -> Bool {
        try transaction.first(
            "SELECT 1 FROM notice WHERE template = ? AND month = ? AND nik = ?", .text(template.rawValue),
            .integer(month.dayNumber), .integer(nik.number)
        ) { _ in true } ?? false
    }

    func note(_ template: NoticeTemplate, of month: CalendarDate, to nik: NIK, at moment: Int64) throws {
        try transaction.run(
            "INSERT INTO notice (template, month, nik, at) VALUES (?, ?, ?, ?)", .text(template.rawValue),
            .integer(month.dayNumber), .integer(nik.number), .integer(moment))
    }
}
