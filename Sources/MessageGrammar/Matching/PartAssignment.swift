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
    /// The parts in which the values of the slots stand, where labels and quotes may stand round them.
    private(set) var wholes = Slots()
    /// What was forgiven round the values.
    private(set) var repairs = RepairSet()

    init(_ form: Form, _ parts: Parts, cutAt separator: UInt8?, _ context: ReadingContext) {
        (self.form, self.parts, self.context, self.separator) = (form, parts, context, separator)
        joins = separator?.mayStandInside ?? false
    }

    /// In the form's order, with as few holes left out as can be. False where there is no such reading.
    mutating func inOrder(_ text: Span<UInt8>) -> Bool {
        let swallows = joins || form.endsRepeated || form.texts.contains(form.shapes.count - 1)
        let spare = form.shapes.count - parts.count
        // A label may be a part of its own.
        let fewest = swallows ? 0 : forgivesSurroundings ? max(0, spare) : spare
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
        if part < parts.count, !isLabelOfLater(hole, part, text) {
            if isLast, form.endsRepeated { return fillRepeated(hole, from: part, text) }
            let most = parts.count - part
            let counts = isLast && form.texts.contains(hole) ? most...most : 1...(mayJoin(hole) ? most : 1)
            for count in counts where take(parts.joined(part..<part + count), hole, text) {
                if fill(hole: hole + 1, part: part + count, leftOut, text) { return true }
            }
            if isLabel(hole, part, text), take(parts.joined(part..<part + 2), hole, text) {
                if fill(hole: hole + 1, part: part + 2, leftOut, text) { return true }
            }
        }
        return leave(hole, part, leftOut, text)
    }

    /// An empty part is a hole left out, too.
    private mutating func leave(_ hole: Int, _ part: Int, _ leftOut: Int, _ text: Span<UInt8>) -> Bool {
        guard form.optional.contains(hole), leftOut > 0 else { return false }
        slots[hole] = nil
        wholes[hole] = nil
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
        wholes[hole] = range
        return true
    }

    /// By shape: each part has the shape of exactly one hole, and each hole gets at most one part.
    ///
    /// - Returns: the holes that must be filled and are not, or nil where there is no such reading.
    mutating func byShape(_ text: Span<UInt8>) -> [Int]? {
        var taken = Set<Int>()
        for part in 0..<parts.count {
            var fitting: [Int] = []
            for hole in form.shapes.indices where value(in: parts[part], hole, text) != nil { fitting.append(hole) }
            guard fitting.count == 1, taken.insert(fitting[0]).inserted else { return nil }
            _ = take(parts[part], fitting[0], text)
        }
        guard !taken.isEmpty else { return nil }
        return form.holes.indices.filter { !form.holes[$0].isOptional && !taken.contains($0) }
    }

    @inline(__always)
    private func fits(_ hole: Int, _ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
        form.shapes[hole].fit(text, range, context) == .fits
    }

    /// Puts the value of a part into a hole, if it has one.
    @inline(__always)
    private mutating func take(_ part: Range<Int>, _ hole: Int, _ text: Span<UInt8>) -> Bool {
        guard forgivesSurroundings else {
            guard fits(hole, part, text) else { return false }
            slots[hole] = part
            wholes[hole] = part
            return true
        }
        guard let value = value(in: part, hole, text) else { return false }
        slots[hole] = value.range
        wholes[hole] = part
        repairs.formUnion(value.repairs)
        return true
    }

    private func value(
        in part: Range<Int>, _ hole: Int, _ text: Span<UInt8>
    ) -> (range: Range<Int>, repairs: RepairSet)? {
        guard forgivesSurroundings else { return fits(hole, part, text) ? (part, []) : nil }
        let value = ValueSurroundings(form, hole, cutAt: separator, context).value(of: part, text)
        return value.fit == .fits ? (value.range, value.repairs) : nil
    }

    /// Labels, quotes and marks round a value are forgiven with what is inside it.
    private var forgivesSurroundings: Bool { isTolerant && context.isLenient }

    /// Whether a part is what a hole's field is called by, and its value the next one.
    private func isLabel(_ hole: Int, _ part: Int, _ text: Span<UInt8>) -> Bool {
        guard forgivesSurroundings, !joins, part + 1 < parts.count else { return false }
        return text.isLabel(parts[part], form.labels[hole])
    }

    /// Whether a part is what a later hole's field is called by, and so no value of this one.
    private func isLabelOfLater(_ hole: Int, _ part: Int, _ text: Span<UInt8>) -> Bool {
        guard forgivesSurroundings, !joins, part + 1 < parts.count else { return false }
        for later in hole + 1..<max(hole + 1, form.labels.count) where text.isLabel(parts[part], form.labels[later]) {
            return true
        }
        return false
    }

    /// A text ends at the form's next separator, so it never takes two parts.
    @inline(__always)
    private func mayJoin(_ hole: Int) -> Bool {
        joins && !form.texts.contains(hole)
    }
}
