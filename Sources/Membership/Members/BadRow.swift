import ShortMessage

/// A row of a file of members that cannot be entered: where, and why.
package struct BadRow: Error, Hashable, Sendable {
    /// 1 is the first line of the file.
    package let line: Int
    /// 1 is the first field of the row.
    package let column: Int
    package let reason: Reason

    package enum Reason: Hashable, Sendable {
        case notCSV(String)
        case header
        case fieldCount(Int)
        case notUTF8
        case value(String, MemberColumn)
        /// A card that is not active has had a last contribution.
        case noLastMonth
        case conflict(RowConflict)
    }

    init(line: Int, column: Int, reason: Reason) {
        (self.line, self.column, self.reason) = (line, column, reason)
    }

    init(line: Int, _ conflict: RowConflict) {
        self.init(line: line, column: conflict.column.rawValue, reason: .conflict(conflict))
    }

    /// One sentence without a line's end.
    ///
    /// - Parameter unmasked: whether what is personal is shown.
    package func description(unmasked: Bool) -> String {
        let place = MemberColumn.allCases.dropFirst(column - 1).first.map { " (\($0.name))" } ?? ""
        return "\(line): column \(column)\(reason == .header ? "" : place): \(problem(unmasked: unmasked))"
    }

    private func problem(unmasked: Bool) -> String {
        switch reason {
        case .notCSV(let problem): problem
        case .header: "expected the header \(MemberColumn.header.joined(separator: ","))"
        case .fieldCount(let count): "the row has \(count) fields; expected \(MemberColumn.allCases.count)"
        case .notUTF8: "is not UTF-8; save the file as \"CSV UTF-8\""
        case .value(let text, let column): Self.problem(text, column, unmasked: unmasked)
        case .noLastMonth: "expected the month of the last contribution, since the card is not active"
        case .conflict(let conflict): conflict.description
        }
    }

    private static func problem(_ text: String, _ column: MemberColumn, unmasked: Bool) -> String {
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
    private static func crossedOut(_ text: String, _ column: MemberColumn) -> String {
        let isNumber = !column.isPersonal && text.count(where: \.isNumber) <= mostDigitsShown
        return String(text.map { $0.isLetter || $0.isNumber && !isNumber ? "x" : $0 })
    }

    /// Of a balance, 0 to 999999999999, or a day.
    private static let mostDigitsShown = 8
}
