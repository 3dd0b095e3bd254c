import MessageGrammar

/// What may stand on the right of a rule: a regular expression in which rules are named.
indirect enum ABNFElement: Hashable, Sendable {
    /// These characters, capitals and small letters being two (RFC 7405).
    case literal(String)
    case scalar(ScalarSet)
    /// One of the rules of the same value, by its place.
    case step(Int)
    /// A rule of the grammar.
    case rule(String)
    case sequence([ABNFElement])
    case choice([ABNFElement])
    case times(Int, Int?, ABNFElement)
}

extension ABNFElement {
    /// Matches the empty text.
    static let empty = ABNFElement.sequence([])
    /// Matches no text.
    static let nothing = ABNFElement.choice([])

    static func scalars(_ text: String) -> ABNFElement { .scalar(ScalarSet(text)) }

    static func times(_ count: ClosedRange<Int>, _ element: ABNFElement) -> ABNFElement {
        .times(count.lowerBound, count.upperBound, element)
    }

    var optional: ABNFElement { self == .empty ? self : .times(0, 1, self) }

    func then(_ next: ABNFElement) -> ABNFElement { .sequence([self, next]) }

    /// The same with what matches nothing or only the empty text taken out, and nested sequences and choices flat.
    var simplified: ABNFElement {
        switch self {
        case .literal(""): .empty
        case .literal, .step, .rule: self
        case .scalar(let set): set.isEmpty ? .nothing : self
        case .sequence(let elements): Self.sequence(simplifying: elements)
        case .choice(let elements): Self.choice(simplifying: elements)
        case .times(let least, let most, let element): Self.times(least, most, simplifying: element.simplified)
        }
    }

    private static func sequence(simplifying elements: [ABNFElement]) -> ABNFElement {
        let parts = elements.map(\.simplified).flatMap { element -> [ABNFElement] in
            if case .sequence(let inner) = element { inner } else { [element] }
        }
        if parts.contains(.nothing) { return .nothing }
        let joined = parts.reduce(into: [ABNFElement]()) { joined, part in
            if case .literal(let text) = part, case .literal(let before)? = joined.last {
                joined[joined.count - 1] = .literal(before + text)
            } else {
                joined.append(part)
            }
        }
        return joined.count == 1 ? joined[0] : .sequence(joined)
    }

    private static func choice(simplifying elements: [ABNFElement]) -> ABNFElement {
        let options = elements.map(\.simplified).flatMap { element -> [ABNFElement] in
            if case .choice(let inner) = element { inner } else { [element] }
        }
        let different = options.reduce(into: [ABNFElement]()) { if !$0.contains($1) { $0.append($1) } }
        guard different.contains(.empty) else { return different.count == 1 ? different[0] : .choice(different) }
        let rest = choice(simplifying: different.filter { $0 != .empty })
        return rest == .nothing ? .empty : .times(0, 1, rest)
    }

    private static func times(_ least: Int, _ most: Int?, simplifying element: ABNFElement) -> ABNFElement {
        if most == 0 || element == .empty { return .empty }
        if element == .nothing { return least == 0 ? .empty : .nothing }
        return least == 1 && most == 1 ? element : .times(least, most, element)
    }
}
