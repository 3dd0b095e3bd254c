public import ShortMessage

extension Text {
    /// A text as listings may show it: numbers of persons, cards and telephones crossed out up to their last four digits,
    /// and e-mail addresses whole, with a character for a character of the same width.
    ///
    /// Crossed out are seven or more digits in a row, nine or more parted by single blanks or dashes (but not a reference
    /// such as `261121-000001`), and a card number of eleven letters and digits, at least nine of them digits. Names look
    /// like any other words and stay.
    public static func masked(_ text: String) -> String {
        text.replacing(/[^\s@<>,;:#]+@[^\s@<>,;:#]+/.matchingSemantics(.unicodeScalar)) { crossedOut($0.output[...]) }
            .replacing(/[0-9A-Za-z]+/.matchingSemantics(.unicodeScalar)) { word in
                isCard(word.output) ? crossedOut(word.output, keeping: 4) : String(word.output)
            }
            .replacing(/\d+(?:[\p{Zs}\p{Pd}\p{Cf}]\d+)*/.matchingSemantics(.unicodeScalar)) { digits in
                isPersonal(digits.output) ? crossedOut(digits.output, keeping: 4) : String(digits.output)
            }
    }

    /// As `KPJ` writes it: some old cards have letters.
    private static func isCard(_ word: Substring) -> Bool {
        word.utf8.count == 11 && word.count(where: \.isNumber) >= 9
    }

    /// Whether digits, in groups, are too many for a date, an amount or a count.
    private static func isPersonal(_ digits: Substring) -> Bool {
        let groups = digits.unicodeScalars.split { !isDigit($0) }.map(\.count)
        let isReference = groups == [6, 6] && digits.utf8.count == 13
        return groups.contains { $0 >= 7 } || groups.reduce(0, +) >= 9 && !isReference
    }

    private static func crossedOut(_ text: Substring, keeping kept: Int = 0) -> String {
        var hidden = text.unicodeScalars.count(where: isWord) - kept
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isHidden = hidden > 0 && isWord(scalar)
            hidden -= isHidden ? 1 : 0
            shown.append(isHidden ? (scalar.columns == 2 ? "\u{FF58}" : "x") : scalar)
        }
        return String(shown)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.numericType == .decimal
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || scalar.properties.isAlphabetic && scalar.columns > 0
    }
}
