import ShortMessage

/// Lays a text and a span of it out in terminal columns.
enum CaretLine {
    /// - Returns: the text escaped, the columns before the span, and the columns of the span.
    static func columns(_ text: String, _ span: Range<Int>) -> (line: String, before: Int, width: Int) {
        let scalars = Array(text.unicodeScalars)
        let lower = min(span.lowerBound, scalars.count)
        let upper = min(max(span.upperBound, lower), scalars.count)
        let (start, end) = (escaped(scalars, 0..<lower), escaped(scalars, 0..<upper))
        return (Text.escaped(text), width(start), width(end) - width(start))
    }

    /// A part of the text as it stands in the escaped whole: a blank at a cut is not at an edge.
    private static func escaped(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> String {
        var part = String.UnicodeScalarView()
        part.append(contentsOf: scalars[range])
        guard range.upperBound < scalars.count else { return Text.escaped(String(part)) }
        part.append(".")
        return String(Text.escaped(String(part)).unicodeScalars.dropLast())
    }

    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + $1.columns }
    }
}
