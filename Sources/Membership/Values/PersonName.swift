/// A person's name; two names are the same if their letters are: ADI SUNARYO, AdiSunaryo, Adi_Sunaryo.
public struct PersonName: Hashable, Sendable {
    /// As it was written.
    public let text: String
    /// The letters alone, in capitals.
    let letters: String

    /// Any text with a letter in it.
    public init(_ text: some StringProtocol) throws(InvalidPersonName) {
        let letters = Self.letters(of: text)
        guard !letters.isEmpty else { throw InvalidPersonName() }
        self.text = String(text)
        self.letters = letters
    }

    private static func letters(of text: some StringProtocol) -> String {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return String(text.filter(\.isLetter)).uppercased() }
        let letters = text.utf8.lazy.map { $0 & 0xDF }.filter { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        return String(decoding: letters, as: UTF8.self)
    }

    public static func == (left: PersonName, right: PersonName) -> Bool { left.letters == right.letters }

    public func hash(into hasher: inout Hasher) { hasher.combine(letters) }
}

/// A name without a letter.
public struct InvalidPersonName: Error, Hashable, Sendable {}
