package import ShortMessage
package import Transcripts

/// What `shortcode segments` tells of a text.
package struct SegmentsReport {
    package let text: String
    package let cut: SegmentedText
    /// What forces the dearer encoding; empty where the text is in the default alphabet.
    package let culprits: [Culprit]
    /// The text with every culprit replaced that can be; nil where there is none.
    package let replaced: SegmentedText?

    package init(
        _ text: String, languages: [NationalLanguage] = [], reference: Concatenation.Width = .octet
    ) throws(SegmentationError) {
        let shifts = NationalShift.combinations(of: languages)
        self.text = text
        cut = try SegmentedText(text, allowing: shifts, reference: reference)
        culprits =
            switch cut.encoding {
            case .gsm7(.none): []
            case .gsm7: Culprit.all(in: text)
            case .ucs2: Culprit.all(in: text, allowing: shifts)
            }
        let plain = Transliteration.applied(to: text)
        replaced = culprits.isEmpty ? nil : try? SegmentedText(plain, allowing: shifts, reference: reference)
    }

    /// Whether replacing culprits makes the text cheaper.
    package var isReplacementCheaper: Bool {
        guard let replaced else { return false }
        return (replaced.segments.count, replaced.bits) < (cut.segments.count, cut.bits)
    }
}

extension SegmentsReport {
    /// One object: `encoding`, `units`, `capacity`, `remaining`, `segments`, `culprits`, `replaced`.
    package var json: JSONDocument {
        .object([
            ("encoding", .string(cut.encoding.description)), ("units", .number(cut.units)),
            ("capacity", .number(cut.capacity)), ("remaining", .number(cut.remaining)),
            ("segments", .array(cut.segments.map(document))), ("culprits", .array(culprits.map(document))),
            ("replaced", replaced.map(document) ?? .null),
        ])
    }

    private func document(of segment: SegmentedText.Segment) -> JSONDocument {
        .object([
            ("offset", .number(segment.offset)), ("units", .number(segment.units)), ("text", .string(segment.text)),
        ])
    }

    private func document(of culprit: Culprit) -> JSONDocument {
        .object([
            ("offset", .number(culprit.offset)), ("character", .string(String(culprit.character))),
            ("codePoints", .array(culprit.codePoints.map(JSONDocument.string))),
            ("replacement", .optional(culprit.replacement)),
        ])
    }

    private func document(of replaced: SegmentedText) -> JSONDocument {
        .object([
            ("text", .string(replaced.segments.map(\.text).joined())),
            ("encoding", .string(replaced.encoding.description)), ("segments", .number(replaced.segments.count)),
        ])
    }
}

extension SegmentedText {
    /// What the text takes on the air, without headers.
    fileprivate var bits: Int { units * encoding.bitsPerUnit }
}

extension Culprit {
    /// `U+201C`, one for each scalar.
    package var codePoints: [String] {
        character.unicodeScalars.map { scalar in
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        }
    }
}
