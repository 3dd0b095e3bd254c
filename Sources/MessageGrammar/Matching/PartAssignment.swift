/// Gives the parts of a message to the holes of a form.
struct PartAssignment {
    let form: Form
    var parts: Parts
    let context: ReadingContext
    /// What the parts were cut at; nil where the form has several kinds.
    let separator: UInt8?
    /// Neighbouring parts may be one value: a date keeps its slashes where a slash is the separator.
    let joins: Bool
    /// Separators too many are forgiven.
    var isTolerant = true
    private(set) var slots = Slots()

    init(_ form: Form, _ parts: Parts, cutAt separator: UInt8?, _ context: ReadingContext) {
        (self.form, self.parts, self.context, self.separator) = (form, parts, context, separator)
        joins = separator?.mayStandInside ?? false
    }

    /// In the form's order, with as few holes left out as can be. False where there is no such reading.
    mutating func inOrder(_ text: Span<UInt8>) -> Bool {
        let swallows = joins || form.endsRepeated || form.texts.contains(form.shapes.count - 1)
        let fewest = swallows ? 0 : form.shapes.count - parts.count
        guard fewest >= 0, fewest <= form.optionalCount || parts.count > 0 else { return false }
        for leftOut in max(0, min(fewest, form.optionalCount))...form.optionalCount
        where fill(hole: 0, part: 0, leftOut, text) {
            return true
        }
        return false
    }

    private mutating func fill(hole: Int, part: Int, _ leftOut: Int, _ text: Span<UInt8>) -> Bool {
        guard hole < form.shapes.count else { return part == parts.count }
        let isLast = hole == form.shapes.count - 1
        if part < parts.count {
            if isLast, form.endsRepeated { return fillRepeated(hole, from: part, text) }
            let most = parts.count - part
            let counts = isLast && form.texts.contains(hole) ? most...most : 1...(mayJoin(hole) ? most : 1)
            for count in counts where fits(hole, parts.joined(part..<part + count), text) {
                slots[hole] = parts.joined(part..<part + count)
                if fill(hole: hole + 1, part: part + count, leftOut, text) { return true }
            }
        }
        return leave(hole, part, leftOut, text)
    }

    /// An empty part is a hole left out, too.
    private mutating func leave(_ hole: Int, _ part: Int, _ leftOut: Int, _ text: Span<UInt8>) -> Bool {
        guard form.optional.contains(hole), leftOut > 0 else { return false }
        slots[hole] = nil
        if part < parts.count, parts[part].isEmpty, fill(hole: hole + 1, part: part + 1, leftOut - 1, text) {
            return true
        }
        return fill(hole: hole + 1, part: part, leftOut - 1, text)
    }

    /// However many values there are: they are cut again, because there may be more than parts.
    private mutating func fillRepeated(_ hole: Int, from part: Int, _ text: Span<UInt8>) -> Bool {
        let range = parts.joined(part..<parts.count)
        guard isTolerant || text.isTight(range, at: separator) else { return false }
        for piece in text.pieces(of: range, at: separator) where !fits(hole, piece, text) { return false }
        slots[hole] = range
        return true
    }

    /// By shape: each part has the shape of exactly one hole, and each hole gets at most one part.
    ///
    /// - Returns: the holes that must be filled and are not, or nil where there is no such reading.
    mutating func byShape(_ text: Span<UInt8>) -> [Int]? {
        var taken = Set<Int>()
        for part in 0..<parts.count {
            let fitting = form.holes.indices.filter { fits($0, parts[part], text) }
            guard fitting.count == 1, taken.insert(fitting[0]).inserted else { return nil }
            slots[fitting[0]] = parts[part]
        }
        guard !taken.isEmpty else { return nil }
        return form.holes.indices.filter { !form.holes[$0].isOptional && !taken.contains($0) }
    }

    @inline(__always)
    private func fits(_ hole: Int, _ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
        form.shapes[hole].fit(text, range, context) == .fits
    }

    /// A text ends at the form's next separator, so it never takes two parts.
    @inline(__always)
    private func mayJoin(_ hole: Int) -> Bool {
        joins && !form.texts.contains(hole)
    }
}
