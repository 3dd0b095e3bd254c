/// What a value of a shape looks like: a regular expression, from which automata, ABNF, samples and widths are made.
///
/// The matcher reads values by code of its own, which is faster; `ShapeProofTests` hold it to the pattern.
package indirect enum ShapePattern: Hashable, Sendable {
    case characters(ScalarSet)
    /// These characters; capitals and small letters are one where a shape makes no difference.
    case literal(String)
    case sequence([ShapePattern])
    case choice([ShapePattern])
    /// So many times; nil where there is no end.
    case times(Int, Int?, ShapePattern)
    case counted(Count)

    /// So many characters of two sets, at least so many of them of the second.
    package struct Count: Hashable, Sendable {
        package let range: ClosedRange<Int>
        package let others: ScalarSet
        package let least: Int
        package let telling: ScalarSet
        /// Whether a single blank may stand between two of them; it counts as one.
        package let isParted: Bool
        /// Whether one stands before, so that a blank may come next.
        package var isBegun = false
    }
}

extension ShapePattern {
    static let empty = ShapePattern.sequence([])
    static let digit = ShapePattern.characters(.digits)

    static func any(of characters: String) -> ShapePattern { .characters(ScalarSet(characters)) }

    static func times(_ count: ClosedRange<Int>, _ pattern: ShapePattern) -> ShapePattern {
        .times(count.lowerBound, count.upperBound, pattern)
    }

    var optional: ShapePattern { .times(0, 1, self) }
    var starred: ShapePattern { .times(0, nil, self) }
    var repeated: ShapePattern { .times(1, nil, self) }

    func then(_ next: ShapePattern...) -> ShapePattern { .sequence([self] + next) }

    /// How many characters there are at least and at most; `.max` where there is no end.
    package var width: ClosedRange<Int> {
        switch self {
        case .characters: 1...1
        case .literal(let text): text.unicodeScalars.count...text.unicodeScalars.count
        case .counted(let count): max(count.range.lowerBound, count.least)...count.range.upperBound
        case .sequence(let parts): parts.map(\.width).reduce(0...0) { $0.joined($1, +) }
        case .choice(let parts): parts.map(\.width).reduce(nil) { $0?.united($1) ?? $1 } ?? 0...0
        case .times(let least, let most, let part): part.width.joined(least...(most ?? .max), *)
        }
    }

    /// The sets of which characters are taken.
    package var characterSets: [ScalarSet] {
        switch self {
        case .characters(let set): [set]
        case .literal(let text): text.unicodeScalars.map { ScalarSet(String($0)) }
        case .counted(let count): [count.others, count.telling] + (count.isParted ? [ScalarSet(" ")] : [])
        case .sequence(let parts), .choice(let parts): parts.flatMap(\.characterSets)
        case .times(_, _, let part): part.characterSets
        }
    }
}

extension ClosedRange<Int> {
    /// The ends of both joined; what has no end, or comes to none, is `.max`.
    fileprivate func joined(
        _ other: ClosedRange<Int>, _ join: (Int, Int) -> Int
    ) -> ClosedRange<Int> {
        let isOpen = upperBound == .max || other.upperBound == .max
        return join(lowerBound, other.lowerBound)...(isOpen ? .max : join(upperBound, other.upperBound))
    }

    fileprivate func united(_ other: ClosedRange<Int>) -> ClosedRange<Int> {
        Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
    }
}
