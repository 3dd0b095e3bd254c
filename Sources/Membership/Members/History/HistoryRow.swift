import ShortMessage

/// One row of a file of contributions, development, claims or branches.
enum HistoryRow {
    case savings(KPJ, SavingsEntry)
    case claim(KPJ, BenefitClaim)
    case branch(Town, Branch)

    /// - Parameter rates: they reckon shares that a row leaves out.
    /// - Returns: nil where there are faults.
    static func read(_ fields: inout FileFields, of table: HistoryTable, by rates: Rates) -> HistoryRow? {
        switch table {
        case .contributions: contribution(&fields, by: rates)
        case .development: development(&fields)
        case .claims: claim(&fields)
        case .branches: branch(&fields)
        }
    }

    private static func contribution(_ fields: inout FileFields, by rates: Rates) -> HistoryRow? {
        let kpj = fields.value(1) { try? KPJ($0) }
        let month = fields.value(2) { text in
            CalendarDate(iso: text + "-01").flatMap { SavingsYear.years.contains($0.year) ? $0 : nil }
        }
        let wage = fields.value(3, rupiah)
        let isReckoned = fields.isEmpty(4) && fields.isEmpty(5)
        let shares = isReckoned ? nil : (fields.value(4, rupiah), fields.value(5, rupiah))
        let paidOn = fields.value(6) { CalendarDate(iso: $0) }
        guard let kpj, let month, let wage, let paidOn else { return nil }
        if case (let worker?, let employer?)? = shares {
            let contribution = Contribution(wage: wage, worker: worker, employer: employer, paidOn: paidOn)
            return .savings(kpj, .contribution(contribution, month: month))
        }
        guard isReckoned else { return nil }
        guard let contribution = Contribution(wage: wage, in: month, by: rates, paidOn: paidOn) else {
            fields.reject(4, .noRate(month))
            return nil
        }
        return .savings(kpj, .contribution(contribution, month: month))
    }

    private static func development(_ fields: inout FileFields) -> HistoryRow? {
        let kpj = fields.value(1) { try? KPJ($0) }
        let year = fields.value(2) { text in
            text.count == 4 ? Int(text).flatMap { SavingsYear.years.contains($0) ? $0 : nil } : nil
        }
        let amount = fields.value(3, rupiah)
        guard let kpj, let year, let amount else { return nil }
        return .savings(kpj, .development(amount, year: year))
    }

    private static func claim(_ fields: inout FileFields) -> HistoryRow? {
        let kpj = fields.value(1) { try? KPJ($0) }
        let state = fields.value(2) { BenefitClaim.State(rawValue: $0) }
        let day = fields.value(3) { CalendarDate(iso: $0) }
        let papers = fields.value(4) { text in
            Papers(codes: text).flatMap { state == nil || $0.isEmpty == (state != .incomplete) ? $0 : nil }
        }
        guard let kpj, let state, let day, let papers else { return nil }
        return .claim(kpj, BenefitClaim(state: state, day: day, missing: papers))
    }

    private static func branch(_ fields: inout FileFields) -> HistoryRow? {
        let town = fields.value(1) { Town($0) }
        let name = fields.value(2) { words($0, upTo: Branch.widths.name) }
        let address = fields.value(3) { words($0, upTo: Branch.widths.address) }
        let hours = fields.value(4) { words($0, upTo: Branch.widths.hours) }
        guard let town, let name, let address, let hours else { return nil }
        return .branch(town, Branch(name: name, address: address, hours: hours))
    }

    private static func rupiah(_ text: String) -> Rupiah? { Int64(text).flatMap { try? Rupiah($0) } }

    /// A text that stands on any screen as it is, and in a reply whole.
    private static func words(_ text: String, upTo width: Int) -> String? {
        (1...width).contains(text.unicodeScalars.count) && Text.isLegible(text) ? text : nil
    }
}

extension Papers {
    /// Codes with a blank between; none for an empty text.
    package init?(codes text: String) {
        let codes = text.split(separator: " ")
        let papers = codes.compactMap { Papers(code: $0) }
        guard papers.count == codes.count else { return nil }
        self.init(papers)
    }
}
