/// A character that the default alphabet lacks, so that the whole text costs more.
public struct Culprit: Hashable, Sendable {
    public let character: Character
    /// Unicode scalars from the start of the text.
    public let offset: Int
    /// What could stand in its place at the default alphabet's price, or nil where nothing comes near.
    public let replacement: String?

    public init(character: Character, offset: Int, replacement: String?) {
        (self.character, self.offset, self.replacement) = (character, offset, replacement)
    }

    /// Every culprit of a text, in its order.
    public static func all(in text: some StringProtocol) -> [Culprit] {
        var culprits: [Culprit] = []
        var offset = 0
        for character in text {
            if GSMAlphabet.septets(String(character)) == nil {
                let replacement = Transliteration.replacement(for: character)
                culprits.append(Culprit(character: character, offset: offset, replacement: replacement))
            }
            offset += character.unicodeScalars.count
        }
        return culprits
    }
}
