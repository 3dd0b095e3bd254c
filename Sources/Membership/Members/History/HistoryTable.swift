/// A file of what members are told beside their cards; its header says which it is.
enum HistoryTable: CaseIterable {
    case contributions, development, claims, branches

    /// The table with this header, or nil.
    init?(header: [String?]) {
        guard let table = Self.allCases.first(where: { $0.columns.map(\.name) == header }) else { return nil }
        self = table
    }

    /// Asked for each row, so they are made once.
    var columns: [FileColumn] {
        switch self {
        case .contributions: Self.ofContributions
        case .development: Self.ofDevelopment
        case .claims: Self.ofClaims
        case .branches: Self.ofBranches
        }
    }

    private static let ofContributions = [
        card, month, amount("wage"), amount("worker"), amount("employer"), day("paid_on"),
    ]
    private static let ofDevelopment = [card, year, amount("development")]
    private static let ofClaims = [card, state, day("day"), papers]
    private static let ofBranches = [
        words("town", "a town's name, of letters"), words("name", upTo: Branch.widths.name),
        words("address", upTo: Branch.widths.address), words("hours", upTo: Branch.widths.hours),
    ]

    private static let card = FileColumn(name: "kpj", content: .card, expected: MemberColumn.kpj.column.expected)
    private static let month = FileColumn(name: "month", content: .day, expected: "a month such as 2026-10")
    private static let year = FileColumn(name: "year", content: .day, expected: "a year such as 2025")
    private static let state = words(
        "state", "one of \(BenefitClaim.State.allCases.map(\.rawValue).joined(separator: ", "))")
    private static let papers = words(
        "papers",
        "the missing papers of an incomplete claim, of \(Papers.list), else nothing")

    private static func amount(_ name: String) -> FileColumn {
        FileColumn(name: name, content: .amount, expected: MemberColumn.balance.column.expected)
    }

    private static func day(_ name: String) -> FileColumn {
        FileColumn(name: name, content: .day, expected: MemberColumn.balanceAsOf.column.expected)
    }

    private static func words(_ name: String, _ expected: String) -> FileColumn {
        FileColumn(name: name, content: .words, expected: expected)
    }

    private static func words(_ name: String, upTo width: Int) -> FileColumn {
        words(name, "1 to \(width) characters, without control characters")
    }
}
