/// Fixed octets of a form, capitals and small letters being one; a text is compared with them by words.
struct FoldedLiteral: Sendable {
    let count: Int
    fileprivate let words: [Word]
    /// Whether the words say it all; of letters beyond ASCII they do not tell which is the capital of which.
    private let isASCII: Bool
    private let octets: [UInt8]

    /// The first sixteen octets by themselves, in which most texts differ.
    var head: Head {
        let none = Word([])
        return Head(first: words.first ?? none, second: words.dropFirst().first ?? none)
    }

    /// The start of a literal, which is compared without a reference to the rest.
    struct Head: Sendable {
        fileprivate let first: Word
        fileprivate let second: Word

        /// Whether a text with these first octets may begin so.
        func mayStand(in first: OctetWord, _ second: OctetWord) -> Bool {
            first.bits & self.first.mask.bits == self.first.octets.bits
                && second.bits & self.second.mask.bits == self.second.octets.bits
        }
    }

    /// Up to eight of the octets in capitals, and the bits of a text that must be the same.
    fileprivate struct Word {
        var octets: OctetWord
        var mask: OctetWord
    }

    init(_ octets: [UInt8]) {
        count = octets.count
        isASCII = octets.allSatisfy { $0 < 0x80 }
        self.octets = octets
        words = stride(from: 0, to: octets.count, by: OctetWord.count).map { start in
            Word(octets[start..<min(start + OctetWord.count, octets.count)])
        }
    }

    /// Whether a text has these octets from a place on.
    func stands(in text: Span<UInt8>, at start: Int) -> Bool {
        guard start + count <= text.count else { return false }
        for index in words.indices {
            let found = text.word(at: start + index * OctetWord.count)
            guard found.bits & words[index].mask.bits == words[index].octets.bits else { return false }
        }
        return isASCII || text.matches(octets, at: start)
    }
}

extension FoldedLiteral.Word {
    fileprivate init(_ octets: ArraySlice<UInt8>) {
        // Of a letter, the bit that makes it small is free; of what is not ASCII, all are.
        let mask: [UInt8] = octets.map { $0.isLetter ? 0xDF : $0 < 0x80 ? 0xFF : 0 }
        let bits: [UInt8] = zip(octets, mask).map(&)
        self.octets = bits.span.word(at: 0)
        self.mask = mask.span.word(at: 0)
    }
}
