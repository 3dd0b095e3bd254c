/// The parts between separators of several kinds, as far as they can be found: `TINGGI 160 BERAT 55`.
///
/// A separator that is of words stands wherever its words do, whatever other separators stand round them.
struct MixedParts {
    /// What stands in each hole; nil where the separator before it is missing, or nothing stands there.
    private(set) var parts: [Range<Int>?]
    /// The holes in front of which a separator is missing.
    private(set) var isCut: [Bool]

    init(_ form: Form, _ text: Span<UInt8>, _ body: Range<Int>) {
        parts = Array(repeating: nil, count: form.shapes.count)
        isCut = Array(repeating: true, count: form.shapes.count)
        var (hole, start) = (0, body.lowerBound)
        while hole < form.shapes.count {
            var next: (hole: Int, separator: Range<Int>)?
            for later in hole..<form.separators.count where next == nil {
                next = text.firstSeparator(form.separators[later], in: start..<body.upperBound).map { (later + 1, $0) }
            }
            let part = text.trimmed(start..<(next?.separator.lowerBound ?? body.upperBound))
            parts[hole] = part.isEmpty ? nil : part
            for missing in hole + 1..<max(hole + 1, next?.hole ?? form.shapes.count) { isCut[missing] = false }
            guard let next else { return }
            (hole, start) = (next.hole, next.separator.upperBound)
        }
    }

    /// Appends all of them; false where one is missing.
    func append(to whole: inout Parts) -> Bool {
        for part in parts {
            guard let part else { return false }
            whole.append(part)
        }
        return true
    }
}

extension Span<UInt8> {
    /// Where a separator stands in a range: as it is; or, of one with words, where its words stand apart from others.
    fileprivate func firstSeparator(_ literal: [UInt8], in range: Range<Int>) -> Range<Int>? {
        let words = literal.span.trimmedToWords
        guard !words.isEmpty else { return firstIndex(of: literal, in: range).map { $0..<$0 + literal.count } }
        let core = Array(literal[words])
        for index in range where index + core.count <= range.upperBound && matches(core, at: index) {
            guard isEdge(index, in: range), isEdge(index + core.count, in: range) else { continue }
            let start = skipBack(from: index, to: range.lowerBound, while: \.isGap)
            return start..<Swift.min(skip(from: index + core.count, while: \.isGap), range.upperBound)
        }
        return nil
    }

    /// Whether a word can begin or end at a place: beside an end, a mark, or a digit on one side and a letter on the other.
    private func isEdge(_ place: Int, in range: Range<Int>) -> Bool {
        guard place > range.lowerBound, place < range.upperBound else { return true }
        guard isAlphanumeric(at: place - 1), isAlphanumeric(at: place) else { return true }
        return self[place - 1].isDigit != self[place].isDigit
    }

    private var trimmedToWords: Range<Int> {
        var (lower, upper) = (0, count)
        while lower < upper, !isAlphanumeric(at: lower) { lower += 1 }
        while upper > lower, !isAlphanumeric(at: upper - 1) { upper -= 1 }
        return lower..<upper
    }
}

extension UInt8 {
    /// What may stand between a word and a value.
    fileprivate var isGap: Bool { isSeparator || self == .lineBreak }
}
