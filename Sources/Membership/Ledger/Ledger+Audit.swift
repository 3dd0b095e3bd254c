internal import MessageCentre
import ShortMessage
import Store

extension Ledger {
    /// The rows of the service's tables that could not be read.
    func damagedRows() throws -> [DamagedRow] {
        try damagedPeople() + damagedHistory() + damagedTelephones() + damagedGuards()
    }

    package func audit() throws -> StoreAudit {
        StoreAudit(
            members: try count("member"), cards: try count("card"), entries: try count("entry"),
            years: try count("savings_year"), complaints: try count("complaint"),
            damagedRows: try OperatorJournal(transaction).damagedRows() + damagedRows(),
            outOfBalance: try cardsOutOfBalance(),
            strayRows: try transaction.strayRows(),
            damages: try transaction.damages())
    }

    private func count(_ table: String) throws -> Int {
        try transaction.first("SELECT count(*) FROM \(table)") { try $0.count() } ?? 0
    }

    private func damagedPeople() throws -> [DamagedRow] {
        let members = try transaction.damagedRows(of: "member", "nik, name, birth_date, phone, email") {
            row throws(DamagedValue) in _ = try row.member(try row.nik())
        }
        let cards = try transaction.damagedRows(
            of: "card", "kpj, status, programmes, employer, balance, balance_as_of, last_contribution, nik"
        ) { row throws(DamagedValue) in _ = (try row.card(), try row.nik()) }
        let entries = try transaction.damagedRows(
            of: "entry", "id, kpj, kind, day, amount, month, wage, worker_share, employer_share"
        ) { row throws(DamagedValue) in
            _ = (try row.place(), try row.kpj(), try row.word(among: ["opening", "contribution", "development"]))
            _ = (try row.day(), try row.rupiah(), try row.optionalDay())
            for _ in 0..<3 { _ = try row.optional { row throws(DamagedValue) in try row.rupiah() } }
        }
        return members + cards + entries
    }

    private func damagedHistory() throws -> [DamagedRow] {
        let years = try transaction.damagedRows(
            of: "savings_year", "kpj, year, months, contributed, development", isNumbered: false
        ) { row throws(DamagedValue) in _ = try row.savingsYear() }
        let claims = try transaction.damagedRows(of: "claim", "kpj, state, day, papers") { row throws(DamagedValue) in
            _ = (try row.kpj(), try row.claim())
        }
        let complaints = try transaction.damagedRows(
            of: "complaint", "reference, phone, nik, at, text, closed_at", isNumbered: false
        ) { row throws(DamagedValue) in _ = try row.complaint() }
        let languages = try transaction.damagedRows(of: "preference", "phone, language, set_at") {
            row throws(DamagedValue) in
            _ = (try row.phone(), try row.name(of: Language.self), try row.moment())
        }
        let branches = try transaction.damagedRows(of: "branch", "town, name, address, hours", isNumbered: false) {
            row throws(DamagedValue) in
            for _ in 0..<4 { _ = try row.text() }
        }
        let notices = try transaction.damagedRows(of: "notice", "template, month, nik, at", isNumbered: false) {
            row throws(DamagedValue) in
            _ = (try row.name(of: NoticeTemplate.self), try row.day(), try row.nik(), try row.moment())
        }
        return years + claims + complaints + languages + branches + notices
    }

    private func damagedTelephones() throws -> [DamagedRow] {
        let bindings = try transaction.damagedRows(of: "binding", "phone, nik, reference, last_used") {
            row throws(DamagedValue) in
            _ = (try row.phone(), try row.nik(), try row.reference(), try row.day())
        }
        let moves = try transaction.damagedRows(
            of: "pending_move", "nik, phone, reference, requested_at, due_at, word"
        ) { row throws(DamagedValue) in _ = try row.pendingMove() }
        return bindings + moves
    }

    private func damagedGuards() throws -> [DamagedRow] {
        let days = try transaction.damagedRows(of: "service_day", "day, last_reference") { row throws(DamagedValue) in
            _ = (try row.day(), try row.integer(in: 0...Int64(Reference.most)))
        }
        let senders = try transaction.damagedRows(
            of: "sender", "phone, day, failures, senseless, granted, change, changed_at, reply, footprint"
        ) { row throws(DamagedValue) in
            _ = (try row.phone(), try row.day())
            for _ in 0..<3 { _ = try row.count() }
            _ = try row.optional { row throws(DamagedValue) in try row.lastChange() }
        }
        let counts = try transaction.damagedRows(
            of: "registration_count", "kind, number, day, count", isNumbered: false
        ) {
            row throws(DamagedValue) in
            _ = (try row.word(among: ["nik", "kpj", "granted"]), try row.integer(), try row.day(), try row.count())
        }
        let protections = try [("former_binding", "left_at"), ("refusal", "ends_at")].flatMap { table, moment in
            try transaction.damagedRows(of: table, "nik, phone, \(moment)") { row throws(DamagedValue) in
                _ = (try row.nik(), try row.phone(), try row.moment())
            }
        }
        return days + senders + counts + protections
    }
}
