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
    package var isLetterOfNames: Bool { properties.isAlphabetic || isMark }

    private var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
