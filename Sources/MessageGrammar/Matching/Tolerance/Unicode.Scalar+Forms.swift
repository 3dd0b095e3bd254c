extension Unicode.Scalar {
    /// The character that stands for this one in a form, or nil where none does.
    var foldedForForms: Unicode.Scalar? {
        switch value {
        case 0x20..<0x7F: self
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: "\n"
        case 0x09, 0xA0, 0x3000: " "
        case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0)
        case 0x0660...0x0669: Unicode.Scalar(value - 0x0660 + 0x30)
        case 0x06F0...0x06F9: Unicode.Scalar(value - 0x06F0 + 0x30)
        case 0x2010...0x2015, 0x2212: "-"
        case 0x2018...0x201B, 0x2032, 0xB4: "'"
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: "\""
        // ASCII that a gateway passed on as the GSM default alphabet, where 0x40 and 0x5F are these.
        case 0xA1: "@"
        case 0xA7: "_"
        case 0xFFFD: nil
        default: foldedByCategory
        }
    }

    private var foldedByCategory: Unicode.Scalar? {
        switch properties.generalCategory {
        case .spaceSeparator: " "
        case .control, .format, .unassigned, .privateUse, .surrogate: nil
        default: self
        }
    }

    /// What people put behind a message without meaning anything by it: `?`, `!`, `:)`, emoji.
    var isEndMark: Bool {
        switch self {
        case "?", "!", "~", ")", "(", ":", "^": true
        default: isASCII ? false : isPicture
        }
    }

    /// An emoji, or what changes the look of one.
    private var isPicture: Bool {
        switch properties.generalCategory {
        case .otherSymbol, .modifierSymbol, .enclosingMark: true
        default: properties.isVariationSelector
        }
    }
}

extension Span<UInt8> {
    /// Where the marks at the end of a text begin, with the blanks and quotes before them; its end where there are none,
    /// or nothing else is there.
    func withoutEndMarks(upTo end: Int) -> Int {
        var (place, hasMark) = (end, false)
        while place > 0 {
            if self[place - 1].isBlank || hasMark && self[place - 1].isQuote {
                place -= 1
                continue
            }
            var start = place - 1
            while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
            var next = start
            guard scalar(at: &next).isEndMark else { break }
            (place, hasMark) = (start, true)
        }
        return place == 0 || !hasMark ? end : place
    }
}
