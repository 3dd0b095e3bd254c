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

    /// The words up to the closing bracket, with commas between; nil where they are not so. NULL is nil.
    mutating func list() -> [String?]? {
        var values: [String?] = []
        while let word = next() {
            switch word {
            case .value(let text), .quoted(let text): values.append(text)
            case .bare(let text): values.append(text.uppercased() == "NULL" ? nil : text)
            case .sign: return nil
            }
            switch next() {
            case .sign(","): continue
            case .sign(")"): return values
            default: return nil
            }
        }
        return nil
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
