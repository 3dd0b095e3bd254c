/// Finds the forms whose keyword can begin a text, without looking at the others.
///
/// A form stands under the first eight octets of its keyword, what may stand between words left out; a text is looked
/// up under as many of its own. Forms that can begin otherwise are tried for every text.
struct KeywordIndex: Sendable {
    private let exact: ExactIndex
    private let forms: [Form]
    /// Places in the order of trying.
    private let keyed: [UInt64: [Int]]
    private let others: [Int]

    /// - Parameter ordered: the forms, longest keyword first.
    init(_ ordered: [Form]) {
        forms = ordered
        exact = ExactIndex(ordered)
        others = ordered.indices.filter { Self.key(ordered[$0]) == nil }
        let known = ordered.indices.filter { Self.key(ordered[$0]) != nil }
        keyed = Dictionary(grouping: known) { Self.key(ordered[$0]) ?? 0 }
    }

    /// The forms that a text as it stands may have, in the order of trying; nothing is allocated.
    func candidates(for text: Span<UInt8>) -> [Form] { exact.candidates(for: text) }

    /// The forms that a text may have where separators and glue are forgiven, in the order of trying.
    func tolerantCandidates(for text: [UInt8]) -> [Form] {
        var (key, length, places) = (UInt64(0), 0, others)
        for octet in text.drop(while: \.mayStandBefore) where !octet.isJoint && length < 8 {
            key = key << 8 | UInt64(octet.folded)
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

/// Forms by the run of letters that a text begins with, capitals and small letters being one: up to eight of them in a
/// word of 64 bits.
private struct ExactIndex: Sendable {
    private let forms: [UInt64: [Form]]
    /// Forms that begin with a hole, with something else than a letter, or with letters that those of a hole may follow
    /// at once; they stand behind every key as well.
    private let others: [Form]

    init(_ ordered: [Form]) {
        let keys = Set(ordered.map(Self.key))
        others = ordered.filter { Self.key($0) == 0 }
        forms = Dictionary(
            uniqueKeysWithValues: keys.map { key in
                (key, ordered.filter { Self.key($0) == key || Self.key($0) == 0 })
            })
    }

    func candidates(for text: Span<UInt8>) -> [Form] {
        forms[Self.key(text)] ?? others
    }

    private static func key(_ form: Form) -> UInt64 {
        let octets = form.keyword.octets
        let mayGoOn = octets.count < 8 && octets.allSatisfy(\.isLetter) && form.lead.isEmpty && !form.holes.isEmpty
        return mayGoOn ? 0 : key(octets.span)
    }

    private static func key(_ text: Span<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for index in 0..<min(8, text.count) {
            guard text[index].isLetter else { break }
            key = key << 8 | UInt64(text[index].folded)
        }
        return key
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
