/// One form read against one text with one separator, at one step of tolerance.
struct TolerantForm {
    let form: Form
    let separator: UInt8?
    let tolerance: Tolerance
    let context: ReadingContext

    init(_ form: Form, cutAt separator: UInt8?, _ tolerance: Tolerance, _ context: ReadingContext) {
        (self.form, self.separator, self.tolerance) = (form, separator, tolerance)
        self.context = ReadingContext(day: context.day, isLenient: tolerance >= .insides)
    }

    /// The keyword, and where the parts stand.
    struct Frame {
        let keyword: KeywordReading
        let body: Range<Int>

        /// Between keyword and first part.
        var lead: Range<Int> { keyword.range.upperBound..<body.lowerBound }
    }

    /// The keyword and what follows it, cut into parts.
    struct Cut {
        let keyword: KeywordReading
        /// Between keyword and first part.
        let lead: Range<Int>
        let parts: Parts
    }

    /// The reading in the form's order, or nil.
    ///
    /// - Parameter misspelt: a keyword that was found by nearness; where it has a slip, the form must have a filled hole.
    func inOrder(_ text: Span<UInt8>, misspelt: MisspeltKeyword? = nil) -> Reading? {
        guard let cut = cut(text, misspelt: misspelt?.reading) else { return nil }
        if cut.parts.count == 0 {
            return form.mayBeBare && misspelt?.hasSlip != true ? bareReading(cut, text) : nil
        }
        var assignment = PartAssignment(form, cut.parts, cutAt: separator, context)
        return assignment.inOrder(text) ? reading(cut, assignment, text) : nil
    }

    /// The reading in which each part tells by its shape which hole it belongs to, or nil.
    ///
    /// A blank does not do for the form's lead here: the word after it might be part of another keyword.
    func byShape(_ text: Span<UInt8>) -> Reading? {
        guard let cut = cut(text, misspelt: nil), cut.parts.count > 1, leadIsSure(cut.lead, text) else { return nil }
        var assignment = PartAssignment(form, cut.parts, cutAt: separator, context)
        guard assignment.byShape(text) == [] else { return nil }
        var reading = reading(cut, assignment, text)
        reading.repairs.insert(.order)
        return reading
    }

    func leadIsSure(_ lead: Range<Int>, _ text: Span<UInt8>) -> Bool {
        lead.isEmpty || form.lead == [.blank] || lead.contains { !text[$0].isBlank }
    }

    /// Finds the keyword and cuts what follows it; nil where the form has another keyword.
    func cut(_ text: Span<UInt8>, misspelt: KeywordReading?) -> Cut? {
        guard let frame = frame(text, misspelt: misspelt), let parts = parts(text, frame.body) else { return nil }
        return Cut(keyword: frame.keyword, lead: frame.lead, parts: parts)
    }

    /// Finds the keyword; nil where the form has another one.
    func frame(_ text: Span<UInt8>, misspelt: KeywordReading?) -> Frame? {
        let start = text.skip(from: 0, while: isSeparating)
        let keyword = misspelt ?? form.keywordReading(text, at: start, gluing: tolerance >= .keywords)
        guard let keyword, keyword.range.upperBound <= text.count,
            let end = bodyEnd(text, from: keyword.range.upperBound)
        else { return nil }
        let body = min(skipLead(text, from: keyword.range.upperBound), end)..<end
        return body.isEmpty || !form.shapes.isEmpty ? Frame(keyword: keyword, body: body) : nil
    }

    private func skipLead(_ text: Span<UInt8>, from start: Int) -> Int {
        text.skip(from: start) { isSeparating($0) || $0 == UInt8(ascii: ":") || form.lead.contains($0) }
    }

    private func isSeparating(_ octet: UInt8) -> Bool {
        octet.isBlank || octet == .hash || octet == separator || form.hasWordSeparators && isForgiven(octet)
    }

    /// Beside words any separator does for any other, once nothing else fits.
    private func isForgiven(_ octet: UInt8) -> Bool {
        tolerance >= .insides && octet.isSeparator
    }

    /// Where the last part ends: before the form's tail, separators and blanks. Nil where a tail of words is missing.
    private func bodyEnd(_ text: Span<UInt8>, from start: Int) -> Int? {
        var end = text.skipBack(from: text.count, to: start, while: isSeparating)
        if form.tailIsOfWords {
            guard end - form.tail.count >= start, text.matches(form.tail, at: end - form.tail.count) else { return nil }
            end = text.skipBack(from: end - form.tail.count, to: start, while: isSeparating)
        }
        return end
    }

    /// Cuts at the separator; blanks round a part and empty parts are dropped.
    func parts(_ text: Span<UInt8>, _ body: Range<Int>) -> Parts? {
        guard !body.isEmpty else { return Parts() }
        var parts = Parts()
        guard let separator else {
            if !form.cut(text, body, into: &parts) {
                parts = Parts()
                guard tolerance >= .insides, MixedParts(form, text, body).append(to: &parts) else { return nil }
            }
            return parts
        }
        var cursor = PartCursor(body, cutAt: separator)
        while parts.count < Parts.most - 1, let part = cursor.next(in: text) { append(text.trimmed(part), to: &parts) }
        if let rest = cursor.rest { append(text.trimmed(rest), to: &parts) }
        return parts
    }

    private func append(_ range: Range<Int>, to parts: inout Parts) {
        if !range.isEmpty { parts.append(range) }
    }
}
