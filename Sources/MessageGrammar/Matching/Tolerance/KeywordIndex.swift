/// Finds the forms whose keyword can begin a text where separators and glue are forgiven, without looking at the
/// others.
///
/// A form stands under the first eight octets of its keyword, what may stand between words left out; a text is looked
/// up under as many of its own. Forms that can begin otherwise are tried for every text.
struct KeywordIndex: Sendable {
    /// The forms of each key one after the other, in the order of trying; with each those of every key that begins it.
    private var forms: [Form]
    /// Where those of a key stand.
    private var places: [UInt64: Range<Int>] = [:]
    private let others: Range<Int>
    /// A bit for each length of a key.
    private var lengths: UInt16 = 0

    /// - Parameter ordered: the forms, longest keyword first.
    init(_ ordered: [Form]) {
        let keys = ordered.map(Self.key)
        forms = zip(ordered, keys).filter { $0.1 == nil }.map(\.0)
        others = forms.indices
        for key in Set(keys.compactMap(\.self)).sorted() {
            let start = forms.count
            forms += zip(ordered, keys).filter { $0.1.map(key.begins(with:)) ?? true }.map(\.0)
            places[key.bits] = start..<forms.count
            lengths |= 1 << UInt16(key.length)
        }
    }

    /// The forms that a text may have, in the order of trying, by their places here.
    func candidates(for text: Span<UInt8>) -> Range<Int> {
        var key = Key()
        var index = text.skip(from: 0, while: \.mayStandBefore)
        while index < text.count, key.length < Key.longest {
            if !text[index].isJoint { key.append(text.folded(at: index)) }
            index += 1
        }
        while key.length > 0 {
            if lengths >> UInt16(key.length) & 1 == 1, let found = places[key.bits] { return found }
            key.removeLast()
        }
        return others
    }

    subscript(place: Int) -> Form { forms[place] }

    /// Nil for a form that can begin with something else than the start of its keyword.
    private static func key(_ form: Form) -> Key? {
        guard let first = form.keyword.octets.first, !first.mayStandBefore, form.separator?.mayStandBefore ?? true
        else { return nil }
        var key = Key()
        for octet in form.keyword.octets where !octet.isJoint && key.length < Key.longest { key.append(octet) }
        return key
    }

    /// Up to eight octets in a number, the last lowest.
    private struct Key: Hashable, Comparable {
        static let longest = 8
        private(set) var bits: UInt64 = 0
        private(set) var length = 0

        mutating func append(_ octet: UInt8) {
            bits = bits << 8 | UInt64(octet)
            length += 1
        }

        mutating func removeLast() {
            bits >>= 8
            length -= 1
        }

        /// Whether this key begins with another, or is it.
        func begins(with other: Key) -> Bool {
            other.length <= length && bits >> UInt64(8 * (length - other.length)) == other.bits
        }

        static func < (left: Key, right: Key) -> Bool { left.bits < right.bits }
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
