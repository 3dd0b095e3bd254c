/// A town's name; two are the same if their letters are: BANDUNG, Bandung, Kab. Bandung is another.
public struct Town: Hashable, Sendable {
    /// The letters alone, in capitals.
    public let letters: String

    /// Any text with a letter in it.
    public init?(_ text: String) {
        guard let name = try? PersonName(text) else { return nil }
        letters = name.letters
    }
}
