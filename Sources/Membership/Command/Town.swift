/// A town's name; two are the same if their letters are: BANDUNG, Bandung, Kab. Bandung is another.
public struct Town: Hashable, Sendable {
    /// The letters alone, in capitals.
    public let letters: String

    /// Any text with a letter in it.
    public init?(_ text: String) {
        guard let name = try? PersonName(text) else { return nil }
        letters = name.letters
    }

    /// The town of a name such as Kota Bandung; nil for other names. Of Kotabaru it is Baru, so the whole name comes first.
    var withoutKind: Town? {
        letters.hasPrefix(Self.kind) ? Town(String(letters.dropFirst(Self.kind.count))) : nil
    }

    private static let kind = "KOTA"
}
