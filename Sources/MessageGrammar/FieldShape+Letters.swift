extension FieldShape {
    /// Judges a name: letters of any script, with blanks, `.`, `,`, `'`, `-` and `_` between them.
    ///
    /// Characters are counted in Unicode scalars. At least one is a letter.
    static func letters(_ text: Span<UInt8>, _ range: Range<Int>, _ count: ClosedRange<Int>) -> Fit {
        if text[range.lowerBound].isLetter, text.areLettersOrBlanks(range) { return length(range.count, count) }
        var (characters, letters) = (0, 0)
        var index = range.lowerBound
        while index < range.upperBound {
            let octet = text[index]
            if octet.isLetter {
                letters += 1
                index += 1
            } else if octet < 0x80 {
                guard octet.isNameMark else { return .malformed }
                index += 1
            } else {
                let scalar = text.scalar(at: &index)
                guard scalar.isLetterOfNames else { return .malformed }
                letters += 1
            }
            characters += 1
        }
        guard letters > 0 else { return .malformed }
        return length(characters, count)
    }
}

extension UInt8 {
    fileprivate var isNameMark: Bool {
        switch self {
        case .blank, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// A letter of any script, or a mark that belongs to one.
    var isLetterOfNames: Bool { properties.isAlphabetic || isMark }

    private var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}

extension Span<UInt8> {
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
}
