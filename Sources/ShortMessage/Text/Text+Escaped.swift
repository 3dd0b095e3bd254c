/// How texts of strangers are written where people and programs read lines.
public enum Text {
    /// The text on one line, without a character that moves a cursor, hides, or turns the direction of reading.
    ///
    /// `\n \r \t \\`, and `\u{…}` for other controls, format characters (but not a joiner between emoji), line and
    /// paragraph separators, unassigned and private characters, and a blank at either end. `unescaped` reads it back.
    public static func escaped(_ text: some StringProtocol) -> String {
        if isPlain(text) { return String(text) }
        let scalars = Array(text.unicodeScalars)
        var line = ""
        line.reserveCapacity(scalars.count + 8)
        for (index, scalar) in scalars.enumerated() {
            let isEdge = index == 0 || index == scalars.count - 1
            let mustEscape = isHidden(scalar) || isEdge && isBlank(scalar)
            append(scalar, to: &line, mustEscape: mustEscape && !joinsEmoji(at: index, of: scalars))
        }
        return line
    }

    /// A line of ours that holds words of others, such as the name of a file: what `escaped` hides is written the same way.
    ///
    /// A backslash and a blank at either end stay, so a text that `escaped` has written stays as it is.
    public static func legible(_ line: some StringProtocol) -> String {
        let scalars = Array(line.unicodeScalars)
        guard scalars.contains(where: { !$0.isASCII || isHidden($0) }) else { return String(line) }
        var legible = ""
        for (index, scalar) in scalars.enumerated() {
            if scalar == "\\" {
                legible.unicodeScalars.append(scalar)
            } else {
                append(scalar, to: &legible, mustEscape: isHidden(scalar) && !joinsEmoji(at: index, of: scalars))
            }
        }
        return legible
    }

    /// Whether a text may stand on any screen as it is: `legible` leaves it.
    package static func isLegible(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } || legible(text) == text
    }

    /// Printable ASCII without a backslash and without a blank at either end: nearly every message.
    private static func isPlain(_ text: some StringProtocol) -> Bool {
        // Through the buffer the loop is compiled for octets, whatever the kind of text.
        text.utf8.withContiguousStorageIfAvailable { isPlain($0) } ?? false
    }

    private static func isPlain(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
        guard octets.first != UInt8(ascii: " "), octets.last != UInt8(ascii: " ") else { return false }
        return octets.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\\") }
    }

    private static func append(_ scalar: Unicode.Scalar, to line: inout String, mustEscape: Bool) {
        switch scalar {
        case "\n": line += "\\n"
        case "\r": line += "\\r"
        case "\t": line += "\\t"
        case "\\": line += "\\\\"
        default:
            if mustEscape {
                line += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            } else {
                line.unicodeScalars.append(scalar)
            }
        }
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: true
        default: false
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .spaceSeparator
    }

    /// A zero-width joiner is kept where it makes one picture of two.
    private static func joinsEmoji(at index: Int, of scalars: [Unicode.Scalar]) -> Bool {
        guard scalars[index] == "\u{200D}", index > 0, index < scalars.count - 1 else { return false }
        return joins(scalars[index - 1], scalars[index + 1])
    }

    private static func joins(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
        (isPictorial(before) || before == "\u{FE0F}") && isPictorial(after)
    }

    private static func isPictorial(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0xFF && (scalar.properties.isEmoji || scalar.properties.isEmojiModifier)
    }
}
