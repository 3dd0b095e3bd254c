// What the matcher asks of characters of any script, octet by octet. ASCII is answered without looking at the character.

extension Span<UInt8> {
    /// The octet at a place, in capitals.
    func folded(at index: Int) -> UInt8 {
        let octet = self[index]
        guard octet >= 0x80 else { return octet.folded }
        let (scalar, start) = character(at: index)
        return UTF8.encode(scalar.capital)?.dropFirst(index - start).first ?? octet
    }

    /// Whether the octets from `start`, of which there are enough, are these, capitals and small letters being one.
    func folds(to literal: Span<UInt8>, at start: Int) -> Bool {
        for offset in 0..<literal.count where folded(at: start + offset) != literal.folded(at: offset) { return false }
        return true
    }

    /// Whether the octet at a place is of a letter.
    func isLetter(at index: Int) -> Bool {
        self[index] < 0x80 ? self[index].isLetter : character(at: index).scalar.properties.isAlphabetic
    }

    /// Whether the octet at a place is of a letter or an ASCII digit.
    func isAlphanumeric(at index: Int) -> Bool {
        self[index].isDigit || isLetter(at: index)
    }

    /// The characters of a range, in capitals.
    func capitals(_ range: Range<Int>) -> [Unicode.Scalar] {
        var (capitals, index) = ([Unicode.Scalar](), range.lowerBound)
        while index < range.upperBound { capitals.append(scalar(at: &index).capital) }
        return capitals
    }

    /// The character that begins at an index, which is moved behind it. The octets are a String's, so well-formed.
    func scalar(at index: inout Int) -> Unicode.Scalar {
        let first = self[index]
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = UInt32(first) & (length == 1 ? 0x7F : 0xFF >> UInt32(length + 1))
        for offset in 1..<Swift.max(length, 1) where index + offset < count {
            value = value << 6 | UInt32(self[index + offset] & 0x3F)
        }
        index += length
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// The character that an octet is of, and where it begins.
    private func character(at index: Int) -> (scalar: Unicode.Scalar, start: Int) {
        var start = index
        while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
        var end = start
        return (scalar(at: &end), start)
    }
}

extension [UInt8] {
    /// A text in capitals, of as many octets.
    package var folded: [UInt8] {
        indices.map { span.folded(at: $0) }
    }
}

extension Unicode.Scalar {
    /// Whether this is a letter or an ASCII digit.
    package var isAlphanumeric: Bool {
        isASCII ? UInt8(value).isAlphanumeric : properties.isAlphabetic
    }

    /// The capital of a small letter where it is one character of as many octets; any other character as it is.
    ///
    /// So a text in capitals has the places of the text. ß, whose capital is SS, and dotless ı, whose capital is ASCII,
    /// stay what they are.
    package var capital: Unicode.Scalar {
        if isASCII { return Unicode.Scalar(UInt8(value).folded) }
        let capitals = properties.uppercaseMapping.unicodeScalars
        guard let capital = capitals.first, capitals.count == 1, UTF8.width(capital) == UTF8.width(self) else {
            return self
        }
        return capital
    }
}
