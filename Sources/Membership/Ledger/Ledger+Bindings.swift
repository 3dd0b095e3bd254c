internal import MessageCentre
import ShortMessage
import Store

extension Ledger {
    func binding(of phone: MSISDN) throws -> Binding? {
        try transaction.first("SELECT nik, last_used FROM binding WHERE phone = ?", .integer(phone.number)) { columns in
            Binding(phone: phone, nik: try columns.nik(), lastUsed: try columns.day())
        }
    }

    /// Makes a telephone the member's only one, and the member the telephone's only one; whoever left the member before has
    /// no part in it any more.
    func bind(_ phone: MSISDN, to nik: NIK, reference: Reference, on day: CalendarDate) throws {
        try transaction.run(
            "DELETE FROM binding WHERE phone = ? OR nik = ?", .integer(phone.number), .integer(nik.number))
        try transaction.run(
            "INSERT INTO binding (phone, nik, reference, last_used) VALUES (?, ?, ?, ?)",
            .integer(phone.number), .integer(nik.number), .text("\(reference)"), .integer(day.dayNumber))
        try transaction.run("DELETE FROM former_binding WHERE nik = ?", .integer(nik.number))
    }

    /// Remembers who left a member, so that it can refuse who comes next.
    func enterFormer(_ binding: Binding, at moment: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO former_binding (nik, phone, left_at) VALUES (?, ?, ?)
            ON CONFLICT (nik) DO UPDATE SET phone = excluded.phone, left_at = excluded.left_at
            """,
            .integer(binding.nik.number), .integer(binding.phone.number), .integer(moment.milliseconds))
    }

    /// Keeps other telephones from a member for a while.
    func enter(_ refusal: Refusal, of nik: NIK) throws {
        try transaction.run(
            """
            INSERT INTO refusal (nik, phone, ends_at) VALUES (?, ?, ?)
            ON CONFLICT (nik) DO UPDATE SET phone = excluded.phone, ends_at = excluded.ends_at
            """,
            .integer(nik.number), .integer(refusal.phone.number), .integer(refusal.endsAt))
    }

    func dropRefusal(of nik: NIK) throws {
        try transaction.run("DELETE FROM refusal WHERE nik = ?", .integer(nik.number))
    }

    func unbind(_ phone: MSISDN) throws {
        try transaction.run("DELETE FROM binding WHERE phone = ?", .integer(phone.number))
    }

    /// A message of the telephone keeps its binding alive.
    func markUsed(_ phone: MSISDN, on day: CalendarDate) throws {
        try transaction.run(
            "UPDATE binding SET last_used = ? WHERE phone = ?", .integer(day.dayNumber), .integer(phone.number))
    }

    /// Has a binding live on a day, if its use was too long ago for that.
    func keepAlive(_ phone: MSISDN, on day: CalendarDate) throws {
        let use = Binding.leastUse(on: day).dayNumber
        try transaction.run(
            "UPDATE binding SET last_used = ?1 WHERE phone = ?2 AND last_used < ?1", .integer(use),
            .integer(phone.number))
    }

    /// Has a telephone that left a member be asked until a moment, whenever it left.
    func keepFormer(_ phone: MSISDN, of nik: NIK, until moment: Int64) throws {
        try transaction.run(
            "UPDATE former_binding SET left_at = ?1 WHERE nik = ?2 AND phone = ?3 AND left_at < ?1",
            .integer(moment - Refusal.length + 1), .integer(nik.number), .integer(phone.number))
    }

    func pendingMove(of nik: NIK) throws -> PendingMove? {
        try transaction.first(
            "SELECT nik, phone, reference, requested_at, due_at, word FROM pending_move WHERE nik = ?",
            .integer(nik.number)
        ) { try $0.pendingMove() }
    }

    /// Moves that would take members from a telephone that is theirs, or was until it left in the 30 days before the move
    /// was asked for: whoever was told can refuse for as long as the move waits.
    func moves(awayFrom phone: MSISDN) throws -> [PendingMove] {
        try transaction.all(
            """
            SELECT p.nik, p.phone, p.reference, p.requested_at, p.due_at, p.word
            FROM binding AS b JOIN pending_move AS p ON p.nik = b.nik WHERE b.phone = ?1
            UNION SELECT p.nik, p.phone, p.reference, p.requested_at, p.due_at, p.word
            FROM former_binding AS f JOIN pending_move AS p ON p.nik = f.nik
            WHERE f.phone = ?1 AND f.left_at > p.requested_at - ?2
            ORDER BY 1
            """, .integer(phone.number), .integer(Refusal.length)
        ) { try $0.pendingMove() }
    }

    /// Moves of which the last process left open who was told, and when.
    func movesWithoutTime() throws -> [PendingMove] {
        try transaction.all(
            """
            SELECT nik, phone, reference, requested_at, due_at, word FROM pending_move
            WHERE word IN ('handed over', 'timeless') ORDER BY nik
            """
        ) { try $0.pendingMove() }
    }

    /// Who can refuse a move.
    func guardians(of move: PendingMove) throws -> [MSISDN] {
        try transaction.all(
            "SELECT phone FROM binding WHERE nik = ?1 UNION SELECT phone FROM former_binding WHERE nik = ?1",
            .integer(move.nik.number)
        ) { try $0.phone() }
    }

    func hasMoves(awayFrom phone: MSISDN) throws -> Bool { try !moves(awayFrom: phone).isEmpty }

    /// A telephone waits for one member at a time: the later wish is the one that counts.
    func enter(_ move: PendingMove) throws {
        try drop(movesTo: move.phone)
        try transaction.run(
            """
            INSERT INTO pending_move (nik, phone, reference, requested_at, due_at, word) VALUES (?, ?, ?, ?, ?, ?)
            """,
            .integer(move.nik.number), .integer(move.phone.number), .text("\(move.reference)"),
            .integer(move.requestedAt), .integer(move.dueAt), .text(move.word.rawValue))
    }

    /// Keeps when a move is due from now on, and who was told.
    func keep(_ move: PendingMove) throws {
        try transaction.run(
            "UPDATE pending_move SET due_at = ?, word = ? WHERE nik = ?",
            .integer(move.dueAt), .text(move.word.rawValue), .integer(move.nik.number))
    }

    func drop(_ move: PendingMove) throws {
        try transaction.run("DELETE FROM pending_move WHERE nik = ?", .integer(move.nik.number))
    }

    func drop(movesTo phone: MSISDN) throws {
        try transaction.run("DELETE FROM pending_move WHERE phone = ?", .integer(phone.number))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    func nextDue() throws -> Int64? {
        try transaction.first("SELECT min(due_at) FROM pending_move") { columns in
            try columns.optional { columns throws(DamagedValue) in try columns.moment() }
        } ?? nil
    }

    /// The earliest move that is due, or nil.
    func dueMove(at moment: Timestamp) throws -> PendingMove? {
        try transaction.first(
            """
            SELECT nik, phone, reference, requested_at, due_at, word FROM pending_move WHERE due_at <= ?
            ORDER BY due_at, reference LIMIT 1
            """, .integer(moment.milliseconds)
        ) { try $0.pendingMove() }
    }
}

extension SQLColumns {
    mutating func pendingMove() throws(DamagedValue) -> PendingMove {
        try pendingMove(of: nik())
    }

    /// From the telephone on.
    mutating func pendingMove(of nik: NIK) throws(DamagedValue) -> PendingMove {
        PendingMove(
            nik: nik, phone: try phone(), reference: try reference(), requestedAt: try moment(), dueAt: try moment(),
            word: try name())
    }
}
