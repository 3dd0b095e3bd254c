public import ShortMessage

/// A message that a grammar accepts: which message it is, what stands in its holes, and what was forgiven.
///
/// It holds ranges of the text, and makes values of them when asked.
public struct Match: Sendable {
    let form: Form
    let slots: Slots
    /// What the parts were cut at; nil where the form has several kinds.
    let separator: UInt8?
    let repairSet: RepairSet
    /// The text in which the slots lie: as received, or after step 1.
    let text: String
    let context: ReadingContext
    /// The text as received, where it differs, and what else was taken from it.
    let original: (text: String, poster: Poster)?

    /// The message's name in the grammar file.
    public var message: String { form.message }

    /// The form that the text has, as the grammar file writes it.
    public var formText: String { form.text }

    /// What was tolerated, in the order of the steps; empty where the text is as the form says.
    public var repairs: [Repair] { repairSet.repairs }

    /// The names of the holes that are filled, in the form's order.
    public var filledFields: [String] {
        form.holes.indices.filter { slots[$0] != nil }.map { form.holes[$0].field }
    }

    /// What stands in a hole, in its canonical spelling, or nil where the hole was left out.
    ///
    /// Digits and alphanumerics come without blanks and dashes, alphanumerics in capitals, dates as `YYYY-MM-DD`,
    /// months as `YYYY-MM`, amounts and telephone numbers as digits, choices as the grammar writes them. The parts of
    /// a repeated hole stand with the form's separator between them.
    public subscript(field: String) -> String? {
        guard let hole = form.holes.firstIndex(where: { $0.field == field }), let range = slots[hole] else {
            return nil
        }
        let utf8 = text.utf8
        return canonical(form.holes[hole], utf8.span, range)
    }

    /// The day in a hole of shape `date`, or nil where it was left out.
    public func date(_ field: String) -> CalendarDate? {
        guard let range = range(of: field) else { return nil }
        let utf8 = text.utf8
        return DateReading(utf8.span, range, lenient).day
    }

    /// Where a field stands in the text as received: UTF-8 offsets, or nil where the hole was left out.
    public func span(of field: String) -> Range<Int>? {
        guard let range = range(of: field) else { return nil }
        guard let original else { return range }
        return NormalisedText(original.text, original.poster).span(range)
    }

    private func range(of field: String) -> Range<Int>? {
        form.holes.firstIndex { $0.field == field }.flatMap { slots[$0] }
    }

    private var lenient: ReadingContext { ReadingContext(day: context.day, isLenient: true) }

    /// Whether a hole may take several values.
    package func isRepeated(_ field: String) -> Bool { form.holes.contains { $0.field == field && $0.isRepeated } }

    /// The values in a hole, each in its canonical spelling: one, or as many as a repeated hole has taken.
    package func values(of field: String) -> [String] {
        guard let hole = form.holes.firstIndex(where: { $0.field == field }), let range = slots[hole] else { return [] }
        let utf8 = text.utf8
        return canonicalValues(form.holes[hole], utf8.span, range)
    }

    private func canonical(_ hole: Form.Hole, _ text: Span<UInt8>, _ range: Range<Int>) -> String {
        let gap = form.separator.map { String(UnicodeScalar($0)) } ?? ""
        return canonicalValues(hole, text, range).joined(separator: gap)
    }

    private func canonicalValues(_ hole: Form.Hole, _ text: Span<UInt8>, _ range: Range<Int>) -> [String] {
        guard hole.isRepeated, form.separator != nil else { return [hole.shape.canonical(text, range, lenient)] }
        return text.pieces(of: range, at: separator).map { hole.shape.canonical(text, $0, lenient) }
    }
}

extension Match {
    init(
        _ reading: Reading, of text: String, _ context: ReadingContext, original: (text: String, poster: Poster)?
    ) {
        self.init(
            form: reading.form, slots: reading.slots, separator: reading.separator, repairSet: reading.repairs,
            text: text, context: context, original: original)
    }
}

extension Match: CustomStringConvertible {
    /// The message in the canonical spelling of its form; parsed again, it is the same message with the same fields.
    ///
    /// Keyword in capitals, separators as the form writes them, dates as `DD-MM-YYYY`, holes that are left out gone
    /// with the separator before them.
    public var description: String {
        var line = form.keyword.description
        var isFirst = true
        for (index, hole) in form.holes.enumerated() where slots[index] != nil {
            let gap = isFirst ? form.lead : form.separators[index - 1]
            line += String(decoding: gap, as: UTF8.self) + written(hole)
            isFirst = false
        }
        return line + (isFirst ? "" : String(decoding: form.tail, as: UTF8.self))
    }

    private func written(_ hole: Form.Hole) -> String {
        hole.shape == .date ? date(hole.field)?.dayFirst ?? "" : self[hole.field] ?? ""
    }
}
