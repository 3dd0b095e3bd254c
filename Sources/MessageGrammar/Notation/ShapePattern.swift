/// What a value of a shape looks like: a regular expression, from which automata, ABNF, samples and widths are made.
///
/// The matcher reads values by code of its own, which is faster; `ShapeProofTests` hold it to the pattern.
package indirect enum ShapePattern: Hashable, Sendable {
    case characters(CharacterSet)
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
        package let others: CharacterSet
        package let least: Int
        package let telling: CharacterSet
        /// Whether a single blank may stand between two of them; it counts as one.
        package let isParted: Bool
    }
}

extension ShapePattern {
    static let empty = ShapePattern.sequence([])
    static let digit = ShapePattern.characters(.digits)

    static func any(of characters: String) -> ShapePattern { .characters(CharacterSet(characters)) }

    static func times(_ count: ClosedRange<Int>, _ pattern: ShapePattern) -> ShapePattern {
        .times(count.lowerBound, count.upperBound, pattern)
    }

    var optional: ShapePattern { .times(0, 1, self) }
    var starred: ShapePattern { .times(0, nil, self) }
    var repeated: ShapePattern { .times(1, nil, self) }

    func then(_ next: ShapePattern...) -> ShapePattern { .sequence([self] + next) }

    /// How many characters there are at least and at most; nil where there is no end.
    var width: ClosedRange<Int>? {
        switch self {
        case .characters: 1...1
        case .literal(let text): text.unicodeScalars.count...text.unicodeScalars.count
        case .counted(let count): count.range
        case .sequence(let parts): Self.joined(parts.map(\.width)) { ($0 + $1, $2 + $3) }
        case .choice(let parts): Self.joined(parts.map(\.width)) { (min($0, $1), max($2, $3)) }
        case .times(let least, let most, let part):
            most.flatMap { most in part.width.map { $0.lowerBound * least...$0.upperBound * most } }
        }
    }

    private static func joined(
        _ widths: [ClosedRange<Int>?], _ join: (Int, Int, Int, Int) -> (Int, Int)
    ) -> ClosedRange<Int>? {
        guard let first = widths.first else { return 0...0 }
        return widths.dropFirst().reduce(first) { known, next in
            guard let known, let next else { return nil }
            let ends = join(known.lowerBound, next.lowerBound, known.upperBound, next.upperBound)
            return ends.0...ends.1
        }
    }
}
