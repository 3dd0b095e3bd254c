/// A character that the 7-bit alphabet lacks, so that the whole text costs more.
public struct Culprit: Hashable, Sendable {
    /// The character as a person sees it.
    public let character: Character
    /// Unicode scalars from the start of the text.
    public let offset: Int
    /// What could stand in its place at the default alphabet's price, or nil where nothing comes near.
    public let replacement: String?

    /// A character at a place of a text.
    public init(character: Character, offset: Int, replacement: String?) {
        (self.character, self.offset, self.replacement) = (character, offset, replacement)
    }

    /// Every culprit of a text, in its order.
    ///
    /// The shifts are national tables that the receiver is known to have; what the most fitting of them holds is no
    /// culprit.
    public static func all(in text: some StringProtocol, allowing shifts: [NationalShift] = []) -> [Culprit] {
        ([.none] + shifts).map { all(in: text, lackedBy: SeptetAlphabet($0)) }.min { $0.count < $1.count } ?? []
    }

    private static func all(in text: some StringProtocol, lackedBy alphabet: SeptetAlphabet) -> [Culprit] {
        var culprits: [Culprit] = []
        var offset = 0
        for character in text {
            if character.unicodeScalars.contains(where: { alphabet.width(of: $0) == nil }) {
                let replacement = Transliteration.replacement(for: character)
                culprits.append(Culprit(character: character, offset: offset, replacement: replacement))
            }
            offset += character.unicodeScalars.count
        }
        return culprits
    }
}
