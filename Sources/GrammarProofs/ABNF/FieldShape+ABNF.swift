import MessageGrammar

extension FieldShape {
    /// The canonical spellings of a value of this shape.
    ///
    /// - Parameter isTight: whether a blank or a line break may stand at neither end, as in a repeated hole.
    func canonicalSpellings(isTight: Bool) -> ABNFValue {
        if case .text(let count) = self, isTight { return ABNFValue(Self.tightText(count)) }
        let pattern = pattern(.canonical)
        if case .counted(let count) = pattern { return ABNFValue(count) }
        return ABNFValue(ABNFElement(pattern))
    }

    private static func tightText(_ count: ClosedRange<Int>) -> ABNFElement {
        let edge = ABNFElement.scalar(.any.subtracting(.blanks))
        let inner = max(0, count.lowerBound - 2)...max(0, count.upperBound - 2)
        return .choice([
            count.lowerBound == 1 ? edge : .nothing,
            count.upperBound > 1 ? .sequence([edge, .times(inner, .scalar(.any)), edge]) : .nothing,
        ])
    }
}

extension ABNFElement {
    /// What a pattern describes.
    ///
    /// Counts of two sets are no elements but values.
    init(_ pattern: ShapePattern) {
        switch pattern {
        case .characters(let set): self = .scalar(set)
        case .literal(let text): self = .literal(text)
        case .sequence(let parts): self = .sequence(parts.map(ABNFElement.init))
        case .choice(let parts): self = .choice(parts.map(ABNFElement.init))
        case .times(let least, let most, let part): self = .times(least, most, ABNFElement(part))
        case .counted: self = .nothing
        }
    }
}
