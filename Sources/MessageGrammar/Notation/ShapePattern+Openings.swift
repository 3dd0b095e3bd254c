extension ShapePattern {
    /// A character that a text can begin with, and what the rest of the text then looks like.
    package typealias Opening = (characters: ScalarSet, rest: ShapePattern)

    /// All that a text can begin with; the partial derivatives of a regular expression, of which there are not many.
    package var openings: [Opening] {
        switch self {
        case .characters(let set): [(set, .empty)]
        case .literal(let text): Self.openings(of: text.unicodeScalars)
        case .choice(let parts): parts.flatMap(\.openings)
        case .counted(let count): count.openings.map { ($0, .counted($1)) }
        case .sequence(let parts): Self.openings(of: parts[...])
        case .times(_, 0, _): []
        case .times(let least, let most, let part):
            part.openings.map { set, rest in
                (set, rest.followed(by: [.times(max(0, least - 1), most.map { $0 - 1 }, part)]))
            }
        }
    }

    /// Whether the empty text is one.
    package var acceptsEmpty: Bool { width.lowerBound == 0 }

    private static func openings(of text: String.UnicodeScalarView) -> [Opening] {
        text.first.map { [(ScalarSet(String($0)), .literal(String(text.dropFirst())))] } ?? []
    }

    private static func openings(of parts: ArraySlice<ShapePattern>) -> [Opening] {
        guard let first = parts.first else { return [] }
        let rest = parts.dropFirst()
        let openings = first.openings.map { ($0, $1.followed(by: rest)) }
        return first.acceptsEmpty ? openings + self.openings(of: rest) : openings
    }

    /// A sequence without sequences in it, so that rests that are alike are equal.
    private func followed(by rest: some Collection<ShapePattern>) -> ShapePattern {
        if width == 0...0 { return rest.count == 1 ? rest[rest.startIndex] : .sequence(Array(rest)) }
        if case .sequence(let parts) = self { return .sequence(parts + rest) }
        return .sequence([self] + rest)
    }
}

extension ShapePattern.Count {
    /// What is left to come after so many characters.
    package func after(_ characters: Int, found: Int) -> ShapePattern.Count {
        var count = ShapePattern.Count(
            range: max(0, range.lowerBound - characters)...range.upperBound - characters, others: others,
            least: max(0, least - found), telling: telling, isParted: isParted)
        count.isBegun = true
        return count
    }

    fileprivate var openings: [(ScalarSet, ShapePattern.Count)] {
        guard range.upperBound > 0 else { return [] }
        var openings = [(telling, after(1, found: 1))]
        guard range.upperBound > least else { return openings }
        openings.append((others, after(1, found: 0)))
        if isParted, isBegun, range.upperBound > 1 { openings.append((ScalarSet(" "), afterBlank)) }
        return openings
    }

    /// A blank is neither the last nor the first of two.
    private var afterBlank: ShapePattern.Count {
        ShapePattern.Count(
            range: max(1, range.lowerBound - 1)...range.upperBound - 1, others: others, least: least,
            telling: telling, isParted: isParted)
    }
}
