public import ShortMessage

extension Text {
    /// A text as listings may show it where no grammar tells what it is: numbers of persons, cards and telephones crossed
    /// out up to their last four digits, birth dates, e-mail addresses and names whole, with a character for a character
    /// of the same width.
    ///
    /// Numbers are found in the spellings that a matcher forgives, and so are days long past, with the month as a number or
    /// a word; amounts after `Rp`, references such as `261121-000001` and days of late stay. A name is known by a form of
    /// address before it, such as `Yth.`, or because it was read before; any other looks like all words and stays, too.
    ///
    /// - Parameters:
    ///   - text: any text.
    ///   - names: those that were read before.
    public static func masked(_ text: String, hiding names: SeenNames = SeenNames()) -> String {
        var scalars = Array(text.unicodeScalars)
        hideAddresses(in: &scalars)
        let words = PlainWord.all(in: scalars)
        let hidden =
            PersonalNumbers(scalars).hidden + WrittenDates(words, in: scalars).hidden
            + PersonalNames(words, in: scalars, seen: names).hidden
        for place in Set(hidden) where scalars[place].isAlphanumeric { scalars[place] = crossed(scalars[place]) }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Crosses out e-mail addresses, in time that grows with the text alone.
    private static func hideAddresses(in scalars: inout [Unicode.Scalar]) {
        var end = 0
        for place in scalars.indices where place >= end && scalars[place] == "@" {
            let local = scalars[end..<place].reversed().prefix(while: \.isOfAddress).count
            guard local > 0 else { continue }
            let domain = scalars[(place + 1)...].prefix(while: \.isOfAddress).count
            guard domain > 0 else { continue }
            end = place + 1 + domain
            for hidden in place - local..<end where scalars[hidden].isAlphanumeric {
                scalars[hidden] = crossed(scalars[hidden])
            }
        }
    }

    private static func crossed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.columns == 2 ? "\u{FF58}" : "x"
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter or a digit with a place of its own.
    package var isAlphanumeric: Bool {
        guard !isASCII else { return isDecimal || (0x61...0x7A).contains(value | 0x20) }
        return isDecimal || properties.isAlphabetic && columns > 0
    }

    /// Whether it can stand on either side of the `@` of an e-mail address.
    fileprivate var isOfAddress: Bool {
        switch self {
        case "@", "<", ">", ",", ";", ":", "#": false
        default: !properties.isWhitespace
        }
    }

    package var isDecimal: Bool {
        isASCII ? (0x30...0x39).contains(value) : properties.numericType == .decimal
    }

    /// The value of a digit, and of a letter that is written for one: O and o for 0, I and l for 1.
    package var digit: Int? {
        switch self {
        case "0"..."9": Int(value - 0x30)
        case "O", "o", "\u{FF2F}", "\u{FF4F}": 0
        case "I", "l", "\u{FF29}", "\u{FF4C}": 1
        default: isDecimal ? properties.numericValue.map { Int($0) } : nil
        }
    }
}
