extension OctetCursor {
    /// Reads a string, whose opening quote is the next octet.
    ///
    ///     string = DQUOTE *(any octet from 0x20 but DQUOTE and "\" / escape) DQUOTE
    ///     escape = "\" (DQUOTE / "\" / "/" / "b" / "f" / "n" / "r" / "t" / "u" 4HEXDIG)
    ///
    /// Two escapes make a character beyond U+FFFF; half of such a pair is an error (RFC 8259, 8.2, leaves it open).
    mutating func string() throws(JSONSyntaxError) -> String {
        advance()
        var text = ""
        while true {
            text += run()
            switch next {
            case UInt8(ascii: "\""):
                advance()
                return text
            case UInt8(ascii: "\\"): text.unicodeScalars.append(try escape())
            case nil: throw error(.expected("a quote that ends the string"))
            default: throw error(.rawControl)
            }
        }
    }

    /// The octets up to a quote, a backslash, a control character or the end.
    private mutating func run() -> String {
        let start = offset
        while let next, next >= 0x20, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\") { advance() }
        return text(from: start)
    }

    private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let start = offset
        advance()
        if take("u") { return try character(escapedAt: start) }
        guard let letter = next, let scalar = Self.escapes[letter] else {
            throw JSONSyntaxError(offset: start, problem: .invalidEscape)
        }
        advance()
        return scalar
    }

    private static let escapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{08}",
        UInt8(ascii: "f"): "\u{0C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]

    /// The character of a `\u` escape, or of two that make a surrogate pair.
    private mutating func character(escapedAt start: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
        let high = try codeUnit(escapedAt: start)
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard UTF16.isLeadSurrogate(high), take("\\"), take("u") else {
            throw JSONSyntaxError(offset: start, problem: .loneSurrogate)
        }
        let low = try codeUnit(escapedAt: start)
        guard UTF16.isTrailSurrogate(low) else { throw JSONSyntaxError(offset: start, problem: .loneSurrogate) }
        return UTF16.decode(UTF16.EncodedScalar([high, low]))
    }

    private mutating func codeUnit(escapedAt start: Int) throws(JSONSyntaxError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let next, let digit = Character(Unicode.Scalar(next)).hexDigitValue else {
                throw JSONSyntaxError(offset: start, problem: .invalidEscape)
            }
            unit = unit << 4 | UInt16(digit)
            advance()
        }
        return unit
    }
}
