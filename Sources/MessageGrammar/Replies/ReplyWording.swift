import ShortMessage

/// The words of a replies file that fill holes: labels, formats, the names of the months.
package struct ReplyWording: Sendable {
    /// Labels by the names of fields.
    package var labels: [String: String] = [:]
    /// What else posters call fields, by the names of the fields.
    package var otherLabels: [String: [String]] = [:]
    /// What posters print before a message, and between it and the number.
    package var posters: [(before: String, after: String)] = []
    /// First forms, with labels in their holes, by the names of messages.
    package var formats: [String: String] = [:]
    /// January first; empty where the file names none.
    package var months: [String] = []
    /// What ends a list that was cut.
    package var more = ""
    /// What stands between a number's whole part and its fraction.
    package var decimal = "."

    package init() {}

    /// Characters of a number that end it, where the others are hidden.
    static let tailWidth = 4

    /// A value as a reply says it, in the default alphabet without extension.
    func words(for value: ReplyValue, in hole: ReplyHole) -> String {
        switch value {
        case .count(let count): String(min(max(count, 0), 999))
        case .tail(let tail): Self.folded(tail, most: Self.tailWidth)
        case .date(let day): day.dayFirst
        case .month(let day): month(day)
        case .amount(let rupiah): Self.rupiah(rupiah)
        case .name(let name): Self.folded(name, most: 20)
        case .reference(let reference): Self.folded(reference, most: 16)
        case .label(let field): labels[field] ?? ""
        case .format(let message): formats[message] ?? ""
        case .words(let words): words.joined(separator: ", ")
        case .labels(let fields): list(fields.map { labels[$0] ?? "" }, hole)
        case .tails(let tails): list(tails.map { Self.folded($0, most: Self.tailWidth) }, hole)
        case .code(let code): Self.folded(code, most: hole.width)
        case .codes(let codes): list(codes.map { Self.folded($0, most: hole.width) }, hole)
        case .choice(let word): Self.folded(word, most: word.unicodeScalars.count)
        case .percent(let thousandths): percent(thousandths)
        case .months(let days): list(days.map(month), hole)
        case .phrase(let text): Self.folded(text, most: hole.width)
        }
    }

    /// The widest value that a hole can be asked to hold.
    package func widest(_ hole: ReplyHole) -> String {
        switch hole {
        case .count: "999"
        case .tail: "9999"
        case .date: "30-09-1999"
        case .month: (Self.widest(months) ?? "") + " 1999"
        case .amount: Self.rupiah(FieldShape.greatestAmount)
        case .name: String(repeating: "M", count: 20)
        case .reference: String(repeating: "9", count: 16)
        case .label: Self.widest(labels.values) ?? ""
        case .format: Self.widest(formats.values) ?? ""
        case .words(let words): words.joined(separator: ", ")
        case .labels(let most):
            labels.values.sorted { Self.isWider($0, $1) }.prefix(most).joined(separator: ", ") + more
        case .tails(let most): Array(repeating: "9999", count: most).joined(separator: ", ") + more
        case .code(let width): String(repeating: "9", count: width)
        case .codes(let width, let most):
            Array(repeating: String(repeating: "9", count: width), count: most).joined(separator: ", ") + more
        case .percent: percent(99_999)
        case .months(let most):
            Array(repeating: widest(.month), count: most).joined(separator: ", ") + more
        case .phrase(let width): String(repeating: "M", count: width)
        case .choice(let words): Self.widest(words.map { Self.folded($0, most: $0.unicodeScalars.count) }) ?? ""
        case .withheld: ""
        }
    }

    private func list(_ items: [String], _ hole: ReplyHole) -> String {
        let most =
            switch hole {
            case .labels(let most), .tails(let most), .months(let most), .codes(_, let most): most
            default: items.count
            }
        return items.prefix(most).joined(separator: ", ") + (items.count > most ? more : "")
    }

    /// The wider first; of two as wide the one that sorts first, so that an error names the same one every time.
    private static func isWider(_ left: String, _ right: String) -> Bool {
        let widths = (GSMAlphabet.septets(left) ?? 0, GSMAlphabet.septets(right) ?? 0)
        return widths.0 == widths.1 ? left < right : widths.0 > widths.1
    }

    private static func widest(_ texts: some Sequence<String>) -> String? {
        texts.min(by: isWider)
    }

    /// Characters outside the default alphabet, or of its extension, become `?`; then the text is cut.
    private static func folded(_ text: String, most: Int) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(most) {
            let isPlain = GSMAlphabet.septets(of: scalar) == 1 && scalar.value >= 0x20
            folded.append(isPlain ? scalar : "?")
        }
        return String(folded)
    }

    private func month(_ day: CalendarDate) -> String {
        "\(months[day.month - 1]) \(day.year)"
    }

    /// `0,445%`: no zero at the end, and no fraction that is nothing.
    private func percent(_ thousandths: Int) -> String {
        let (whole, rest) = min(max(thousandths, 0), 99_999).quotientAndRemainder(dividingBy: 1000)
        var digits = String(1000 + rest).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return digits.isEmpty ? "\(whole)%" : "\(whole)\(decimal)\(digits)%"
    }

    /// `Rp12.345.678`.
    private static func rupiah(_ amount: Int64) -> String {
        precondition((0...FieldShape.greatestAmount).contains(amount), "an amount outside its type's range")
        var grouped = ""
        for (index, digit) in String(amount).reversed().enumerated() {
            if index > 0, index % 3 == 0 { grouped.append(".") }
            grouped.append(digit)
        }
        return "Rp" + String(grouped.reversed())
    }
}

extension ReplyHole {
    /// Septets of a code or phrase; 0 for any other type.
    fileprivate var width: Int {
        switch self {
        case .code(let width), .codes(let width, _), .phrase(let width): width
        default: 0
        }
    }
}
