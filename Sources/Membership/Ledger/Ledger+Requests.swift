internal import MessageCentre
import ShortMessage
import Store

/// Claims, complaints, languages and branches.
extension Ledger {
    /// The cards of the member to whom a telephone is bound, if it was used since that day, each with its last claim.
    func claims(of phone: MSISDN, usedSince day: CalendarDate) throws -> [(card: Card, claim: BenefitClaim?)] {
        try transaction.all(
            """
            SELECT c.kpj, c.status, c.programmes, c.employer, c.balance, c.balance_as_of, c.last_contribution,
                k.state, k.day, k.papers
            FROM binding AS b JOIN card AS c ON c.nik = b.nik LEFT JOIN claim AS k ON k.kpj = c.kpj
            WHERE b.phone = ? AND b.last_used >= ? ORDER BY c.kpj
            """, .integer(phone.number), .integer(day.dayNumber)
        ) { columns in
            (
                try columns.card(),
                try columns.optional { columns throws(DamagedValue) in try columns.claim() }
            )
        }
    }

    func claim(of kpj: KPJ) throws -> BenefitClaim? {
        try transaction.first("SELECT state, day, papers FROM claim WHERE kpj = ?", .integer(kpj.number)) {
            try $0.claim()
        }
    }

    /// Makes this the card's last claim.
    func keep(_ claim: BenefitClaim, of kpj: KPJ) throws {
        try transaction.run(
            """
            INSERT INTO claim (kpj, state, day, papers) VALUES (?, ?, ?, ?)
            ON CONFLICT (kpj) DO UPDATE SET state = excluded.state, day = excluded.day, papers = excluded.papers
            """,
            .integer(kpj.number), .text(claim.state.rawValue), .integer(claim.day.dayNumber),
            .integer(claim.missing.rawValue))
    }

    func enter(_ complaint: Complaint) throws {
        try transaction.run(
            "INSERT INTO complaint (reference, phone, nik, at, text) VALUES (?, ?, ?, ?, ?)",
            .text("\(complaint.reference)"), .integer(complaint.phone.number),
            .integer(complaint.nik.map { Int64($0.number) }), .integer(complaint.at), .text(complaint.text))
    }

    /// How many complaints a telephone has entered since a moment.
    func complaints(of phone: MSISDN, since moment: Int64) throws -> Int {
        try transaction.first(
            "SELECT count(*) FROM complaint WHERE phone = ? AND at >= ?", .integer(phone.number), .integer(moment)
        ) { try $0.count() } ?? 0
    }

    /// The latest that a telephone has entered.
    func lastComplaint(of phone: MSISDN) throws -> Complaint? {
        try transaction.first(
            """
            SELECT reference, phone, nik, at, text, closed_at FROM complaint WHERE phone = ?
            ORDER BY at DESC, reference DESC LIMIT 1
            """, .integer(phone.number)
        ) { try $0.complaint() }
    }

    func complaint(_ reference: Reference) throws -> Complaint? {
        try transaction.first(
            "SELECT reference, phone, nik, at, text, closed_at FROM complaint WHERE reference = ?",
            .text("\(reference)")
        ) { try $0.complaint() }
    }

    /// The first first.
    func eachComplaint(openOnly: Bool, _ visit: (Complaint) throws -> Void) throws {
        try transaction.each(
            """
            SELECT reference, phone, nik, at, text, closed_at FROM complaint
            \(openOnly ? "WHERE closed_at IS NULL" : "") ORDER BY at, reference
            """
        ) { try visit(try $0.complaint()) }
    }

    func close(_ reference: Reference, at moment: Int64) throws {
        try transaction.run(
            "UPDATE complaint SET closed_at = ? WHERE reference = ?", .integer(moment), .text("\(reference)"))
    }

    func speak(_ language: Language, with phone: MSISDN, at moment: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO preference (phone, language, set_at) VALUES (?, ?, ?)
            ON CONFLICT (phone) DO UPDATE SET language = excluded.language, set_at = excluded.set_at
            """, .integer(phone.number), .text(language.rawValue), .integer(moment.milliseconds))
    }

    /// The language that a telephone has chosen.
    func language(of phone: MSISDN) throws -> Language? {
        try transaction.first("SELECT language FROM preference WHERE phone = ?", .integer(phone.number)) {
            try $0.name()
        }
    }

    func branch(in town: Town) throws -> Branch? {
        try transaction.first("SELECT name, address, hours FROM branch WHERE town = ?", .text(town.letters)) {
            Branch(name: try $0.text(), address: try $0.text(), hours: try $0.text())
        }
    }

    package func keep(_ branch: Branch, in town: Town) throws {
        try transaction.run(
            """
            INSERT INTO branch (town, name, address, hours) VALUES (?, ?, ?, ?)
            ON CONFLICT (town) DO UPDATE SET
                name = excluded.name, address = excluded.address, hours = excluded.hours
            """, .text(town.letters), .text(branch.name), .text(branch.address), .text(branch.hours))
    }
}

extension SQLColumns {
    /// State, day, what is missing.
    mutating func claim() throws(DamagedValue) -> BenefitClaim {
        let claim = BenefitClaim(
            state: try name(), day: try day(), missing: Papers(rawValue: UInt8(try integer(in: 0...63))))
        guard claim.missing.isEmpty == (claim.state != .incomplete) else { throw damage("what is missing of a claim") }
        return claim
    }

    /// Reference, telephone, member, time, text, end.
    mutating func complaint() throws(DamagedValue) -> Complaint {
        Complaint(
            reference: try reference(), phone: try phone(),
            nik: try optional { columns throws(DamagedValue) in try columns.nik() }, at: try moment(), text: try text(),
            closedAt: try optional { columns throws(DamagedValue) in try columns.moment() })
    }
}
