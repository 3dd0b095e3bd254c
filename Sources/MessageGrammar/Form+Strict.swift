extension Form {
    /// Reads a text that is written exactly as the form says; only the case of the keyword is free.
    ///
    /// This is the road of nearly every message, and it allocates nothing.
    func strictReading(_ text: Span<UInt8>, _ context: ReadingContext) -> Slots? {
        guard text.matches(keyword.octets, at: 0) else { return nil }
        let start = keyword.octets.count
        if start == text.count { return mayBeBare ? Slots() : nil }
        guard !holes.isEmpty, text.matches(lead, at: start), text.matches(tail, at: text.count - tail.count) else {
            return nil
        }
        let body = start + lead.count..<text.count - tail.count
        guard body.lowerBound <= body.upperBound, let parts = cut(text, body) else { return nil }
        var assignment = PartAssignment(self, parts, context, joins: separator?.mayStandInside ?? false)
        return assignment.inOrder(text) ? assignment.slots : nil
    }

    /// Cuts at the form's own separators; nil where one of several kinds is missing.
    func cut(_ text: Span<UInt8>, _ body: Range<Int>) -> Parts? {
        if let separator { return cut(text, body, at: separator) }
        var parts = Parts()
        var start = body.lowerBound
        for literal in separators {
            guard let end = text.firstIndex(of: literal, in: start..<body.upperBound) else { return nil }
            parts.append(start..<end)
            start = end + literal.count
        }
        parts.append(start..<body.upperBound)
        return parts
    }

    private func cut(_ text: Span<UInt8>, _ body: Range<Int>, at separator: UInt8) -> Parts {
        var parts = Parts()
        var start = body.lowerBound
        for index in body where text[index] == separator && parts.count < Parts.most - 1 {
            parts.append(start..<index)
            start = index + 1
        }
        parts.append(start..<body.upperBound)
        return parts
    }
}

extension Span<UInt8> {
    /// Where a literal begins in a range, capitals and small letters being one.
    func firstIndex(of literal: [UInt8], in range: Range<Int>) -> Int? {
        for index in range where index + literal.count <= range.upperBound && matches(literal, at: index) {
            return index
        }
        return nil
    }
}

extension UInt8 {
    /// Separators that dates, names and e-mail addresses hold as well.
    var mayStandInside: Bool {
        switch self {
        case .blank, UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: "."): true
        default: false
        }
    }
}
