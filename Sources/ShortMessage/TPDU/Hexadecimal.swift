/// A text that is not octets in hexadecimal.
public struct InvalidHexadecimal: Error, Hashable, Sendable, CustomStringConvertible {
    /// Unicode scalars from the start of the text to what is wrong; the end, where a digit is missing.
    public let offset: Int
    /// What stands there, or nil where the text ends in the middle of an octet.
    public let found: Unicode.Scalar?

    public var description: String {
        guard let found else { return "the digits end in the middle of an octet; expected one more after \(offset)" }
        return
            "'\(Text.escaped(String(found)))' at character \(offset + 1) is no hexadecimal digit; expected 0 to 9 or A to F"
    }
}

/// Octets written with two hexadecimal digits each.
public enum Hexadecimal {
    /// Reads octets, with blanks between them if any.
    public static func octets(_ text: some StringProtocol) throws(InvalidHexadecimal) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count / 2)
        var high: UInt8?
        var offset = 0
        for scalar in text.unicodeScalars {
            if let digit = scalar.hexadecimalDigit {
                if let first = high { octets.append(first << 4 | digit) }
                high = high == nil ? digit : nil
            } else if high != nil || !scalar.properties.isWhitespace {
                throw InvalidHexadecimal(offset: offset, found: scalar)
            }
            offset += 1
        }
        if high != nil { throw InvalidHexadecimal(offset: offset, found: nil) }
        return octets
    }
}

extension [UInt8] {
    /// Two capitals or digits an octet, without blanks.
    public var hexadecimal: String {
        String(unsafeUninitializedCapacity: count * 2) { buffer in
            for (index, octet) in enumerated() {
                buffer[index * 2] = (octet >> 4).hexadecimalCharacter
                buffer[index * 2 + 1] = (octet & 0x0F).hexadecimalCharacter
            }
            return count * 2
        }
    }
}

extension DefaultStringInterpolation {
    mutating func appendInterpolation(hexadecimal octets: [UInt8]) {
        appendInterpolation(octets.hexadecimal)
    }
}

extension Unicode.Scalar {
    fileprivate var hexadecimalDigit: UInt8? {
        switch self {
        case "0"..."9": UInt8(truncatingIfNeeded: value) - UInt8(ascii: "0")
        case "a"..."f": UInt8(truncatingIfNeeded: value) - UInt8(ascii: "a") + 10
        case "A"..."F": UInt8(truncatingIfNeeded: value) - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension UInt8 {
    fileprivate var hexadecimalCharacter: UInt8 {
        self < 10 ? UInt8(ascii: "0") + self : UInt8(ascii: "A") + self - 10
    }
}
