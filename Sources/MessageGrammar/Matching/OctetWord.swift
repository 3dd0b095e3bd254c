/// Eight octets of a text side by side in 64 bits, the first lowest, so that one instruction asks something of them all.
///
/// The matcher's loops over octets took half of its time before they went by words.
struct OctetWord: Equatable {
    var bits: UInt64

    /// How many octets a word has.
    static var count: Int { 8 }

    init(_ bits: UInt64) {
        self.bits = bits
    }

    /// One octet eight times.
    init(repeating octet: UInt8) {
        bits = UInt64(octet) &* 0x0101_0101_0101_0101
    }

    /// The first octets, with zeros for the others.
    func prefix(_ length: Int) -> OctetWord {
        OctetWord(bits & (1 << UInt64(8 * length) &- 1))
    }

    /// Where the octets of two words are the same.
    func places(equalTo other: OctetWord) -> OctetPlaces {
        let difference = bits ^ other.bits
        // The highest bit of an octet stays clear only where all its bits were.
        return OctetPlaces(~((difference & Self.low7) &+ Self.low7 | difference | Self.low7))
    }

    /// The ASCII letters.
    var letters: OctetPlaces { OctetWord(bits | 0x2020_2020_2020_2020).places("a", "z") }

    /// The ASCII digits.
    var digits: OctetPlaces { places("0", "9") }

    /// The ASCII letters and digits.
    var alphanumerics: OctetPlaces { letters.union(digits) }

    /// With capitals for small letters, where all eight are letters or zero.
    var capitals: OctetWord { OctetWord(bits & 0xDFDF_DFDF_DFDF_DFDF) }

    /// The octets from one ASCII character to another.
    private func places(_ first: Unicode.Scalar, _ last: Unicode.Scalar) -> OctetPlaces {
        // Each sum carries into the highest bit of its octet, and no further, where the octet is great enough.
        let reachesFirst = (bits & Self.low7) &+ OctetWord(repeating: 0x80 - UInt8(ascii: first)).bits
        let passesLast = (bits & Self.low7) &+ OctetWord(repeating: 0x7F - UInt8(ascii: last)).bits
        return OctetPlaces(reachesFirst & ~passesLast & ~bits & ~Self.low7)
    }

    private static var low7: UInt64 { 0x7F7F_7F7F_7F7F_7F7F }
}

/// Some places in a word, from the first on.
struct OctetPlaces: Sequence, IteratorProtocol, Equatable {
    /// The highest bit of each octet that is one of them; no other bit is set.
    private var bits: UInt64

    fileprivate init(_ bits: UInt64) {
        self.bits = bits
    }

    static var none: OctetPlaces { OctetPlaces(0) }
    static var all: OctetPlaces { OctetPlaces(0x8080_8080_8080_8080) }

    /// The others of a word.
    var complement: OctetPlaces { OctetPlaces(~bits & Self.all.bits) }

    func union(_ other: OctetPlaces) -> OctetPlaces { OctetPlaces(bits | other.bits) }

    /// The first place, or eight where there is none.
    var first: Int { bits.trailingZeroBitCount / 8 }

    mutating func next() -> Int? {
        guard bits != 0 else { return nil }
        defer { bits &= bits &- 1 }
        return first
    }
}

extension Span<UInt8> {
    /// The octets from a place on, with zeros behind the end of the text.
    func word(at index: Int) -> OctetWord {
        if index + OctetWord.count <= count { return wholeWord(at: index) }
        guard count >= OctetWord.count else { return shortWord(at: index) }
        let surplus = index + OctetWord.count - count
        return OctetWord(wholeWord(at: count - OctetWord.count).bits >> UInt64(8 * surplus))
    }

    /// Whether all octets of a range are ASCII digits.
    func areDigits(_ range: Range<Int>) -> Bool {
        for start in stride(from: range.lowerBound, to: range.upperBound, by: OctetWord.count)
        where word(at: start).digits.complement.first < Swift.min(OctetWord.count, range.upperBound - start) {
            return false
        }
        return true
    }

    /// Whether all octets of a range are ASCII letters or blanks.
    func areLettersOrBlanks(_ range: Range<Int>) -> Bool {
        let blanks = OctetWord(repeating: .blank)
        for start in stride(from: range.lowerBound, to: range.upperBound, by: OctetWord.count) {
            let word = word(at: start)
            let others = word.letters.union(word.places(equalTo: blanks)).complement
            guard others.first >= Swift.min(OctetWord.count, range.upperBound - start) else { return false }
        }
        return true
    }

    /// The load is unsafe in the type alone, and any eight octets are a `UInt64`; the bounds are checked.
    private func wholeWord(at index: Int) -> OctetWord {
        OctetWord(UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)))
    }

    private func shortWord(at index: Int) -> OctetWord {
        var bits: UInt64 = 0
        for place in (Swift.min(index, count)..<count).reversed() { bits = bits << 8 | UInt64(self[place]) }
        return OctetWord(bits)
    }
}
