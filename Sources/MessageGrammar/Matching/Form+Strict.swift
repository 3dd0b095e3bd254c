extension Form {
    /// Reads a text that is written exactly as the form says; only the case of the keyword is free.
    ///
    /// This is the road of nearly every message: it allocates nothing, and what is large is written in place.
    ///
    /// - Returns: whether it is so; the slots are then filled.
    func strictReading(_ text: Span<UInt8>, _ context: ReadingContext, into slots: inout Slots) -> Bool {
        guard opening.stands(in: text, at: 0) else { return false }
        let start = opening.count
        if start == text.count {
            slots = Slots()
            return mayBeBare
        }
        let end = text.count - tail.count
        guard !shapes.isEmpty, text.matches(lead, at: start), start + lead.count <= end, text.matches(tail, at: end)
        else { return false }
        let body = start + lead.count..<end
        return partByPart(text, body, context, into: &slots) || inOrder(text, body, context, into: &slots)
    }

    /// The commonest reading: each part goes to the next hole that it fits, and only what is optional is left out.
    ///
    /// It is the one that `PartAssignment` would find first: where no value can be of several parts, all readings
    /// leave out equally many holes; elsewhere this one leaves out none.
    private func partByPart(
        _ text: Span<UInt8>, _ body: Range<Int>, _ context: ReadingContext, into slots: inout Slots
    ) -> Bool {
        guard let separator, !endsRepeated else { return false }
        var parts = PartCursor(body, cutAt: separator)
        var part = parts.next(in: text)
        for hole in shapes.indices {
            if let range = part, shapes[hole].fit(text, range, context) == .fits {
                slots[hole] = range
                part = parts.next(in: text)
            } else {
                guard leavable.contains(hole) else { return false }
                slots[hole] = nil
                // An empty part is a hole left out.
                if let range = part, range.isEmpty { part = parts.next(in: text) }
            }
        }
        return part == nil
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
        var cursor = PartCursor(body, cutAt: separator)
        while parts.count < Parts.most - 1, let part = cursor.next(in: text) { parts.append(part) }
        if let rest = cursor.rest { parts.append(rest) }
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
    package var mayStandInside: Bool {
        switch self {
        case .blank, UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: "."): true
        default: false
        }
    }
}
