/// How the parts of a message meet the holes of a form when not all is well.
struct Alignment {
    /// One meeting, in the order of the holes.
    enum Step {
        case right(hole: Int, Range<Int>)
        case wrong(hole: Int, Range<Int>, Fit)
        /// A hole that must be filled, and where it should have been.
        case missing(hole: Int, at: Int)
        case surplus(Range<Int>)
    }

    let form: Form
    var steps: [Step]
    /// The fewer the better.
    var cost: Int
    private(set) var isDoubtful = false
    /// Whether a hole for any text at all is filled that may be left out.
    private var hasFreeText = false
    private var hasMissing = false

    init(form: Form, steps: [Step], cost: Int) {
        (self.form, self.steps, self.cost) = (form, steps, cost)
    }

    /// The same, where it is not even sure that the form was meant.
    var doubtful: Alignment {
        var doubtful = self
        doubtful.isDoubtful = true
        doubtful.cost += AlignmentSearch.Cost.doubt
        return doubtful
    }

    var hasRightPart: Bool {
        steps.contains { if case .right = $0 { true } else { false } }
    }

    /// What is missing or too much first, then what is wrong, each in the order of the form.
    func faults(_ text: NormalisedText) -> [ParseError.Fault] {
        let counted = steps.compactMap { step -> ParseError.Fault? in
            switch step {
            case .missing(let hole, let place):
                fault(hole, text.span(place..<place), .missing(expected: form.holes[hole].shape))
            case .surplus(let range): ParseError.Fault(field: nil, span: text.span(range), problem: .surplus)
            case .right, .wrong: nil
            }
        }
        let wrong = steps.compactMap { step -> ParseError.Fault? in
            guard case .wrong(let hole, let range, let fit) = step else { return nil }
            return fault(hole, text.span(range), problem(fit, form.holes[hole].shape))
        }
        return counted + wrong
    }

    private func fault(_ hole: Int, _ span: Range<Int>, _ problem: ParseError.Problem) -> ParseError.Fault {
        ParseError.Fault(field: form.holes[hole].field, span: span, problem: problem)
    }

    private func problem(_ fit: Fit, _ shape: FieldShape) -> ParseError.Problem {
        switch fit {
        case .wrongLength(let found): .wrongLength(found: found, expected: shape)
        case .tooFewDigits(let found): .tooFewDigits(found: found, expected: shape)
        case .noSuchDate: .noSuchDate
        case .outOfRange: .outOfRange(expected: shape)
        case .malformed, .fits: .malformed(expected: shape)
        }
    }
}

/// Seeks the alignment with the fewest wrong parts, missing holes and surplus parts.
struct AlignmentSearch {
    let form: Form
    let parts: Parts
    let context: ReadingContext
    /// What the parts were cut at; nil where the form has several kinds.
    let separator: UInt8?
    private let joins: Bool
    private var best: [Int: Alignment] = [:]

    /// What each kind of fault costs: a part of the right characters is nearer than one of the wrong ones, and a hole
    /// that may be left out is left out for next to nothing.
    fileprivate enum Cost {
        static let near = 16
        static let far = 20
        static let missing = 18
        static let surplus = 24
        static let leftOut = 1
        static let doubt = 24
        static let freeText = 6
        /// A value that leaves nothing for the next hole and would be one without its last word.
        static let greed = 4
    }

    init(form: Form, parts: Parts, cutAt separator: UInt8?, context: ReadingContext) {
        (self.form, self.parts, self.context, self.separator) = (form, parts, context, separator)
        joins = separator?.mayStandInside ?? false
    }

    /// - Parameter end: where the last part ends, for holes that are missing.
    mutating func best(_ text: Span<UInt8>, end: Int) -> Alignment {
        let inOrder = align(hole: 0, part: 0, text, end)
        guard let byShape = byShape(text, end), byShape.cost < inOrder.cost else { return inOrder }
        return byShape
    }

