/// A backslash that begins no escape.
public struct InvalidEscape: Error, Hashable, CustomStringConvertible {
    /// Unicode scalars from the start of the text to the backslash.
    public let offset: Int

    public var description: String {
        "the backslash at character \(offset + 1) begins no escape; expected \\n, \\r, \\t, \\\\ or \\u{…}"
    }
}

extension Text {
    /// The text that `escaped` wrote.
    ///
    ///     text   = *( escape / any character but "\" )
    ///     escape = "\" ( "n" / "r" / "t" / "\" / "u{" 1*6HEXDIG "}" )
    public static func unescaped(_ line: some StringProtocol) throws(InvalidEscape) -> String {
        let isPlain = line.utf8.withContiguousStorageIfAvailable { !$0.contains(UInt8(ascii: "\\")) } ?? false
        if isPlain { return String(line) }
        var text = ""
        var scalars = EscapeReader(line.unicodeScalars)
        while let scalar = try scalars.next() { text.unicodeScalars.append(scalar) }
        return text
    }
}

private struct EscapeReader<Scalars: Sequence<Unicode.Scalar>> {
    private var rest: Scalars.Iterator
    private var offset = -1

    init(_ scalars: Scalars) {
        rest = scalars.makeIterator()
    }

    mutating func next() throws(InvalidEscape) -> Unicode.Scalar? {
        guard let scalar = advance() else { return nil }
        guard scalar == "\\" else { return scalar }
        let start = offset
        switch advance() {
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "\\": return "\\"
        case "u":
            if let value = codePoint() { return value }
        default: break
        }
        throw InvalidEscape(offset: start)
    }

    private mutating func codePoint() -> Unicode.Scalar? {
        guard advance() == "{" else { return nil }
        var (value, count) = (UInt32(0), 0)
        while let scalar = advance(), scalar != "}" {
            guard scalar.isASCII, let digit = Character(scalar).hexDigitValue, count < 6 else { return nil }
            value = value * 16 + UInt32(digit)
            count += 1
        }
        return count == 0 ? nil : Unicode.Scalar(value)
    }

    private mutating func advance() -> Unicode.Scalar? {
        offset += 1
        return rest.next()
    }
}
