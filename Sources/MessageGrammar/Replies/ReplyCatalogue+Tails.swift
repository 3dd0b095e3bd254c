extension ReplyCatalogue {
    /// Where the ends of numbers stand in a reply, in UTF-8 offsets; those of one list together.
    ///
    /// - Returns: nil for a text that is no reply of this catalogue.
    package func tails(in text: String) -> [[Range<Int>]]? {
        let octets = Array(text.utf8)
        for template in templates.values {
            guard let holes = TemplateReading(template, of: octets, more: wording.more).holes else { continue }
            return holes.compactMap { hole, range in
                switch hole {
                case .tail: [range]
                case .tails:
                    octets[range].split { $0 == UInt8(ascii: ",") || $0 == .blank }
                        .filter { $0.count == ReplyWording.tailWidth }.map { $0.startIndex..<$0.endIndex }
                default: nil
                }
            }
        }
        return nil
    }
}

/// A text read as a template with its holes filled.
private struct TemplateReading {
    private let pieces: [ReplyTemplate.Piece]
    private let text: [UInt8]
    private let more: [UInt8]
    /// What fills each hole; nil where the text is not of the template.
    private(set) var holes: [(hole: ReplyHole, range: Range<Int>)]?

    init(_ template: ReplyTemplate, of text: [UInt8], more: String) {
        (pieces, self.text, self.more) = (template.pieces, text, Array(more.utf8))
        holes = filled(from: 0, at: 0)
    }

    /// The holes from a piece on, the first way in which they fit.
    private func filled(from piece: Int, at start: Int) -> [(hole: ReplyHole, range: Range<Int>)]? {
        guard piece < pieces.count else { return start == text.count ? [] : nil }
        switch pieces[piece] {
        case .literal(let literal):
            let octets = Array(literal.utf8)
            guard text[start...].starts(with: octets) else { return nil }
            return filled(from: piece + 1, at: start + octets.count)
        case .hole(_, let hole):
            for end in start...text.count where fits(hole, start..<end) {
                if let rest = filled(from: piece + 1, at: end) { return [(hole, start..<end)] + rest }
            }
            return nil
        }
    }

    private func fits(_ hole: ReplyHole, _ range: Range<Int>) -> Bool {
        switch hole {
        case .count: !range.isEmpty && range.count <= 3 && text[range].allSatisfy(\.isDigit)
        case .tail: range.count == ReplyWording.tailWidth && text[range].allSatisfy(\.isAlphanumeric)
        case .tails: areTails(text[range])
        default: true
        }
    }

    /// `5678, 6543`, and perhaps the word for "and so on".
    private func areTails(_ list: ArraySlice<UInt8>) -> Bool {
        let isCut = !more.isEmpty && list.count > more.count && list.suffix(more.count).elementsEqual(more)
        let tails = isCut ? list.dropLast(more.count) : list
        return tails.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).enumerated().allSatisfy {
            let tail = $0.offset > 0 && $0.element.first == .blank ? $0.element.dropFirst() : $0.element
            return tail.count == ReplyWording.tailWidth && tail.allSatisfy(\.isAlphanumeric)
        }
    }
}
