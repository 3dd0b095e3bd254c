/// One way to write a message: a keyword, and holes with separators between.
///
/// A class only so that a match can hold on to its form at the price of one reference; it never changes.
public final class Form: Sendable {
    /// The name of the message that this is a form of.
    public let message: String
    /// As the grammar file writes it: `DAFTAR SALDO#{nik}#{name?}`.
    public let text: String
    /// The line in the grammar file.
    public let line: Int
    /// The literal text before the first hole without its last separator: `DAFTAR SALDO`. Empty in a form that
    /// begins with a hole.
    public let keyword: Keyword
    /// What stands between keyword and first hole: `#`, a blank, `. `.
    package let lead: [UInt8]
    /// The places for values, in the order of the form.
    public let holes: [Hole]
    /// What stands between the holes, one fewer than there are holes.
    package let separators: [[UInt8]]
    /// What stands after the last hole.
    package let tail: [UInt8]
    /// Whether it has letters or digits: then no text does without it.
    package let tailIsOfWords: Bool

    /// The octet between all holes where that is one and the same; the lead's where there is one hole only.
    package let separator: UInt8?
    package let optionalCount: Int

    /// The keyword as a text is compared with it.
    let opening: FoldedLiteral
    /// Whether the keyword alone is a message only where nothing else stands in the text.
    let standsAlone: Bool
    /// The words that each hole's field is called by on posters, in capitals.
    let labels: [[[UInt8]]]
    /// The holes of persons' names.
    let names: NameHoles
    /// Whether marks at the end of a text may belong to the last value.
    let keepsEndMarks: Bool
    /// Whether words stand between the parts, as in `TINGGI {h} BERAT {w}`.
    let hasWordSeparators: Bool
    private let pieces: FormPieces

    /// What the matcher asks of the holes again and again, where asking costs no reference count.
    package let shapes: [FieldShape]
    let optional: HoleSet
    /// The optional holes of a form in which no value can be of several parts.
    let leavable: HoleSet
    let texts: HoleSet
    package let endsRepeated: Bool

    /// - Parameters:
    ///   - labels: the words that fields are called by on posters, by the names of the fields.
    ///   - names: the fields that are persons' names.
    init(
        message: String, text: String, line: Int, pieces: FormPieces, standsAlone: Bool,
        labels: [String: [[UInt8]]] = [:], names: Set<String> = []
    ) {
        (self.message, self.text, self.line) = (message, text, line)
        (self.pieces, self.standsAlone) = (pieces, standsAlone)
        self.labels = pieces.holes.map { labels[$0.field] ?? [] }
        self.names = NameHoles(pieces.holes.indices.filter { names.contains(pieces.holes[$0].field) }, self.labels)
        keepsEndMarks = pieces.holes.last?.takesAnyMarks ?? false
        hasWordSeparators = pieces.separators.contains { $0.contains { $0 >= 0x80 || $0.isAlphanumeric } }
        (keyword, lead) = (Keyword(pieces.keyword), pieces.lead)
        (holes, separators, tail) = (pieces.holes, pieces.separators, pieces.tail)
        tailIsOfWords = String(decoding: pieces.tail, as: UTF8.self).unicodeScalars.contains(where: \.isAlphanumeric)
        opening = FoldedLiteral(keyword.octets)
        separator = Self.commonSeparator(pieces)
        optionalCount = pieces.holes.count(where: \.isOptional)
        shapes = pieces.holes.map(\.shape)
        optional = HoleSet(pieces.holes.indices.filter { pieces.holes[$0].isOptional })
        leavable = Self.mayJoin(pieces, cutAt: separator) ? HoleSet([]) : optional
        texts = HoleSet(pieces.holes.indices.filter { pieces.holes[$0].isText })
        endsRepeated = pieces.holes.last?.isRepeated ?? false
    }

    /// The same form, with the words that fields are called by on posters, and with the fields that are persons' names.
    func labelled(_ labels: [String: [[UInt8]]], names: Set<String>) -> Form {
        Form(
            message: message, text: text, line: line, pieces: pieces, standsAlone: standsAlone, labels: labels,
            names: names)
    }

    private static func commonSeparator(_ pieces: FormPieces) -> UInt8? {
        guard let first = pieces.separators.first else { return pieces.lead.count == 1 ? pieces.lead[0] : nil }
        return first.count == 1 && pieces.separators.allSatisfy { $0 == first } ? first[0] : nil
    }

    /// Whether a value may hold the separator.
    private static func mayJoin(_ pieces: FormPieces, cutAt separator: UInt8?) -> Bool {
        guard let separator, let last = pieces.holes.last else { return true }
        return separator.mayStandInside || last.isText || last.isRepeated
    }

    /// Whether the keyword alone is a whole message.
    package var mayBeBare: Bool { optionalCount == holes.count && tail.isEmpty }

    /// Whether a digit may follow the keyword at once.
    package var firstHoleTakesDigits: Bool {
        switch holes.first?.shape {
        case .digits, .alphanumerics: true
        default: false
        }
    }

    /// Whether a value of a hole may hold the separator that its form is cut at.
    ///
    /// A text at the end takes all that is left; what is no text keeps blanks, slashes, commas and points of its own.
    package func mayHold(separatorThatStandsInside: Bool, in hole: Int) -> Bool {
        let isLast = hole == holes.count - 1
        if texts.contains(hole) { return isLast && !endsRepeated }
        return separatorThatStandsInside && !(isLast && endsRepeated)
    }

    /// A place for a value.
    public struct Hole: Hashable, Sendable {
        /// The name of the field whose value stands here.
        public let field: String
        /// What the value looks like.
        public let shape: FieldShape
        /// Whether the value may be left out.
        public let isOptional: Bool
        /// Takes one or more parts, to the end of the form.
        public let isRepeated: Bool

        package var isText: Bool {
            if case .text = shape { true } else { false }
        }

        /// Whether words with blanks between are a value.
        var takesWords: Bool {
            switch shape {
            case .text, .letters: true
            default: false
            }
        }

        /// Whether any mark can be of the value.
        var takesAnyMarks: Bool {
            switch shape {
            case .text, .word: true
            default: false
            }
        }
    }
}

/// Some holes of a form, by their places.
struct HoleSet: Sendable {
    private var bits: UInt32 = 0

    init(_ holes: [Int]) {
        for hole in holes { bits |= 1 << UInt32(hole) }
    }

    func contains(_ hole: Int) -> Bool { bits >> UInt32(hole) & 1 == 1 }
}

/// The parts of a form before it is one.
struct FormPieces: Sendable {
    var keyword: [UInt8] = []
    var lead: [UInt8] = []
    var holes: [Form.Hole] = []
    var separators: [[UInt8]] = []
    var tail: [UInt8] = []
}
