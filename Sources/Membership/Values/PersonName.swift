/// A person's name; two names are the same if their letters are: ADI SUNARYO, AdiSunaryo, Adi_Sunaryo.
public struct PersonName: Hashable, Sendable {
    /// As it was written.
    public let text: String
    /// The letters alone, in capitals.
    let letters: String

    /// Any text with a letter in it.
    public init(_ text: some StringProtocol) throws(InvalidPersonName) {
        let letters = String(text.filter(\.isLetter)).uppercased()
        guard !letters.isEmpty else { throw InvalidPersonName() }
        self.text = String(text)
        self.letters = letters
    }

    public static func == (left: PersonName, right: PersonName) -> Bool { left.letters == right.letters }

    public func hash(into hasher: inout Hasher) { hasher.combine(letters) }
}

/// A name without a letter.
public struct InvalidPersonName: Error, Hashable, Sendable {}
