/// Gives the rows of a table of members, or of what cards have, pseudonyms under the key of a log.
public struct TablePseudonyms: Sendable {
    private let pseudonyms: Pseudonyms
    private let columns: [Column?]

    private enum Column {
        case code, name, date, email
    }

    private static let known: [String: Column] = [
        "nik": .code, "kpj": .code, "phone": .code, "name": .name, "birth_date": .date, "email": .email,
    ]

    /// A table with these columns; one that has no card in it, and so nobody, stays as it is.
    public init(_ key: PseudonymKey, header: [String]) {
        pseudonyms = Pseudonyms(key)
        columns = header.map { header.contains("kpj") ? Self.known[$0] : nil }
    }

    /// Whether a header is one of a table that `members import` reads.
    public static func knows(header: [String]) -> Bool { header.contains("kpj") || header.contains("town") }

    /// A row with pseudonyms in the columns that are of a person, and all others as they were.
    public func row(_ fields: [String]) -> [String] {
        fields.enumerated().map { place, field in
            guard place < columns.count, let column = columns[place] else { return field }
            var image = PseudonymText(field, pseudonyms)
            let all = 0..<image.scalars.count
            switch column {
            case .code: image.replaceCode(image.open(all))
            case .name: image.replaceName(image.open(all))
            case .date: image.replaceDate(image.groups(of: all))
            case .email: image.replaceEmail(all)
            }
            return image.text
        }
    }
}
