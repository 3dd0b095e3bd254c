package import ShortMessage

/// A row of a file of members that cannot be entered: where, and why.
package struct BadRow: Error, Hashable, Sendable {
    /// 1 is the first line of the file.
    package let line: Int
    /// 1 is the first field of the row.
    package let column: Int
    /// The name of its column; nil where there is none.
    let columnName: String?
    package let reason: Reason

    package enum Reason: Hashable, Sendable {
        case notCSV(String)
        case header
        case fieldCount(Int, expected: Int)
        case notUTF8
        case value(String, FileColumn)
        /// A card that is not active has had a last contribution.
        case noLastMonth
        case conflict(RowConflict)
        /// All numbers of so many rows end in a zero, as no real ones do.
        case rounded(rows: Int)
        /// Nobody knows what is to be paid of a wage of that month.
        case noRate(CalendarDate)
        case noSuchCard
        /// Another row of the file has the card; the number of its line.
        case sameCard(line: Int)
        /// Rows of the card stand further up, with others between.
        case cardElsewhere(line: Int)
        /// A month or a year.
        case samePeriod
        case sameTown(line: Int)
        case moreThanOpening
        case tooMuch
    }

    init(line: Int, column: Int, named name: String? = nil, reason: Reason) {
        (self.line, self.column, columnName, self.reason) = (line, column, name, reason)
    }

    init(line: Int, _ conflict: RowConflict) {
        self.init(
            line: line, column: conflict.column.rawValue, named: conflict.column.name, reason: .conflict(conflict))
    }

    /// One sentence without a line's end.
    ///
    /// - Parameter unmasked: whether what is personal is shown.
    package func description(unmasked: Bool) -> String {
        "\(line): column \(column)\(columnName.map { " (\($0))" } ?? ""): \(problem(unmasked: unmasked))"
    }

    private func problem(unmasked: Bool) -> String {
        switch reason {
        case .notCSV(let problem): problem
        case .header: "expected the header \(Self.headers.joined(separator: "; or "))"
        case .fieldCount(let count, let expected): "the row has \(count) fields; expected \(expected)"
        case .notUTF8: "is not UTF-8; save the file as \"CSV UTF-8\""
        case .value(let text, let column): Self.problem(text, column, unmasked: unmasked)
        case .noLastMonth: "expected the month of the last contribution, since the card is not active"
        case .conflict(let conflict): conflict.description
        case .rounded(let rows): "the numbers of all \(rows) rows end in 0; \(SpreadsheetDamage.lastDigitZero.hint)"
        case .noRate(let month): "is empty, and 2757.rates has no shares of \("\(month)".prefix("YYYY-MM".count))"
        case .noSuchCard: "no card in the store has this number"
        case .sameCard(let line): "this card stands in line \(line) already"
        case .cardElsewhere(let line): "rows of this card stand at line \(line), too; expected all of them together"
        case .samePeriod: "this \(columnName ?? "period") of the card stands in the file already"
        case .sameTown(let line): "this town stands in line \(line) already"
        case .moreThanOpening:
            "more was paid and earned until the day of the card's opening balance than that balance is"
        case .tooMuch: "no balance can be as great as that"
        }
    }

    private static let headers = ([MemberColumn.header] + HistoryTable.allCases.map { $0.columns.map(\.name) }).map {
        $0.joined(separator: ",")
    }

    private static func problem(_ text: String, _ column: FileColumn, unmasked: Bool) -> String {
        guard !text.isEmpty else { return "is empty; expected \(column.expected)" }
        let shown = unmasked ? text : crossedOut(text, column)
        let hint = SpreadsheetDamage(to: text, in: column).map { "; \($0.hint)" } ?? ""
        return "'\(Text.escaped(String(shown.prefix(60))))' has \(text.count) characters; "
            + "expected \(column.expected)\(hint)"
    }

    /// Letters and digits as `x`; the form stays, since it is what must be put right.
    ///
    /// In a column that is not personal the digits of a short number stay, too. A word there may be a name, where a comma is
    /// missing before it and one is too many behind.
    private static func crossedOut(_ text: String, _ column: FileColumn) -> String {
        let isNumber =
            !column.isPersonal && text.count(where: \.isNumber) <= mostDigitsShown && !mayBeBirthDate(text)
        return String(text.map { $0.isLetter || $0.isNumber && !isNumber ? "x" : $0 })
    }

    /// Where the columns are shifted it stands in any of them; no day of a balance is so long past.
    private static func mayBeBirthDate(_ text: String) -> Bool {
        text.count(where: \.isNumber) == mostDigitsShown
            && text.split { !$0.isNumber }.contains { $0.count == 4 && ("1900"..."2014").contains($0) }
    }

    /// Of a balance, 0 to 999999999999, or a day.
    private static let mostDigitsShown = 8
}
