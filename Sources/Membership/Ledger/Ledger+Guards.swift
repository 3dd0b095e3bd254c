import GRDB
internal import MessageCentre
import ShortMessage

extension Ledger {
    /// What is known of a telephone when a message of it arrives.
    ///
    /// The first message of a day begins it: counters go back to nought. With another time zone than before, the day can be
    /// later than the moment's; it never goes back.
    func sender(_ phone: MSISDN, at moment: Timestamp) throws -> Sender {
        let sender = try sender(phone)
        guard sender.day < moment.date else { return sender }
        try begin(moment.date, at: moment)
        return try self.sender(phone)
    }

    /// Rows that are of no more use are dropped, so that they never pile up.
    private func begin(_ day: CalendarDate, at moment: Timestamp) throws {
        try db.run("UPDATE service_day SET day = ?, last_reference = 0", .integer(day.dayNumber))
        try db.run("DELETE FROM failed_registration")
        try db.run(
            "DELETE FROM sender WHERE changed_at IS NULL OR changed_at < ?",
            .integer(moment.milliseconds - Sender.repeatWindow))
        try db.run("UPDATE sender SET failures = 0, senseless = 0")
    }

    private func sender(_ phone: MSISDN) throws -> Sender {
        let sender = try db.first(
            """
            SELECT d.day, s.phone IS NOT NULL, s.failures, s.senseless, s.change, s.changed_at, s.reply,
                s.bound IS b.nik AND s.awaited IS p.nik, b.nik, b.last_used
            FROM service_day AS d
                LEFT JOIN sender AS s ON s.phone = ?1
                LEFT JOIN binding AS b ON b.phone = ?1
                LEFT JOIN pending_move AS p ON p.phone = ?1
            """, .integer(phone.number)
        ) { try $0.sender(phone) }
        guard let sender else { throw DatabaseError(message: "the service's day is missing") }
        return sender
    }

    /// Keeps what the guards must remember of a telephone, with its binding and pending move as they are now.
    func keep(_ sender: Sender) throws {
        try db.run(
            """
            INSERT INTO sender (phone, failures, senseless, change, changed_at, reply, bound, awaited)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6,
                (SELECT nik FROM binding WHERE phone = ?1), (SELECT nik FROM pending_move WHERE phone = ?1))
            ON CONFLICT (phone) DO UPDATE SET
                failures = excluded.failures, senseless = excluded.senseless, change = excluded.change,
                changed_at = excluded.changed_at, reply = excluded.reply, bound = excluded.bound,
                awaited = excluded.awaited
            """,
            .integer(sender.phone.number), .integer(sender.failures), .integer(sender.senseless),
            .text(sender.lastChange?.change), .integer(sender.lastChange?.at), .text(sender.lastChange?.reply))
    }

    /// Whether the identity number or the card, known or not, has had its failures for today.
    func isLocked(_ nik: NIK, _ kpj: KPJ) throws -> Bool {
        try db.first(
            """
            SELECT max(
                coalesce((SELECT failures FROM failed_registration WHERE kind = 'nik' AND number = ?), 0),
                coalesce((SELECT failures FROM failed_registration WHERE kind = 'kpj' AND number = ?), 0))
            """, .integer(nik.number), .integer(kpj.number)
        ) { try $0.integer() >= Sender.mostFailures } ?? false
    }

    /// Counts a failed registration for both, known or not.
    func countFailure(_ nik: NIK, _ kpj: KPJ) throws {
        try db.run(
            """
            INSERT INTO failed_registration (kind, number, failures) VALUES ('nik', ?, 1), ('kpj', ?, 1)
            ON CONFLICT (kind, number) DO UPDATE SET failures = failures + 1
            """, .integer(nik.number), .integer(kpj.number))
    }

    /// The next number of the service's day.
    func nextReference() throws -> Reference {
        let next = try db.first(
            "UPDATE service_day SET last_reference = last_reference + 1 RETURNING day, last_reference"
        ) { try Reference(day: try $0.day(), number: try $0.count()) }
        guard let next else { throw DatabaseError(message: "the service's day is missing") }
        return next
    }
}

extension SQLColumns {
    fileprivate mutating func sender(_ phone: MSISDN) throws(DamagedValue) -> Sender {
        var sender = Sender(phone: phone, day: try day())
        if try flag() {
            (sender.failures, sender.senseless) = (try count(), try count())
            let change = try optional { columns throws(DamagedValue) in
                Sender.Change(change: try columns.text(), at: try columns.moment(), reply: try columns.text())
            }
            if change == nil { skip(2) }
            if try flag() { sender.lastChange = change }
        } else {
            skip(6)
        }
        sender.binding = try optional { columns throws(DamagedValue) in
            Binding(phone: phone, nik: try columns.nik(), lastUsed: try columns.day())
        }
        return sender
    }
}
