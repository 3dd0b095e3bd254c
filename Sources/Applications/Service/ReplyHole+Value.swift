import MessageGrammar
import ShortMessage

extension ReplyHole {
    /// What a program has put into the hole; nil where it is of another type, or wider than the hole.
    func value(of value: ProgramAnswer.Message.Value) -> ReplyValue? {
        switch self {
        case .date: value.text.flatMap(Self.day).map { .date($0) }
        case .month: value.text.flatMap { Self.day($0 + "-01") }.map { .month($0) }
        case .amount: value.whole.flatMap { (0...FieldShape.greatestAmount).contains($0) ? .amount($0) : nil }
        case .count: value.whole.flatMap { (0...999).contains($0) ? .count(Int($0)) : nil }
        case .tail: value.text(atMost: 4).map { .tail($0) }
        case .name: value.text(atMost: 20).map { .name($0) }
        case .reference: value.text(atMost: 16).map { .reference($0) }
        case .code(let width): value.text(atMost: width).map { .code($0) }
        case .phrase(let width): value.text(atMost: width).map { .phrase($0) }
        case .choice(let words): value.text.flatMap { words.contains($0) ? .choice($0) : nil }
        case .codes(let width, _): value.texts(atMost: width).map { .codes($0) }
        case .label, .format, .words, .labels, .tails, .percent, .months, .withheld: nil
        }
    }

    /// `2026-11-21`.
    private static func day(_ text: String) -> CalendarDate? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
    }
}

extension ProgramAnswer.Message.Value {
    fileprivate var text: String? {
        switch self {
        case .text(let text), .number(let text): text
        case .list: nil
        }
    }

    fileprivate var whole: Int64? { text.flatMap { Int64($0) } }

    fileprivate func text(atMost width: Int) -> String? {
        text.flatMap { Self.fits($0, width) ? $0 : nil }
    }

    fileprivate func texts(atMost width: Int) -> [String]? {
        switch self {
        case .text(let text), .number(let text): Self.fits(text, width) ? [text] : nil
        case .list(let texts): !texts.isEmpty && texts.allSatisfy { Self.fits($0, width) } ? texts : nil
        }
    }

    /// Of the default alphabet without its extension.
    private static func fits(_ text: String, _ width: Int) -> Bool {
        let scalars = text.unicodeScalars
        return (1...width).contains(scalars.count)
            && scalars.allSatisfy { GSMAlphabet.septets(of: $0) == 1 && $0.value >= 0x20 }
    }
}
