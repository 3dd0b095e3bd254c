import ShortMessage

/// What `shortcode segments` tells of a text.
struct SegmentsReport: Encodable {
    let text: String
    let encoding: String
    let units: Int
    /// Units that each segment may hold.
    let capacity: Int
    let remaining: Int
    let segments: [Segment]
    let culprits: [FoundCulprit]
    /// What the text would take with every culprit replaced; nil where that is not possible.
    let replaced: Replaced?

    struct Segment: Encodable {
        let number: Int
        let offset: Int
        let units: Int
        let text: String
    }

    struct FoundCulprit: Encodable {
        let character: String
        let codePoints: [String]
        let offset: Int
        let replacement: String?
    }

    struct Replaced: Encodable {
        let text: String
        let encoding: String
        let segments: Int
    }

    init(_ text: String, languages: [NationalLanguage], reference: Concatenation.Width) throws {
        let shifts = NationalShift.combinations(of: languages)
        let cut = try SegmentedText(text, allowing: shifts, reference: reference)
        self.text = text
        encoding = cut.encoding.description
        units = cut.units
        capacity = cut.capacity
        remaining = cut.remaining
        segments = cut.segments.enumerated().map { index, segment in
            Segment(number: index + 1, offset: segment.offset, units: segment.units, text: segment.text)
        }
        let found = cut.encoding == .gsm7(.none) ? [] : Culprit.all(in: text)
        culprits = found.map(FoundCulprit.init)
        replaced = found.isEmpty ? nil : try Replaced(text, shifts: shifts, reference: reference)
    }
}

extension SegmentsReport.FoundCulprit {
    fileprivate init(_ culprit: Culprit) {
        character = String(culprit.character)
        codePoints = culprit.character.unicodeScalars.map { "U+" + Self.code($0) }
        offset = culprit.offset
        replacement = culprit.replacement
    }

    private static func code(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension SegmentsReport.Replaced {
    fileprivate init(_ text: String, shifts: [NationalShift], reference: Concatenation.Width) throws {
        let plain = Transliteration.applied(to: text)
        let cut = try SegmentedText(plain, allowing: shifts, reference: reference)
        self.init(text: plain, encoding: cut.encoding.description, segments: cut.segments.count)
    }
}
