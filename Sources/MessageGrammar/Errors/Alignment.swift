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
        return (1...most).map { count in
            let range = parts.joined(part..<part + count)
            let fit = form.holes[hole].shape.fit(text, range, context)
            let rest = align(hole: hole + 1, part: part + count, text, end)
            return switch fit {
            case .fits: rest.after(.right(hole: hole, range), cost: 0)
            case .malformed: rest.after(.wrong(hole: hole, range, fit), cost: Cost.far)
            default: rest.after(.wrong(hole: hole, range, fit), cost: Cost.near)
            }
        }
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
    fileprivate func after(_ step: Step, cost more: Int) -> Alignment {
        Alignment(form: form, steps: [step] + steps, cost: cost + more)
    }

    fileprivate func skipping(cost more: Int) -> Alignment {
        Alignment(form: form, steps: steps, cost: cost + more)
    }
}
