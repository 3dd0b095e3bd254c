import ShortMessage

extension FieldShape {
    /// The one spelling of a value that fits.
    func canonical(_ text: Span<UInt8>, _ range: Range<Int>, _ context: ReadingContext) -> String {
        switch self {
        case .digits:
            String(decoding: dense(text, range).map { $0.digitLookalike ?? $0 }, as: UTF8.self)
        case .alphanumerics, .row:
            String(decoding: dense(text, range).map(\.folded), as: UTF8.self)
        case .date: DateReading(text, range, context).day?.description ?? ""
        case .month: MonthReading(text, range).map(Self.written) ?? ""
        case .amount: AmountReading(text, range).map { String($0.rupiah) } ?? ""
        case .number: String(decoding: text.copy(range).map(Self.withPoint), as: UTF8.self)
        case .phone: PhoneReading(text, range, context).map { "+" + String(decoding: $0.digits, as: UTF8.self) } ?? ""
        case .choice(let words): Self.chosen(words, text, range).map { words[$0] } ?? ""
        case .letters: Self.name(text, range)
        case .word, .email, .text: String(decoding: text.copy(range), as: UTF8.self)
        }
    }

    private func dense(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        range.filter { !text[$0].isDroppable }.map { text[$0] }
    }

    private static func written(_ month: MonthReading) -> String {
        let year = String(month.year)
        let zeros = String(repeating: "0", count: 4 - year.utf8.count)
        return zeros + year + (month.month < 10 ? "-0" : "-") + String(month.month)
    }

    private static func withPoint(_ octet: UInt8) -> UInt8 {
        octet == UInt8(ascii: ",") ? UInt8(ascii: ".") : octet
    }

    /// Underscores are blanks; one blank in a row, none at the ends. Case stays as it was sent.
    private static func name(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
        var octets: [UInt8] = []
        for index in range {
            let octet = text[index] == UInt8(ascii: "_") || text[index].isBlank ? UInt8.blank : text[index]
            if octet == .blank, octets.last == .blank || octets.isEmpty { continue }
            octets.append(octet)
        }
        if octets.last == .blank { octets.removeLast() }
        return String(decoding: octets, as: UTF8.self)
    }
}
