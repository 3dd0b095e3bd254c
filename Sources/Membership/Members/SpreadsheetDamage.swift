import Store

/// What spreadsheets do to numbers and days that they think they understand.
enum SpreadsheetDamage: Hashable {
    /// `3.17105E+15`: the last digits are gone.
    case rounded
    /// `8012345678` for `08012345678`.
    case zeroLost
    /// `17/08/1990` for `1990-08-17`.
    case dayRewritten
    /// `12.345.678` for `12345678`.
    case amountGrouped
    /// `3171051708900000` for `3171051708900003`, in every row.
    case lastDigitZero

    /// What a value that cannot be read looks like; nil where no spreadsheet is to blame.
    init?(to text: String, in column: FileColumn) {
        switch column.content {
        case .identity, .card, .telephone, .amount:
            guard let damage = Self.damage(toNumber: text, in: column.content) else { return nil }
            self = damage
        case .day, .personalDay:
            guard text.contains(where: { "/.-".contains($0) }), text.contains(where: \.isNumber) else { return nil }
            self = .dayRewritten
        case .words, .personalWords: return nil
        }
    }

    private static func damage(toNumber text: String, in content: FileColumn.Content) -> SpreadsheetDamage? {
        if text.contains(where: { $0 == "E" || $0 == "e" }), text.contains("+") { return .rounded }
        if content == .amount { return text.contains { ".,".contains($0) } ? .amountGrouped : nil }
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        let isShort = content == .card && (9...10).contains(text.utf8.count)
        return isShort || (content == .telephone && text.hasPrefix("8")) ? .zeroLost : nil
    }

    var hint: String {
        switch self {
        case .rounded: "a spreadsheet has rounded the number: make the column text and enter it again"
        case .lastDigitZero:
            "a spreadsheet has rounded numbers of 16 digits: make the column text and enter the numbers again"
        case .zeroLost: "a spreadsheet may have dropped the zero before it: make the column text"
        case .dayRewritten: "a spreadsheet may have rewritten the day: format the column as YYYY-MM-DD"
        case .amountGrouped: "a spreadsheet may have put marks between the digits: format the column as a plain number"
        }
    }
}
