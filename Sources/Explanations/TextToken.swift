import MessageGrammar
import ShortMessage
import Transcripts

/// A piece of a text, and what was read in it.
struct TextToken: Hashable, Sendable {
    /// What a piece was read as.
    enum Kind: String, Hashable, Sendable {
        /// Words that say which message it is.
        case keyword
        /// What stands between two fields, or before the first.
        case separator
        /// A field, right or wrong.
        case field
        /// What stands behind all that was read, such as a signature.
        case ignored
        /// Nothing was made of it.
        case unread
    }

    /// Unicode scalars of the text.
    let span: Range<Int>
    let text: String
    let kind: Kind
    /// The field's name; nil for another piece.
    let field: String?

    var json: JSONDocument {
        .object([
            ("from", .number(span.lowerBound)), ("to", .number(span.upperBound)), ("text", .string(text)),
            ("what", .string(kind.rawValue)), ("field", .optional(field)),
        ])
    }

    /// All pieces in their order; together they are the text.
    ///
    /// - Parameter shown: the text as others see it, of as many scalars.
    static func all(of text: String, _ outcome: Result<Match, ParseError>, shown: String) -> [TextToken] {
        var cutter = TokenCutter(text, shown: shown)
        switch outcome {
        case .success(let match):
            let fields = match.filledFields.compactMap { name in match.span(of: name).map { (name, $0) } }
            for (name, span) in fields.sorted(by: { $0.1.lowerBound < $1.1.lowerBound }) {
                cutter.add(span, field: name, before: .separator)
            }
            cutter.finish(fields.isEmpty ? .keyword : .ignored, beginsWithKeyword: true)
        case .failure(let error):
            for fault in error.faults.sorted(by: { $0.span.lowerBound < $1.span.lowerBound }) where fault.field != nil {
                cutter.add(fault.span, field: fault.field, before: .unread)
            }
            cutter.finish(.unread, beginsWithKeyword: error.message != nil && !error.isOfKeyword)
        }
        return cutter.tokens
    }
}

/// Cuts a text into pieces from its beginning on.
private struct TokenCutter {
    private let text: String
    private let shown: [Unicode.Scalar]
    /// UTF-8 offset of what was not cut off yet.
    private var offset = 0
    private(set) var tokens: [TextToken] = []

    init(_ text: String, shown: String) {
        self.text = text
        let scalars = Array(shown.unicodeScalars)
        self.shown = scalars.count == text.unicodeScalars.count ? scalars : Array(text.unicodeScalars)
    }

    mutating func add(_ span: Range<Int>, field: String?, before kind: TextToken.Kind) {
        guard span.lowerBound >= offset else { return }
        cut(to: span.lowerBound, kind, nil)
        cut(to: span.upperBound, .field, field)
    }

    /// - Parameter beginsWithKeyword: whether what stands before the first field says which message it is.
    mutating func finish(_ kind: TextToken.Kind, beginsWithKeyword: Bool) {
        cut(to: text.utf8.count, kind, nil)
        guard beginsWithKeyword, let first = tokens.first, first.kind != .field else { return }
        let scalars = Array(shown[first.span])
        let letters = scalars.lastIndex { $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "?" }
        guard let letters else { return }
        let end = first.span.lowerBound + letters + 1
        let keyword = token(first.span.lowerBound..<end, .keyword, nil)
        let rest = end < first.span.upperBound ? [token(end..<first.span.upperBound, .separator, nil)] : []
        tokens.replaceSubrange(0..<1, with: [keyword] + rest)
    }

    private mutating func cut(to end: Int, _ kind: TextToken.Kind, _ field: String?) {
        let (start, stop) = (scalars(before: offset), scalars(before: end))
        offset = max(offset, end)
        if stop > start { tokens.append(token(start..<stop, kind, field)) }
    }

    private func token(_ span: Range<Int>, _ kind: TextToken.Kind, _ field: String?) -> TextToken {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: shown[span])
        return TextToken(span: span, text: String(text), kind: kind, field: field)
    }

    private func scalars(before offset: Int) -> Int {
        let end = text.utf8.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex) ?? text.endIndex
        return text.unicodeScalars.distance(from: text.startIndex, to: end)
    }
}
