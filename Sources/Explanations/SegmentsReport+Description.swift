import ShortMessage

extension SegmentsReport {
    /// For people: a summary, a line a segment, a line a culprit.
    package func description(_ style: PDUStyle) -> String {
        let lines = cut.segments.indices.map { line(ofSegment: $0, style) }
        return ([summary(style)] + lines + culpritLines(style)).joined(separator: "\n") + "\n"
    }

    private func summary(_ style: PDUStyle) -> String {
        let unit = cut.encoding == .ucs2 ? "UTF-16 code units" : "septets"
        let count = cut.segments.count == 1 ? "1 segment" : "\(cut.segments.count) segments"
        return "\(style.bold(cut.encoding.description)), \(cut.units) \(unit), \(style.bold(count)) of at most "
            + "\(cut.capacity), \(cut.remaining) left"
    }

    private func line(ofSegment index: Int, _ style: PDUStyle) -> String {
        let segment = cut.segments[index]
        let place = "\(index + 1)".padded(to: 4) + "  " + "\(segment.units)".padded(to: 3) + " from character "
        return style.name(place + "\(segment.offset + 1)") + "  \(Text.escaped(segment.text))"
    }

    private func culpritLines(_ style: PDUStyle) -> [String] {
        guard !culprits.isEmpty else { return [] }
        return ["", style.warning("Not in the default alphabet:")] + culprits.map { line(of: $0, style) } + verdict
    }

    private func line(of culprit: Culprit, _ style: PDUStyle) -> String {
        let codes = style.faint(culprit.codePoints.joined(separator: " "))
        return
            "  character \(culprit.offset + 1): \(Text.escaped(String(culprit.character)))  \(codes)  \(advice(culprit))"
    }

    private func advice(_ culprit: Culprit) -> String {
        switch culprit.replacement {
        case nil: "nothing comes near"
        case "": "can be left out"
        case " ": "could be a blank"
        case let replacement?: "could be \(Text.escaped(replacement))"
        }
    }

    private var verdict: [String] {
        guard let replaced, isReplacementCheaper else { return [] }
        let count = replaced.segments.count
        return [
            "With replacements (--transliterate): \(replaced.encoding), "
                + (count < cut.segments.count
                    ? "\(count) instead of \(cut.segments.count)"
                    : "\(replaced.remaining) left instead of \(cut.remaining)")
        ]
    }
}

extension String {
    /// With blanks before it, at least `width` characters.
    fileprivate func padded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}
