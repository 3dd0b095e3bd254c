/// What posters print round a message and before its values, in capitals: `Ketik … kirim ke 2757`, `NIK`.
struct Poster: Sendable {
    /// The number that a message is to be sent to.
    let shortCode: [UInt8]
    /// What stands before a message.
    private(set) var openings: [[UInt8]] = []
    /// What stands between a message and the number.
    private(set) var closings: [[UInt8]] = []
    /// The words that each field is called by.
    private(set) var labels: [String: [[UInt8]]] = [:]

    init(shortCode: String) {
        self.shortCode = Array(shortCode.utf8)
    }

    init(shortCode: String, _ wordings: [ReplyWording]) {
        self.init(shortCode: shortCode)
        let posters = wordings.flatMap(\.posters)
        openings = Self.folded(posters.map(\.before))
        closings = Self.folded(posters.map(\.after))
        for field in Set(wordings.flatMap(\.labels.keys)) {
            let names = wordings.flatMap { [$0.labels[field] ?? ""] + ($0.otherLabels[field] ?? []) }
            labels[field] = Set(names.flatMap(Self.words)).sorted { $0.lexicographicallyPrecedes($1) }
        }
    }

    /// The longest first, so that none hides one that goes on from it.
    private static func folded(_ texts: [String]) -> [[UInt8]] {
        Set(texts.filter { !$0.isEmpty }.map { Array($0.utf8).folded })
            .sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count }
    }

    /// The message of a text that has no blanks at its ends: without what stands before it and after it.
    ///
    /// All of the text where nothing else is in it.
    func message(in text: Span<UInt8>) -> Range<Int> {
        var message = 0..<text.count
        for opening in openings where text.matches(opening, at: 0) {
            let start = text.skip(from: opening.count) { $0.isBlank || $0 == UInt8(ascii: ":") }
            guard start > opening.count, start < text.count else { continue }
            message = start..<text.count
            break
        }
        return message.lowerBound..<(end(in: text, from: message.lowerBound) ?? message.upperBound)
    }

    /// Where the message ends, or nil where the text does not end with the number and the words before it.
    private func end(in text: Span<UInt8>, from start: Int) -> Int? {
        var last = text.count
        while last > start, text[last - 1].isClosing { last -= 1 }
        let code = last - shortCode.count
        guard code > start, text.matches(shortCode, at: code) else { return nil }
        let words = text.skipBack(from: code, to: start) { $0.isBlank || $0 == UInt8(ascii: ":") }
        guard words < code else { return nil }
        for closing in closings {
            let end = words - closing.count
            guard end > start, text.matches(closing, at: end) else { continue }
            let message = text.skipBack(from: end, to: start) { $0.isBlank || $0.isOpening }
            if message > start, message < end { return message }
        }
        return nil
    }

    private static func words(of label: String) -> [[UInt8]] {
        Array(label.utf8).folded.split { $0 < 0x80 && !$0.isAlphanumeric }.map(Array.init)
    }
}

extension Span<UInt8> {
    /// Past the octets from a place on that are of a kind.
    func skip(from start: Int, while isOfKind: (UInt8) -> Bool) -> Int {
        var index = start
        while index < count, isOfKind(self[index]) { index += 1 }
        return index
    }

    /// Before the octets in front of a place that are of a kind.
    func skipBack(from end: Int, to start: Int, while isOfKind: (UInt8) -> Bool) -> Int {
        var index = end
        while index > start, isOfKind(self[index - 1]) { index -= 1 }
        return index
    }

    /// What is left of a value where the words that its field is called by stand before it; nil where none do, or
    /// nothing else does.
    ///
    /// A digit may follow the last word at once.
    func withoutLabel(_ range: Range<Int>, _ words: [[UInt8]]) -> Range<Int>? {
        let start = labelsEnd(range, words)
        return start > range.lowerBound && start < range.upperBound ? start..<range.upperBound : nil
    }

    /// Whether a range holds nothing but words that a field is called by.
    func isLabel(_ range: Range<Int>, _ words: [[UInt8]]) -> Bool {
        !words.isEmpty && labelsEnd(range, words) == range.upperBound
    }

    /// Where the words that a field is called by, and what parts them from a value, end in a range.
    private func labelsEnd(_ range: Range<Int>, _ words: [[UInt8]]) -> Int {
        var index = range.lowerBound
        while !words.isEmpty, let end = labelEnd(index..<range.upperBound, words) {
            index = Swift.min(skip(from: end, while: \.isLabelGap), range.upperBound)
        }
        return index
    }

    /// Where the word that a range begins with ends, if it is one of some words.
    func labelEnd(_ range: Range<Int>, _ words: [[UInt8]]) -> Int? {
        let end = Swift.min(wordEnd(from: range.lowerBound, most: range.count), range.upperBound)
        let length = end - range.lowerBound
        guard length > 0 else { return nil }
        return words.contains { $0.count == length && matches($0, at: range.lowerBound) } ? end : nil
    }
}

extension UInt8 {
    /// What stands between a label and its value.
    fileprivate var isLabelGap: Bool {
        switch self {
        case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: isBlank
        }
    }

    /// What may stand before the words between a message and the number.
    fileprivate var isOpening: Bool {
        switch self {
        case UInt8(ascii: "("), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "["): true
        default: isQuote
        }
    }

    /// What may stand behind the number.
    fileprivate var isClosing: Bool {
        switch self {
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "."), UInt8(ascii: "!"): true
        default: isBlank || isQuote
        }
    }
}
