/// Fixed octets of a form, capitals and small letters being one; a text is compared with them by words.
struct FoldedLiteral: Sendable {
    let count: Int
    private let words: [Word]

    /// Up to eight of the octets in capitals, and the bits of a text that must be the same.
    fileprivate struct Word {
        var octets: OctetWord
        var mask: OctetWord
    }

    init(_ octets: [UInt8]) {
        count = octets.count
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
        return true
    }
}

extension FoldedLiteral.Word {
    fileprivate init(_ octets: ArraySlice<UInt8>) {
        let capitals = octets.map(\.folded)
        // Of a letter, the bit that makes it small is free.
        let mask: [UInt8] = capitals.map { $0.isLetter ? 0xDF : 0xFF }
        self.octets = capitals.span.word(at: 0)
        self.mask = mask.span.word(at: 0)
    }
}
