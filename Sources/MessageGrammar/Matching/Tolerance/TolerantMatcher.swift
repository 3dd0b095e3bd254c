/// Reads a text that no form accepts as it stands, step by step; the first reading without an error wins.
///
/// The text is shown twice, with blanks for line breaks and with the line breaks, which forms whose parts stand on lines
/// of their own are cut at; both have the same places.
struct TolerantMatcher {
    let openings: Openings
    let context: ReadingContext
    /// Sought once for a text: what a signature leaves begins as the whole does.
    private var misspelt: MisspeltKeyword??

    init(_ openings: Openings, _ context: ReadingContext) {
        (self.openings, self.context) = (openings, context)
    }

    /// A way to give parts to holes.
    private enum Order {
        case ofForm, byShape
    }

    /// The reading of a text that step 1 has been taken with.
    mutating func reading(_ flat: Span<UInt8>, _ broken: Span<UInt8>) -> Reading? {
        if TextEnds(flat).hasMarks, let found = withMarks(flat, broken) { return found }
        for step in [Tolerance.separators, .keywords, .insides] {
            if let found = reading(flat, broken, step, .ofForm) { return found }
        }
        let ends = SignatureEnds(broken)
        if let found = withoutSignature(ends, flat, broken, .ofForm) { return found }
        for step in [Tolerance.separators, .keywords, .insides] {
            if let found = reading(flat, broken, step, .byShape) { return found }
        }
        return withoutSignature(ends, flat, broken, .byShape)
    }

    /// Marks at the end are dropped only where no form has them: what is proven of texts is proven of texts with them.
    private mutating func withMarks(_ flat: Span<UInt8>, _ broken: Span<UInt8>) -> Reading? {
        for step in [Tolerance.separators, .keywords] {
            for place in openings.index.candidates(for: flat) {
                let found = reading(openings.index[place], flat, broken, upTo: flat.count, step, .ofForm, nil)
                if let found { return found }
            }
        }
        return nil
    }

    /// Step 5: only after a form with a filled hole, or a keyword that harms nobody, so that nothing is done by half a
    /// sentence.
    private mutating func withoutSignature(
        _ ends: SignatureEnds, _ flat: Span<UInt8>, _ broken: Span<UInt8>, _ order: Order
    ) -> Reading? {
        for place in (0..<ends.count).reversed() {
            let end = ends[place]
            let before = 0..<end
            guard var found = reading(flat.extracting(before), broken.extracting(before), .trailing, order),
                found.hasFilledHole || mayStandBare(found.form, before: end, flat, broken)
            else { continue }
            found.repairs.insert(.trailing)
            return found
        }
        return nil
    }

    /// Whether a keyword alone is the message although words follow it: not where they may be a value gone wrong, or the
    /// rest of another keyword.
    private func mayStandBare(
        _ form: Form, before end: Int, _ flat: Span<UInt8>, _ broken: Span<UInt8>
    ) -> Bool {
        guard !form.keyword.isEmpty, !form.standsAlone, end + 1 < flat.count else { return false }
        let rest = end + 1..<flat.count
        if !form.shapes.isEmpty {
            guard !flat.hasNumberOrHash(in: rest),
                !form.labels.contains(where: { flat.labelEnd(rest, $0) != nil })
            else { return false }
        }
        return Suggestion(flat, in: openings).keyword.map { !$0.goesOn(from: form.keyword) } ?? true
    }

    private mutating func reading(
        _ flat: Span<UInt8>, _ broken: Span<UInt8>, _ step: Tolerance, _ order: Order
    ) -> Reading? {
        let texts = TextEnds(flat)
        for place in openings.index.candidates(for: flat) {
            let form = openings.index[place]
            if let found = reading(form, flat, broken, upTo: texts.end(for: form), step, order, nil) { return found }
        }
        guard order == .ofForm, step >= .keywords, let misspelt = misspelt(flat) else { return nil }
        for form in misspelt.forms {
            let end = texts.end(for: form)
            if let found = reading(form, flat, broken, upTo: end, step, order, misspelt) { return found }
        }
        return nil
    }

    private mutating func misspelt(_ flat: Span<UInt8>) -> MisspeltKeyword? {
        if let misspelt { return misspelt.flatMap { $0.reading.range.upperBound <= flat.count ? $0 : nil } }
        let found = MisspeltKeyword(flat, in: openings)
        misspelt = .some(found)
        return found
    }

    /// With each separator that the text may be meant to be cut at: the form's own; then `#` if the text has one; else
    /// those that it has, the ones that also stand inside dates, names and e-mail addresses last.
    private func reading(
        _ form: Form, _ flat: Span<UInt8>, _ broken: Span<UInt8>, upTo end: Int, _ step: Tolerance, _ order: Order,
        _ misspelt: MisspeltKeyword?
    ) -> Reading? {
        func read(_ separator: UInt8?) -> Reading? {
            let text = separator == .lineBreak ? broken.extracting(0..<end) : flat.extracting(0..<end)
            let tolerant = TolerantForm(form, cutAt: separator, step, context)
            guard var found = order == .ofForm ? tolerant.inOrder(text, misspelt: misspelt) : tolerant.byShape(text)
            else { return nil }
            if end < flat.count { found.repairs.insert(.characters) }
            // A line break did for a blank.
            if separator != .lineBreak, broken.extracting(0..<end).contains(.lineBreak) {
                found.repairs.insert(.separator)
            }
            return found
        }
        guard let own = form.separator else { return read(form.separators.isEmpty ? .hash : nil) }
        if let found = read(own) { return found }
        if broken.contains(.hash) { return own == .hash ? nil : read(.hash) }
        for other in UInt8.substitutes where other != own && broken.contains(other) {
            if let found = read(other) { return found }
        }
        return nil
    }
}

extension Span<UInt8> {
    /// Whether a digit of any script, or a mark that members put before a value, stands in a range.
    fileprivate func hasNumberOrHash(in range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = scalar(at: &index)
            if scalar.properties.numericType != nil || scalar == "#" || scalar == "*" { return true }
        }
        return false
    }
}

/// Where a text ends for a form: before marks that mean nothing, unless they may be of its last value.
struct TextEnds {
    private let whole: Int
    private let unmarked: Int

    init(_ text: Span<UInt8>) {
        whole = text.count
        unmarked = text.withoutEndMarks(upTo: text.count)
    }

    var hasMarks: Bool { unmarked < whole }

    func end(for form: Form) -> Int { form.keepsEndMarks ? whole : unmarked }
}

/// Where a text may end if what follows is a signature: before a line break, or before a blank with no digit after it.
///
/// Only the first few such places count, so that a long text costs no more than a short one.
struct SignatureEnds {
    private var places = InlineArray<16, Int>(repeating: 0)
    private(set) var count = 0

    init(_ text: Span<UInt8>) {
        let digit = (0..<text.count).last { text[$0].isDigit } ?? -1
        for index in 0..<text.count where count < 16 && text[index].isBlank {
            guard text[index] == .lineBreak || index > digit else { continue }
            places[count] = index
            count += 1
        }
    }

    subscript(place: Int) -> Int { places[place] }
}