    private mutating func align(hole: Int, part: Int, _ text: Span<UInt8>, _ end: Int) -> Alignment {
        let key = hole << 8 | part
        if let known = best[key] { return known }
        var options: [Alignment] = []
        if hole == form.holes.count {
            options.append(surplus(from: part))
        } else {
            options += filling(hole, part, text, end)
            options.append(leaving(hole, part, text, end))
            if part < parts.count, !joins {
                let rest = align(hole: hole, part: part + 1, text, end)
                options.append(rest.after(.surplus(parts[part]), cost: Cost.surplus))
            }
        }
        let least = options.min { $0.cost < $1.cost } ?? surplus(from: part)
        best[key] = least
        return least
    }

    private func surplus(from part: Int) -> Alignment {
        let steps = (part..<parts.count).map { Alignment.Step.surplus(parts[$0]) }
        return Alignment(form: form, steps: steps, cost: steps.count * Cost.surplus)
    }

    private mutating func filling(_ hole: Int, _ part: Int, _ text: Span<UInt8>, _ end: Int) -> [Alignment] {
        guard part < parts.count else { return [] }
        let isLast = hole == form.holes.count - 1
        if isLast, form.endsRepeated { return [repeating(hole, part, text)] }
        let most = joins || isLast && form.texts.contains(hole) ? parts.count - part : 1
        var counts = Array(1...most)
        if isLabelOfNext(hole, part, text) { counts = [2] }
        return counts.map { count in
            let value = value(hole, part..<part + count, text)
            let rest = align(hole: hole + 1, part: part + count, text, end)
            let isGreedy =
                count > 1 && rest.misses(only: hole + 1) && value.fit == .fits
                && self.value(hole, part..<part + count - 1, text).fit == .fits
            let filled = rest.after(Alignment.meeting(hole, value.range, value.fit))
            return isGreedy ? filled.skipping(cost: Cost.greed) : filled
        }
    }

    private func value(_ hole: Int, _ range: Range<Int>, _ text: Span<UInt8>) -> ValueSurroundings.Value {
        ValueSurroundings(form, hole, cutAt: separator, context).value(of: parts.joined(range), text)
    }

    /// Whether a part is what a hole's field is called by, and the next one is its value.
    private func isLabelOfNext(_ hole: Int, _ part: Int, _ text: Span<UInt8>) -> Bool {
        guard !joins, part + 1 < parts.count, text.isLabel(parts[part], form.labels[hole]) else { return false }
        return !form.labels.contains { text.isLabel(parts[part + 1], $0) }
    }

    /// A repeated hole with all that is left; the first value that does not fit is the fault.
    private func repeating(_ hole: Int, _ part: Int, _ text: Span<UInt8>) -> Alignment {
        let range = parts.joined(part..<parts.count)
        for piece in text.pieces(of: range, at: separator) {
            let fit = form.shapes[hole].fit(text, piece, context)
            guard fit != .fits else { continue }
            return Alignment(form: form, steps: [.wrong(hole: hole, piece, fit)], cost: Cost.far)
        }
        return Alignment(form: form, steps: [.right(hole: hole, range)], cost: 0)
    }

    private mutating func leaving(_ hole: Int, _ part: Int, _ text: Span<UInt8>, _ end: Int) -> Alignment {
        let rest = align(hole: hole + 1, part: part, text, end)
        if form.holes[hole].isOptional { return rest.skipping(cost: Cost.leftOut) }
        return rest.after(.missing(hole: hole, at: place(after: part, end)), cost: Cost.missing)
    }

    /// Where a hole before a part would have stood.
    private func place(after part: Int, _ end: Int) -> Int {
        part == 0 ? end : parts[part - 1].upperBound
    }

