/// An e-mail address that could be one: something, an `@`, and a name with a dot inside.
///
/// Members have lost many of the addresses they give, so no more is asked; capitals make no difference.
public struct Email: Hashable, Sendable {
    /// In small letters.
    public let text: String

    /// Reads an address, in large or small letters.
    ///
    /// - Throws: where it has a blank, not exactly one `@`, nothing before that, or no name with a dot inside behind.
    public init(_ text: some StringProtocol) throws(InvalidEmail) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !text.unicodeScalars.contains(where: Self.isBlank),
            parts[1].contains("."),
            parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty })
        else { throw InvalidEmail() }
        self.text = text.lowercased()
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar.value <= 0x20 : scalar.properties.isWhitespace
    }
}

/// A text that is no e-mail address.
public struct InvalidEmail: Error, Hashable, Sendable {}
