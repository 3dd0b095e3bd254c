import ShortMessage

/// The words of a statement in a dump.
struct SQLWords {
    enum Word: Hashable {
        case bare(String)
        /// A name in quotes.
        case quoted(String)
        case value(String)
        case sign(Character)

        /// A name or keyword, in small letters, without the schema before it.
        var name: String? {
            switch self {
            case .bare(let text): text.split(separator: ".").last?.lowercased()
            case .quoted(let text): text.lowercased()
            case .value, .sign: nil
            }
        }
    }

    private var rest: ArraySlice<UInt8>
    private let hasBackslashes: Bool

    init(_ statement: ArraySlice<UInt8>, hasBackslashes: Bool) {
        (rest, self.hasBackslashes) = (statement, hasBackslashes)
    }

    mutating func next() -> Word? {
        rest = rest.drop { $0 <= 0x20 }
        guard let first = rest.first else { return nil }
        switch first {
        case UInt8(ascii: "'"): return .value(ForeignText.eightBit(quoted()))
        case UInt8(ascii: "\""), UInt8(ascii: "`"): return .quoted(ForeignText.eightBit(quoted()))
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: ";"):
            rest = rest.dropFirst()
            return .sign(Character(Unicode.Scalar(first)))
        default: return bare()
        }
    }

    /// The words up to the closing bracket, with commas between; nil where they are not so, and then the bracket is behind
    /// all the same. NULL is nil.
    mutating func list() -> [String?]? {
        var values: [String?] = []
        while let word = next() {
            guard let value = value(word) else {
                if word != .sign(")") { skipList(after: word) }
                return nil
            }
            values.append(value)
            let sign = next()
            switch sign {
            case .sign(","): continue
            case .sign(")"): return values
            default:
                if let sign { skipList(after: sign) }
                return nil
            }
        }
        return nil
    }

    /// Goes on behind the bracket that closes the list in which a word stands.
    private mutating func skipList(after first: Word) {
        var (depth, word): (Int, Word?) = (1, first)
        while let next = word {
            if next == .sign("(") { depth += 1 }
            if next == .sign(")") { depth -= 1 }
            if depth == 0 { return }
            word = self.next()
        }
    }

    /// The value that begins with a word; nil for none. NULL is the inner nil.
    private mutating func value(_ word: Word) -> String?? {
        switch word {
        case .value(let text), .quoted(let text): return text
        case .sign: return nil
        case .bare(let text):
            if rest.drop(while: { $0 <= 0x20 }).first == UInt8(ascii: "(") { return called(text.lowercased()) }
            // `_binary 'A'`, as mysqldump writes
            if text.hasPrefix("_"), case .value(let text)? = next() { return text }
            if text.hasPrefix("0x"), let octets = try? Hexadecimal.octets(String(text.dropFirst(2))) {
                return ForeignText.eightBit(octets)
            }
            return text.uppercased() == "NULL" ? .some(nil) : text
        }
    }

    /// What a function makes of its values: those with which `sqlite3 .dump` writes line breaks and other controls.
    private mutating func called(_ function: String) -> String?? {
        _ = next()
        guard let values = list()?.compactMap(\.self) else { return nil }
        switch (function, values.count) {
        case ("replace", 3) where !values[1].isEmpty: return values[0].replacing(values[1], with: values[2])
        case ("char", 1...):
            let scalars = values.compactMap { UInt32($0).flatMap(Unicode.Scalar.init) }
            return scalars.count == values.count ? String(String.UnicodeScalarView(scalars)) : nil
        case ("unistr", 1): return Self.unescaped(values[0])
        default: return nil
        }
    }

    /// `\\u000a` of `unistr`; nil where an escape is none.
    private static func unescaped(_ text: String) -> String? {
        var (scalars, rest) = (String.UnicodeScalarView(), text.unicodeScalars[...])
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                scalars.append(scalar)
                continue
            }
            if rest.first == "\\" {
                scalars.append(rest.removeFirst())
                continue
            }
            let length = rest.first == "u" ? 4 : rest.first == "U" ? 8 : rest.first == "+" ? 6 : 0
            if length > 0 { rest.removeFirst() }
            let digits = String(String.UnicodeScalarView(rest.prefix(max(4, length))))
            guard let value = UInt32(digits, radix: 16), let other = Unicode.Scalar(value) else { return nil }
            scalars.append(other)
            rest = rest.dropFirst(max(4, length))
        }
        return String(scalars)
    }

    private mutating func bare() -> Word {
        let word = rest.prefix { $0 > 0x20 && !Set("'\"`(),;".utf8).contains($0) }
        rest = rest.dropFirst(max(1, word.count))
        guard word.elementsEqual("X".utf8) || word.elementsEqual("x".utf8), rest.first == UInt8(ascii: "'") else {
            return .bare(ForeignText.eightBit(word))
        }
        let octets = try? Hexadecimal.octets(ForeignText.eightBit(quoted()))
        return .value(ForeignText.eightBit(octets ?? []))
    }

    /// What stands between quotes, with its escapes undone.
    private mutating func quoted() -> [UInt8] {
        let quote = rest.removeFirst()
        var text: [UInt8] = []
        while let octet = rest.popFirst() {
            if octet == UInt8(ascii: "\\"), hasBackslashes, quote == UInt8(ascii: "'"), let escaped = rest.popFirst() {
                text.append(Self.escapes[escaped] ?? escaped)
            } else if octet == quote {
                guard rest.first == quote else { break }
                text.append(rest.removeFirst())
            } else {
                text.append(octet)
            }
        }
        return text
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "0"): 0x00,
        UInt8(ascii: "Z"): 0x1A,
    ]
}
