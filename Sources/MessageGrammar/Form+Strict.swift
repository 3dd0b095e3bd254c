extension Form {
    /// Reads a text that is written exactly as the form says; only the case of the keyword is free.
    ///
    /// This is the road of nearly every message: it allocates nothing, and what is large is written in place.
    ///
    /// - Returns: whether it is so; the slots are then filled.
    func strictReading(_ text: Span<UInt8>, _ context: ReadingContext, into slots: inout Slots) -> Bool {
        guard text.matches(keyword.octets, at: 0) else { return false }
        let start = keyword.octets.count
        if start == text.count {
            slots = Slots()
            return mayBeBare
        }
        let end = text.count - tail.count
        guard !shapes.isEmpty, text.matches(lead, at: start), start + lead.count <= end, text.matches(tail, at: end)
        else { return false }
        let body = start + lead.count..<end
        return everyHoleFilled(text, body, context, into: &slots) || inOrder(text, body, context, into: &slots)
    }

    /// The commonest reading, and the first that `PartAssignment` would find: a part for each hole, of its shape.
    private func everyHoleFilled(
        _ text: Span<UInt8>, _ body: Range<Int>, _ context: ReadingContext, into slots: inout Slots
    ) -> Bool {
        guard let separator, !endsRepeated else { return false }
        var (hole, start) = (0, body.lowerBound)
        for index in body.lowerBound...body.upperBound where index == body.upperBound || text[index] == separator {
            guard hole < shapes.count, shapes[hole].fit(text, start..<index, context) == .fits else { return false }
            slots[hole] = start..<index
            (hole, start) = (hole + 1, index + 1)
        }
        return hole == shapes.count
    }

    private func inOrder(
        _ text: Span<UInt8>, _ body: Range<Int>, _ context: ReadingContext, into slots: inout Slots
    ) -> Bool {
        var assignment = PartAssignment(self, Parts(), cutAt: separator, context)
        assignment.isTolerant = false
        guard cut(text, body, into: &assignment.parts), assignment.inOrder(text) else { return false }
        slots = assignment.slots
        return true
    }

    /// Cuts at the form's own separators; false where one of several kinds is missing.
    func cut(_ text: Span<UInt8>, _ body: Range<Int>, into parts: inout Parts) -> Bool {
        if let separator {
            cut(text, body, at: separator, into: &parts)
            return true
        }
        var start = body.lowerBound
        for literal in separators {
            guard let end = text.firstIndex(of: literal, in: start..<body.upperBound) else { return false }
            parts.append(start..<end)
            start = end + literal.count
        }
        parts.append(start..<body.upperBound)
        return true
    }

    private func cut(_ text: Span<UInt8>, _ body: Range<Int>, at separator: UInt8, into parts: inout Parts) {
        var start = body.lowerBound
        for index in body where text[index] == separator && parts.count < Parts.most - 1 {
            parts.append(start..<index)
            start = index + 1
        }
        parts.append(start..<body.upperBound)
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

extension Span<UInt8> {
    /// The values in a repeated hole, without the blanks round them; between doubled separators there is none.
    func pieces(of range: Range<Int>, at separator: UInt8?) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where self[index] == separator {
            pieces.append(trimmed(start..<index))
            start = index + 1
        }
        pieces.append(trimmed(start..<range.upperBound))
        return pieces.filter { !$0.isEmpty }
    }

    /// Whether the values stand with one separator between, and no blank round any.
    func isTight(_ range: Range<Int>, at separator: UInt8?) -> Bool {
        let pieces = pieces(of: range, at: separator)
        return pieces.reduce(pieces.count - 1) { $0 + $1.count } == range.count
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
