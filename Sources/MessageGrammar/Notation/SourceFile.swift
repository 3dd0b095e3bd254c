/// The lines of a grammar or replies file that say something: no comments, no blank lines.
package struct SourceFile {
    package let name: String
    package let lines: [SourceLine]

    package init(name: String, source: String) {
        self.name = name
        let text = source.unicodeScalars.first == "\u{FEFF}" ? String(source.unicodeScalars.dropFirst()) : source
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap {
            SourceLine(file: name, number: $0.offset + 1, raw: $0.element)
        }
    }

    /// An error at the end of the file, where something that must be there was not found.
    func lacks(_ problem: String, expected: String) -> GrammarFileError {
        GrammarFileError(
            file: name, line: lines.last?.number ?? 1, column: 1, problem: problem, expected: expected)
    }
}

/// One line of a file: how far it is indented, what it says, and where, for errors.
package struct SourceLine {
    let file: String
    package let number: Int
    package let isIndented: Bool
    /// Without indentation, comment and trailing blanks.
    package let text: Substring
    private let column: Int

    /// Nil for a line that is empty or all comment.
    ///
    ///     comment = "--" ( blank / end of line )   ; at the start of a line or after a blank, not in an example
    init?(file: String, number: Int, raw: Substring) {
        let indentation = raw.prefix { $0 == " " || $0 == "\t" }
        var text = raw[indentation.endIndex...]
        if !text.hasPrefix(">") { text = Self.withoutComment(text) }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        guard !text.isEmpty else { return nil }
        (self.file, self.number, self.text) = (file, number, text)
        isIndented = !indentation.isEmpty
        column = indentation.unicodeScalars.count + 1
    }

    private static func withoutComment(_ text: Substring) -> Substring {
        var index = text.startIndex
        while index < text.endIndex {
            let rest = text[index...]
            let opens = index == text.startIndex || text[text.index(before: index)] == " "
            if opens, rest.hasPrefix("--"), rest.dropFirst(2).first.map({ $0 == " " }) ?? true { return text[..<index] }
            index = text.index(after: index)
        }
        return text
    }

    /// An error at a place of this line.
    func error(at part: Substring? = nil, _ problem: String, expected: String) -> GrammarFileError {
        let scalars = text.base.unicodeScalars
        let offset = part.map { scalars.distance(from: text.startIndex, to: $0.startIndex) } ?? 0
        return GrammarFileError(
            file: file, line: number, column: column + offset, problem: problem, expected: expected)
    }

    /// Refuses what nobody would type on a telephone, nor see in the file: octets that are no UTF-8 (they are read as
    /// U+FFFD), and controls other than the tab.
    func checkLegible() throws(GrammarFileError) {
        guard let index = text.unicodeScalars.firstIndex(where: \.isIllegible) else { return }
        let isReplacement = text.unicodeScalars[index] == "\u{FFFD}"
        throw error(
            at: text[index...], isReplacement ? "octets that are no UTF-8" : "a control character",
            expected: "a text file in UTF-8")
    }

    /// The line's words, split at blanks.
    package var words: [Substring] {
        text.split { $0 == " " || $0 == "\t" }
    }
}

extension Unicode.Scalar {
    fileprivate var isIllegible: Bool {
        self == "\u{FFFD}" || self != "\t" && properties.generalCategory == .control
    }
}

extension Substring {
    /// A name of a message, field, reply or hole: `[a-z][a-z0-9-]*`.
    var isName: Bool {
        guard let first = utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
        return utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte.isDigit || byte == UInt8(ascii: "-")
        }
    }
}