    /// Every part is right but in a strange order, and something is missing: the old REG without a NIK.
    private func byShape(_ text: Span<UInt8>, _ end: Int) -> Alignment? {
        var assignment = PartAssignment(form, parts, cutAt: separator, context)
        guard parts.count > 1, let missing = assignment.byShape(text), !missing.isEmpty else { return nil }
        let place = place(after: parts.count, end)
        let steps = form.holes.indices.compactMap { hole -> Alignment.Step? in
            if let range = assignment.slots[hole] { return .right(hole: hole, range) }
            return missing.contains(hole) ? .missing(hole: hole, at: place) : nil
        }
        return Alignment(form: form, steps: steps, cost: missing.count * Cost.missing + 2)
    }
}

extension Alignment {
    /// The holes of a form whose parts stand between separators of several kinds.
    ///
    /// Where the separator behind a part is missing, as much of the part as fits is the value.
    ///
    /// - Parameter end: where the keyword and what follows it ends, for holes that are missing.
    init(_ form: Form, _ mixed: MixedParts, _ text: Span<UInt8>, _ context: ReadingContext, end: Int) {
        var (met, place): ([(step: Step, cost: Int)], Int) = ([], end)
        for hole in form.shapes.indices {
            guard let part = mixed.parts[hole] else {
                met.append((.missing(hole: hole, at: place), AlignmentSearch.Cost.missing))
                continue
            }
            let value = ValueSurroundings(form, hole, cutAt: nil, context).value(of: part, text)
            let isRun = value.fit != .fits && hole + 1 < mixed.isCut.count && !mixed.isCut[hole + 1]
            let fitting = isRun ? text.fittingStart(of: part, in: form.shapes[hole], context) : nil
            met.append(fitting.map { (.right(hole: hole, $0), 0) } ?? Self.meeting(hole, value.range, value.fit))
            place = fitting?.upperBound ?? part.upperBound
        }
        self = met.reversed().reduce(Alignment(form: form, steps: [], cost: 0)) { $0.after($1) }
    }

    fileprivate static func meeting(_ hole: Int, _ range: Range<Int>, _ fit: Fit) -> (step: Step, cost: Int) {
        switch fit {
        case .fits: (.right(hole: hole, range), 0)
        case .malformed: (.wrong(hole: hole, range, fit), AlignmentSearch.Cost.far)
        default: (.wrong(hole: hole, range, fit), AlignmentSearch.Cost.near)
        }
    }

    /// Whether nothing follows but one hole, which is missing.
    fileprivate func misses(only hole: Int) -> Bool {
        guard steps.count == 1, case .missing(hole, _) = steps[0] else { return false }
        return true
    }

    fileprivate func after(_ met: (step: Step, cost: Int)) -> Alignment { after(met.step, cost: met.cost) }

    /// A part that any text could be proves nothing: where it stands in a hole that may be left out while another hole is
    /// missing, it was probably meant for that one.
    fileprivate func after(_ step: Step, cost more: Int) -> Alignment {
        var longer = Alignment(form: form, steps: [step] + steps, cost: cost + more)
        (longer.hasFreeText, longer.hasMissing) = (hasFreeText, hasMissing)
        switch step {
        case .right(let hole, _) where form.holes[hole].isOptional && form.holes[hole].takesAnyMarks:
            longer.hasFreeText = true
        case .missing: longer.hasMissing = true
        default: break
        }
        let isDoubted = longer.hasFreeText && longer.hasMissing && !(hasFreeText && hasMissing)
        longer.cost += isDoubted ? AlignmentSearch.Cost.freeText : 0
        return longer
    }

    fileprivate func skipping(cost more: Int) -> Alignment {
        var same = self
        same.cost += more
        return same
    }
}

extension Span<UInt8> {
    /// The longest start of a range that ends before a mark or a blank and has a shape.
    fileprivate func fittingStart(of range: Range<Int>, in shape: FieldShape, _ context: ReadingContext) -> Range<Int>?
    {
        for end in range.reversed() where end > range.lowerBound && !isAlphanumeric(at: end) {
            let start = trimmed(range.lowerBound..<end)
            if shape.fit(self, start, context) == .fits { return start }
        }
        return nil
    }
}
