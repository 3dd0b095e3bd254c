import ShortMessage

extension Match {
    /// What fills the holes of a reply that says fields of the message.
    ///
    /// - Parameter holes: the reply's, as `Grammar.replyHoles` has them.
    public func replyValues(for holes: [String: ReplyHole]) -> [String: ReplyValue] {
        var values: [String: ReplyValue] = [:]
        for (field, hole) in holes { values[field] = replyValue(of: field, in: hole) }
        return values
    }

    private func replyValue(of field: String, in hole: ReplyHole) -> ReplyValue? {
        guard let text = self[field] else { return nil }
        return switch hole {
        case .date: date(field).map { .date($0) }
        case .month: Self.firstDay(ofMonth: text).map { .month($0) }
        case .amount: Int64(text).map { .amount($0) }
        case .tail: .tail(String(text.suffix(ReplyWording.tailWidth)))
        case .choice: .choice(text)
        case .code: .code(text)
        case .codes: .codes(self.values(of: field))
        case .count, .name, .reference, .label, .format, .words, .labels, .tails, .percent, .months, .phrase, .withheld:
            nil
        }
    }

    /// The first of a month `YYYY-MM`.
    private static func firstDay(ofMonth month: String) -> CalendarDate? {
        let parts = month.split(separator: "-").compactMap { Int($0) }
        return parts.count == 2 ? CalendarDate(year: parts[0], month: parts[1], day: 1) : nil
    }
}
