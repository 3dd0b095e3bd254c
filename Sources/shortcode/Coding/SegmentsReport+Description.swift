import ShortMessage

extension SegmentsReport {
    /// For people: a summary, a line a segment, a line a culprit.
    func description(_ style: PDUStyle) -> String {
        let lines = [summary(style)] + segments.map { line($0, style) } + culpritLines(style)
        return lines.joined(separator: "\n") + "\n"
    }

    private var unitName: String { encoding == TextEncoding.ucs2.description ? "UTF-16 code units" : "septets" }

    private func summary(_ style: PDUStyle) -> String {
        let cut = segments.count == 1 ? "1 segment" : "\(segments.count) segments"
        return "\(style.bold(encoding)), \(units) \(unitName), \(style.bold(cut)) of at most \(capacity), \(remaining) left"
    }

    private func line(_ segment: Segment, _ style: PDUStyle) -> String {
        let place = "\(segment.number)".padded(to: 4) + "  " + "\(segment.units)".padded(to: 3) + " from character "
        return style.name(place + "\(segment.offset + 1)") + "  \(Text.escaped(segment.text))"
    }

    private func culpritLines(_ style: PDUStyle) -> [String] {
        guard !culprits.isEmpty else { return [] }
        return ["", style.warning("Not in the default alphabet:")] + culprits.map { line($0, style) }
            + [verdict].compactMap(\.self)
    }

    private func line(_ culprit: FoundCulprit, _ style: PDUStyle) -> String {
        let advice =
            switch culprit.replacement {
            case nil: "nothing comes near"
            case "": "can be left out"
            case let replacement?: "could be \(Text.escaped(replacement == " " ? "a blank" : replacement))"
            }
        let codes = culprit.codePoints.joined(separator: " ")
        return "  character \(culprit.offset + 1): \(Text.escaped(culprit.character))  \(style.faint(codes))  \(advice)"
    }

    private var verdict: String? {
        guard let replaced, replaced.encoding != encoding || replaced.segments < segments.count else { return nil }
        return "With these replaced (--transliterate): \(replaced.encoding), \(replaced.segments) instead of \(segments.count)"
    }
}

extension String {
    /// With blanks before it, at least `width` characters.
    fileprivate func padded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}
