import ShortMessage

/// A text, cut into what goes out as messages.
public enum MessageParts {
    /// The texts to send, in their order; none where nothing is.
    ///
    /// One that a telephone puts together from several parts stands in one piece, as long as its parts together.
    ///
    /// - Parameter isUCS2: whether it goes as UCS-2; else what the GSM alphabet lacks is a question mark.
    public static func texts(
        of text: String, _ rules: SendingRules, _ words: SMSBoxWords, isUCS2: Bool
    ) -> [String] {
        guard rules.most > 0 else { return [] }
        guard !text.isEmpty || !rules.omitsEmpty else { return [] }
        let said = text.isEmpty ? words.empty : text
        let parts = cut(isUCS2 ? said : folded(said), rules, isUCS2)
        return rules.isConcatenated ? [parts.joined()] : parts
    }

    private static func folded(_ text: String) -> String {
        var folded = "".unicodeScalars
        for scalar in text.unicodeScalars { folded.append(GSMAlphabet.septets(of: scalar) == nil ? "?" : scalar) }
        return String(folded)
    }

    private static func cut(_ text: String, _ rules: SendingRules, _ isUCS2: Bool) -> [String] {
        let around = width(rules.header, isUCS2) + width(rules.footer, isUCS2)
        var room = (isUCS2 ? 70 : 160) - around
        if rules.isConcatenated, width(text, isUCS2) > room { room = (isUCS2 ? 67 : 153) - around }
        room = max(1, room)
        let split = max(1, room - width(rules.splitSuffix, isUCS2))
        var (parts, rest): ([String], Substring.UnicodeScalarView) = ([], Substring(text).unicodeScalars)
        repeat {
            let isLast = parts.count + 1 == rules.most || width(String(rest), isUCS2) <= room
            let part = piece(of: rest, isLast ? room : split, rules.splitCharacters, isUCS2)
            rest = rest[part.endIndex...]
            parts.append(rules.header + String(part) + (isLast ? "" : rules.splitSuffix) + rules.footer)
            if isLast { break }
        } while !rest.isEmpty
        return parts
    }

    /// As much as fits; of what does not fit as a whole, up to the last character behind which it may be cut.
    private static func piece(
        of text: Substring.UnicodeScalarView, _ room: Int, _ characters: String?, _ isUCS2: Bool
    ) -> Substring.UnicodeScalarView {
        let whole = prefix(of: text, room, isUCS2)
        guard let characters, whole.endIndex < text.endIndex,
            let end = whole.lastIndex(where: { characters.unicodeScalars.contains($0) }),
            end > whole.startIndex
        else { return whole }
        return whole[...end]
    }

    private static func prefix(
        of text: Substring.UnicodeScalarView, _ room: Int, _ isUCS2: Bool
    ) -> Substring.UnicodeScalarView {
        var left = room
        let end = text.firstIndex { scalar in
            left -= width(scalar, isUCS2)
            return left < 0
        }
        return text[..<(end ?? text.endIndex)]
    }

    private static func width(_ text: String, _ isUCS2: Bool) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1, isUCS2) }
    }

    private static func width(_ scalar: Unicode.Scalar, _ isUCS2: Bool) -> Int {
        isUCS2 ? UTF16.width(scalar) : GSMAlphabet.septets(of: scalar) ?? 1
    }
}
