/// Forms by the letters that a text begins with, up to eight of them, capitals and small letters being one.
///
/// A hash table, open and at most half full: a look-up costs a multiplication and counts no reference.
struct ExactIndex: Sendable {
    /// The forms of each bucket one after the other, in the order of trying.
    private var forms: [Form] = []
    /// How each of them begins.
    private var heads: [FoldedLiteral.Head] = []
    private var buckets: [Bucket]

    private struct Bucket {
        /// Zero where the bucket is empty.
        var key: UInt64
        /// Where its forms stand in `forms`; those of an empty bucket are the ones that begin with no letters.
        var places: Range<Int>
    }

    /// - Parameter ordered: the forms, in the order of trying.
    init(_ ordered: [Form]) {
        let keys = Set(ordered.map(Self.key)).subtracting([0]).sorted()
        // Forms that begin with a hole, with something else than a letter, or with letters that those of a hole may
        // follow at once; they stand behind every key as well.
        forms = ordered.filter { Self.key($0) == 0 }
        let empty = Bucket(key: 0, places: forms.indices)
        buckets = Array(repeating: empty, count: Self.size(for: keys.count))
        for key in keys {
            let start = forms.count
            forms += ordered.filter { Self.key($0) == key || Self.key($0) == 0 }
            buckets[bucket(of: key)] = Bucket(key: key, places: start..<forms.count)
        }
        heads = forms.map(\.opening.head)
    }

    /// The forms to try for a text, by their places here.
    func candidates(for text: Span<UInt8>) -> Range<Int> {
        buckets[bucket(of: Self.key(text))].places
    }

    /// Whether a text with these first octets may have the form at a place.
    func mayStand(_ place: Int, in first: OctetWord, _ second: OctetWord) -> Bool {
        heads[place].mayStand(in: first, second)
    }

    subscript(place: Int) -> Form { forms[place] }

    /// A power of two, at least twice the count.
    private static func size(for count: Int) -> Int {
        1 << (Int.bitWidth - count.leadingZeroBitCount + 1)
    }

    /// The bucket with a key, or the empty one that it would go into.
    private func bucket(of key: UInt64) -> Int {
        // Multiplicative hashing (Knuth, volume 3, section 6.4); the upper half of the product is the better mixed.
        var place = Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 >> 32)
        while true {
            place &= buckets.count - 1
            if buckets[place].key == key || buckets[place].key == 0 { return place }
            place += 1
        }
    }

    private static func key(_ form: Form) -> UInt64 {
        let octets = form.keyword.octets
        let mayGoOn = octets.count < 8 && octets.allSatisfy(\.isLetter) && form.lead.isEmpty && !form.holes.isEmpty
        return mayGoOn ? 0 : key(octets.span)
    }

    private static func key(_ text: Span<UInt8>) -> UInt64 {
        let word = text.word(at: 0)
        return word.prefix(word.letters.complement.first).capitals.bits
    }
}
