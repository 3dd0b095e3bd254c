/// Finds the forms whose keyword can begin a text where separators and glue are forgiven, without looking at the
/// others.
///
/// A form stands under the first eight octets of its keyword, what may stand between words left out; a text is looked
/// up under as many of its own. Forms that can begin otherwise are tried for every text.
struct KeywordIndex: Sendable {
    private let forms: [Form]
    /// Places in the order of trying.
    private let keyed: [UInt64: [Int]]
    private let others: [Int]

    /// - Parameter ordered: the forms, longest keyword first.
    init(_ ordered: [Form]) {
        forms = ordered
        others = ordered.indices.filter { Self.key(ordered[$0]) == nil }
        let known = ordered.indices.filter { Self.key(ordered[$0]) != nil }
        keyed = Dictionary(grouping: known) { Self.key(ordered[$0]) ?? 0 }
    }

    /// The forms that a text may have, in the order of trying.
    func candidates(for text: [UInt8]) -> [Form] {
        var (key, length, places) = (UInt64(0), 0, others)
        for index in text.indices.drop(while: { text[$0].mayStandBefore }) where length < 8 && !text[index].isJoint {
            key = key << 8 | UInt64(text.span.folded(at: index))
            length += 1
            places += keyed[key] ?? []
        }
        return places.sorted().map { forms[$0] }
    }

    /// Nil for a form that can begin with something else than the start of its keyword.
    private static func key(_ form: Form) -> UInt64? {
        let octets = form.keyword.octets.filter { !$0.isJoint }
        guard let first = form.keyword.octets.first, !first.mayStandBefore, form.separator?.mayStandBefore ?? true
        else { return nil }
        return octets.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension UInt8 {
    /// What is skipped before a keyword: separators of every kind.
    fileprivate var mayStandBefore: Bool {
        switch self {
        case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "/"), UInt8(ascii: ","): true
        default: isJoint
        }
    }
}
