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

    /// The keyword and what follows it, cut into parts.
    struct Cut {
        let keyword: KeywordReading
        /// Between keyword and first part.
        let lead: Range<Int>
        let parts: Parts
    }

    /// The reading in the form's order, or nil.
    ///
    /// - Parameter misspelt: a keyword that was found by nearness; the form must then have a filled hole.
    func inOrder(_ text: Span<UInt8>, misspelt: KeywordReading? = nil) -> Reading? {
        guard let cut = cut(text, misspelt: misspelt) else { return nil }
        if cut.parts.count == 0 {
            guard form.mayBeBare, misspelt == nil else { return nil }
            return reading(cut, Slots(), text)
        }
        var assignment = PartAssignment(form, cut.parts, cutAt: separator, context)
        return assignment.inOrder(text) ? reading(cut, assignment.slots, text) : nil
    }

    /// The reading in which each part tells by its shape which hole it belongs to, or nil.
    ///
    /// A blank does not do for the form's lead here: the word after it might be part of another keyword.
    func byShape(_ text: Span<UInt8>) -> Reading? {
        guard let cut = cut(text, misspelt: nil), cut.parts.count > 1, leadIsSure(cut.lead, text) else { return nil }
        var assignment = PartAssignment(form, cut.parts, cutAt: separator, context)
        guard assignment.byShape(text) == [] else { return nil }
        var reading = reading(cut, assignment.slots, text)
        reading.repairs.insert(.order)
        return reading
    }

    func leadIsSure(_ lead: Range<Int>, _ text: Span<UInt8>) -> Bool {
        lead.isEmpty || form.lead == [.blank] || lead.contains { !text[$0].isBlank }
    }

    /// Finds the keyword and cuts what follows it; nil where the form has another keyword.
    func cut(_ text: Span<UInt8>, misspelt: KeywordReading?) -> Cut? {
        let start = skipSeparators(text, from: 0)
        let keyword = misspelt ?? form.keywordReading(text, at: start, gluing: tolerance >= .keywords)
        guard let keyword, keyword.range.upperBound <= text.count,
            let end = bodyEnd(text, from: keyword.range.upperBound)
        else { return nil }
        let body = min(skipLead(text, from: keyword.range.upperBound), end)..<end
        guard body.isEmpty || !form.holes.isEmpty else { return nil }
        guard let parts = parts(text, body) else { return nil }
        return Cut(keyword: keyword, lead: keyword.range.upperBound..<body.lowerBound, parts: parts)
    }

    /// Past blanks and separators before the keyword.
    func skipSeparators(_ text: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count, isSeparating(text[index]) { index += 1 }
        return index
    }

    private func skipLead(_ text: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count,
            isSeparating(text[index]) || text[index] == UInt8(ascii: ":") || form.lead.contains(text[index])
        {
            index += 1
        }
        return index
    }

    private func isSeparating(_ octet: UInt8) -> Bool {
        octet.isBlank || octet == .hash || octet == separator
    }

    /// Where the last part ends: before the form's tail, separators and blanks. Nil where a tail of words is missing.
    private func bodyEnd(_ text: Span<UInt8>, from start: Int) -> Int? {
        var end = withoutSeparators(text, start..<text.count)
        if form.tailIsOfWords {
            guard end - form.tail.count >= start, text.matches(form.tail, at: end - form.tail.count) else { return nil }
            end = withoutSeparators(text, start..<end - form.tail.count)
        }
        return end
    }

    private func withoutSeparators(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, isSeparating(text[end - 1]) { end -= 1 }
        return end
    }

    /// Cuts at the separator; blanks round a part and empty parts are dropped.
    private func parts(_ text: Span<UInt8>, _ body: Range<Int>) -> Parts? {
        guard !body.isEmpty else { return Parts() }
        var parts = Parts()
        guard let separator else { return form.cut(text, body, into: &parts) ? parts : nil }
        var start = body.lowerBound
        for index in body where text[index] == separator && parts.count < Parts.most - 1 {
            append(text.trimmed(start..<index), to: &parts)
            start = index + 1
        }
        append(text.trimmed(start..<body.upperBound), to: &parts)
        return parts
    }

    private func append(_ range: Range<Int>, to parts: inout Parts) {
        if !range.isEmpty { parts.append(range) }
    }
}
