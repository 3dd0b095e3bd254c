/// Finds the forms whose keyword can begin a text, without looking at the others.
///
/// The key is the run of letters at the text's start, capitals and small letters being one: up to eight of them in a
/// word of 64 bits. Forms that begin with a hole, or with something else than a letter, stand under key 0 as well as
/// behind every other key.
struct KeywordIndex: Sendable {
    private let forms: [UInt64: [Form]]
    private let others: [Form]

    /// - Parameter ordered: the forms, longest keyword first.
    init(_ ordered: [Form]) {
        let others = ordered.filter { Self.key($0.keyword) == 0 }
        let keyed = Dictionary(grouping: ordered) { Self.key($0.keyword) }
        self.others = others
        forms = keyed.filter { $0.key != 0 }.mapValues { $0 + others }
    }

    func candidates(for text: Span<UInt8>) -> [Form] {
        let key = Self.key(text)
        return key == 0 ? others : forms[key] ?? others
    }

    private static func key(_ keyword: Keyword) -> UInt64 {
        let octets = keyword.octets
        return key(octets.span)
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
