/// ISO 8859-1, the first 256 characters of Unicode: what links name data coding 3.
public enum Latin1 {
    /// One octet a character.
    ///
    /// - Throws: at the first character that has none.
    public static func octets(_ text: some StringProtocol) throws(UnencodableCharacter) -> [UInt8] {
        var octets: [UInt8] = []
        for (offset, scalar) in text.unicodeScalars.enumerated() {
            guard let octet = UInt8(exactly: scalar.value) else {
                throw UnencodableCharacter(scalar: scalar, offset: offset)
            }
            octets.append(octet)
        }
        return octets
    }

    /// The text of octets, each of which is a character of Latin-1.
    public static func text(_ octets: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: octets.map(Unicode.Scalar.init))
        return String(scalars)
    }
}
