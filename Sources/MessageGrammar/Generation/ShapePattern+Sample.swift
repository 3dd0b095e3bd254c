extension ShapePattern {
    /// A text of this pattern.
    func sample(using random: inout some RandomNumberGenerator) -> String {
        switch self {
        case .literal(let text): return text
        case .characters(let set): return String(random.element(of: set.scalars))
        case .choice(let parts): return random.element(of: parts).sample(using: &random)
        case .sequence(let parts): return parts.map { $0.sample(using: &random) }.joined()
        case .times(let least, let most, let part):
            return Self.times(least...(most ?? .max), part, using: &random)
        case .counted(let count): return Self.times(count.range, .characters(count.telling), using: &random)
        }
    }

    /// Nobody types many more characters than must be.
    private static func times(
        _ count: ClosedRange<Int>, _ part: ShapePattern, using random: inout some RandomNumberGenerator
    ) -> String {
        let count = random.number(in: count.lowerBound...min(count.upperBound, count.lowerBound + 7))
        return (0..<count).map { _ in part.sample(using: &random) }.joined()
    }
}
