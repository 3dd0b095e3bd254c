/// The fixed words that begin a form.
public struct Keyword: Hashable, Sendable, CustomStringConvertible {
    /// In capitals.
    package let octets: [UInt8]
    /// The same, character by character.
    let characters: [Unicode.Scalar]
    /// The runs of letters and digits among them.
    let words: [[Unicode.Scalar]]
    /// Whether a letter or digit behind the keyword makes another word of it.
    package let endsInWord: Bool

    init(_ octets: [UInt8]) {
        let capitals = octets.folded
        self.octets = capitals
        let characters = capitals.span.capitals(capitals.indices)
        self.characters = characters
        words = characters.split { !$0.isAlphanumeric }.map(Array.init)
        endsInWord = characters.last?.isAlphanumeric ?? false
    }

    package var isEmpty: Bool { octets.isEmpty }

    public var description: String { String(decoding: octets, as: UTF8.self) }
}
