public import ShortMessage

extension Grammar {
    /// A text as logs and listings may show it: what is personal or secret is crossed out, character by character.
    ///
    /// Where the grammar accepts the text the masked fields' characters become `x`. Where it does not, nobody knows
    /// what stands where, so every letter and digit behind the keyword does.
    public func masked(_ text: String, on day: CalendarDate) -> String {
        switch Result(catching: { () throws(ParseError) in try match(text, on: day) }) {
        case .success(let match): masked(text, match)
        case .failure(let error): masked(text, error)
        }
    }

    /// The same, where the match is at hand.
    public func masked(_ text: String, _ match: Match) -> String {
        crossedOut(text, match, [.personal, .secret])
    }

    /// A text as a store may keep it: what is secret is crossed out. The text itself where the grammar has no secrets.
    ///
    /// Of a text that the grammar does not accept every letter and digit behind the keyword is, since nobody knows what
    /// stands where.
    ///
    /// - Parameters:
    ///   - text: as it came.
    ///   - day: the day of the message; two-digit years are read against it.
    ///   - isInDoubt: whether a text that is refused so may hold a secret.
    public func withoutSecrets(
        _ text: String, on day: CalendarDate, where isInDoubt: (ParseError) -> Bool = { _ in true }
    ) -> String {
        guard !secrets.isEmpty else { return text }
        return switch Result(catching: { () throws(ParseError) in try match(text, on: day) }) {
        case .success(let match):
            !holdsSecret(match) && signatureStart(in: text, match) == nil ? text : crossedOut(text, match, [.secret])
        case .failure(let error): isInDoubt(error) ? masked(text, error) : text
        }
    }

    private func crossedOut(_ text: String, _ match: Match, _ hidden: Set<FieldDefinition.Sensitivity>) -> String {
        let (spans, secrets) = (spans(of: hidden, match), spans(of: [.secret], match))
        let kept = signatureStart(in: text, match)
        return crossedOut(text, whole: secrets) { offset in
            spans.contains { $0.contains(offset) } || kept.map { offset >= $0 } ?? false
        }
    }

    private func holdsSecret(_ match: Match) -> Bool {
        match.form.holes.indices.contains { secrets.contains(match.form.holes[$0].field) && match.slots[$0] != nil }
    }

    private func spans(of kinds: Set<FieldDefinition.Sensitivity>, _ match: Match) -> [Range<Int>] {
        fields.filter { kinds.contains($0.sensitivity) }.compactMap { match.span(of: $0.name) }
    }

    /// Where a signature begins, which is nobody's business either; nil where there is none.
    package func signatureStart(in text: String, _ match: Match) -> Int? {
        guard match.repairs.contains(.trailing) else { return nil }
        return match.filledFields.compactMap { match.span(of: $0)?.upperBound }.max() ?? keywordEnd(text, match.message)
    }

    /// The same for a text that was refused.
    public func masked(_ text: String, _ error: ParseError) -> String {
        let shown = shown(of: text, error)
        return crossedOut(text) { $0 >= shown }
    }

    /// Up to where a text that was refused is nobody's: its keyword, or what is near one.
    package func shown(of text: String, _ error: ParseError) -> Int {
        // What is near no keyword may be a name.
        let nearKeyword = error.message == nil ? 0 : error.faults.first?.span.upperBound ?? 0
        let end = error.isOfKeyword ? nearKeyword : keywordEnd(text, error.message)
        let firstDigit = text.unicodeScalars.firstIndex { $0.properties.numericType != nil } ?? text.endIndex
        return min(end, text.utf8.distance(from: text.startIndex, to: firstDigit))
    }

    private func keywordEnd(_ text: String, _ message: String?) -> Int {
        let normalised = NormalisedText(text, poster)
        let flat = TolerantText(normalised).flat
        let start = flat.indices.first { flat.span.isAlphanumeric(at: $0) } ?? 0
        let ends = forms.filter { $0.message == message && !$0.keyword.isEmpty }.compactMap {
            $0.keywordReading(flat.span, at: start, gluing: true)?.range
        }
        return ends.max { $0.upperBound < $1.upperBound }.map { normalised.span($0).upperBound } ?? 0
    }

    /// - Parameters:
    ///   - whole: where even marks are hidden, since a secret may be made of them.
    ///   - isHidden: whether a letter or digit at a place is hidden.
    private func crossedOut(_ text: String, whole: [Range<Int>] = [], _ isHidden: (Int) -> Bool) -> String {
        var (shown, offset) = (String.UnicodeScalarView(), 0)
        for scalar in text.unicodeScalars {
            let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            let isCovered = whole.contains { $0.contains(offset) } && !scalar.properties.isWhitespace
            shown.append(isWord && isHidden(offset) || isCovered ? "x" : scalar)
            offset += scalar.utf8.count
        }
        return String(shown)
    }
}
