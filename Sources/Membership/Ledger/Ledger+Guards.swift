internal import MessageCentre
import ShortMessage
import Store

extension Ledger {
    /// What is known of a telephone when a message of it arrives.
    ///
    /// The first message of a day begins it: what was counted on an earlier day is nothing. With another time zone than
    /// before, the day can be later than the moment's; it never goes back.
    func sender(_ phone: MSISDN, at moment: Timestamp) throws -> Sender {
        let sender = try sender(phone)
        guard sender.day < moment.date else { return sender }
        try begin(moment.date)
        return try self.sender(phone)
    }

    private func begin(_ day: CalendarDate) throws {
        try transaction.run("UPDATE service_day SET day = ?, last_reference = 0", .integer(day.dayNumber))
    }

    private func sender(_ phone: MSISDN) throws -> Sender {
        let sender = try transaction.first(
            """
            SELECT d.day, s.phone IS NOT NULL, s.failures, s.senseless, s.granted,
                s.change, s.changed_at, s.reply, s.footprint, b.nik, b.last_used, l.language
            FROM service_day AS d
                LEFT JOIN sender AS s ON s.phone = ?1 AND s.day = d.day
                LEFT JOIN binding AS b ON b.phone = ?1
                LEFT JOIN preference AS l ON l.phone = ?1
            """, .integer(phone.number)
        ) { try $0.sender(phone) }
        guard let sender else { throw MissingRow(of: "service_day") }
        return sender
    }

    /// Keeps what the guards must remember of a telephone.
    func keep(_ sender: Sender) throws {
        let change = sender.lastChange
        try transaction.run(
            """
            INSERT INTO sender (phone, day, failures, senseless, granted, change, changed_at, reply, footprint)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (phone) DO UPDATE SET
                day = excluded.day, failures = excluded.failures, senseless = excluded.senseless,
                granted = excluded.granted, change = excluded.change, changed_at = excluded.changed_at,
                reply = excluded.reply, footprint = excluded.footprint
            """,
            .integer(sender.phone.number), .integer(sender.day.dayNumber), .integer(sender.failures),
            .integer(sender.senseless), .integer(sender.granted), .text(change?.change), .integer(change?.at),
            .text(change?.reply), .integer(change?.footprint.stored))
        try transaction.run(
            "DELETE FROM sender WHERE phone IN (SELECT phone FROM sender WHERE day < ? LIMIT 2)",
            .integer(sender.day.dayNumber))
    }

    /// Counts a failed registration for both, known or not.
    func countFailure(_ nik: NIK, _ kpj: KPJ, on day: CalendarDate) throws {
        try transaction.run(
            """
            INSERT INTO registration_count (kind, number, day, count) VALUES ('nik', ?1, ?3, 1), ('kpj', ?2, ?3, 1)
            \(Self.oneMore)
            """, .integer(nik.number), .integer(kpj.number), .integer(day.dayNumber))
        try transaction.run(
            """
            DELETE FROM registration_count WHERE (kind, number) IN
                (SELECT kind, number FROM registration_count WHERE day < ? LIMIT 4)
            """, .integer(day.dayNumber))
    }

    /// Counts a reference that one of the member's telephones is given.
    func countGranted(_ nik: NIK, on day: CalendarDate) throws {
        try transaction.run(
            "INSERT INTO registration_count (kind, number, day, count) VALUES ('granted', ?, ?, 1) \(Self.oneMore)",
            .integer(nik.number), .integer(day.dayNumber))
    }

    /// The count of an earlier day is nothing.
    private static let oneMore = """
        ON CONFLICT (kind, number) DO UPDATE SET
            count = CASE WHEN registration_count.day = excluded.day THEN registration_count.count ELSE 0 END + 1,
            day = excluded.day
        """

    /// The next number of the service's day.
    ///
    /// - Throws: `ReferencesExhausted` where the day has no more.
    func nextReference() throws -> Reference {
        let next = try transaction.first(
            """
            UPDATE service_day SET last_reference = last_reference + 1 WHERE last_reference >= 0 AND last_reference < ?
            RETURNING day, last_reference
            """, .integer(Reference.most)
        ) { try Reference(day: try $0.day(), number: try $0.count()) }
        if let next { return next }
        let last = try transaction.first("SELECT day, last_reference FROM service_day") {
            try Reference(day: try $0.day(), number: try $0.count())
        }
        guard let last else { throw MissingRow(of: "service_day") }
        throw ReferencesExhausted(day: last.day)
    }
}

extension SQLColumns {
    /// What a telephone changed last, which begins with the name of its message.
    mutating func lastChange() throws(DamagedValue) -> Sender.Change {
        let change = try text()
        guard MessageName(rawValue: String(change.prefix { $0 != " " })) != nil else { throw damage("a change") }
        return Sender.Change(
            change: change, at: try moment(), reply: try text(), footprint: Footprint(stored: try integer()))
    }

    fileprivate mutating func sender(_ phone: MSISDN) throws(DamagedValue) -> Sender {
        var sender = Sender(phone: phone, day: try day())
        if try flag() {
            (sender.failures, sender.senseless, sender.granted) = (try count(), try count(), try count())
            sender.lastChange = try optional { columns throws(DamagedValue) in try columns.lastChange() }
            if sender.lastChange == nil { skip(3) }
        } else {
            skip(7)
        }
        sender.binding = try optional { columns throws(DamagedValue) in
            Binding(phone: phone, nik: try columns.nik(), lastUsed: try columns.day())
        }
        if sender.binding == nil { skip(1) }
        sender.language = try optional { columns throws(DamagedValue) in try columns.name() }
        return sender
    }
}
