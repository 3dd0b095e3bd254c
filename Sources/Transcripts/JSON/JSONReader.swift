/// Reads one JSON value strictly (RFC 8259): no comments, no trailing commas, no key twice.
///
///     value  = object / array / string / number / "true" / "false" / "null"
///     object = "{" [member *("," member)] "}"
///     member = string ":" value
///     array  = "[" [value *("," value)] "]"
///
/// Blanks may stand between tokens.
package struct JSONReader {
    /// How deep objects and arrays may stand in each other.
    static let deepest = 8

    private(set) var octets: OctetCursor
    private var depth = 0

    init(_ text: String) {
        octets = OctetCursor(Array(text.utf8))
    }

    /// The one value of the text, with nothing but blanks behind it.
    package static func value(of text: String) throws(JSONSyntaxError) -> JSONValue {
        var reader = JSONReader(text)
        reader.octets.skipBlanks()
        let value = try reader.value()
        reader.octets.skipBlanks()
        guard reader.octets.isAtEnd else { throw reader.octets.error(.expected("the end of the line")) }
        return value
    }

    private mutating func value() throws(JSONSyntaxError) -> JSONValue {
        switch octets.next {
        case UInt8(ascii: "{"): try nested { reader throws(JSONSyntaxError) in .object(try reader.object()) }
        case UInt8(ascii: "["): try nested { reader throws(JSONSyntaxError) in .array(try reader.array()) }
        case UInt8(ascii: "\""): .string(try octets.string())
        case UInt8(ascii: "t"): try word("true", .boolean(true))
        case UInt8(ascii: "f"): try word("false", .boolean(false))
        case UInt8(ascii: "n"): try word("null", .null)
        default: .number(try octets.number())
        }
    }

    private mutating func nested(
        _ read: (inout JSONReader) throws(JSONSyntaxError) -> JSONValue
    ) throws(JSONSyntaxError) -> JSONValue {
        guard depth < Self.deepest else { throw octets.error(.tooDeep) }
        depth += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(JSONSyntaxError) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        octets.advance()
        octets.skipBlanks()
        if octets.take("}") { return members }
        repeat {
            octets.skipBlanks()
            members.append(try member(after: members))
        } while try another(until: "}")
        return members
    }

    private mutating func member(after earlier: [JSONValue.Member]) throws(JSONSyntaxError) -> JSONValue.Member {
        let keyOffset = octets.offset
        guard octets.next == UInt8(ascii: "\"") else { throw octets.error(.expected("a name in quotes")) }
        let key = try octets.string()
        guard !earlier.contains(where: { $0.key == key }) else {
            throw JSONSyntaxError(offset: keyOffset, problem: .duplicateKey(key))
        }
        octets.skipBlanks()
        guard octets.take(":") else { throw octets.error(.expected("':'")) }
        octets.skipBlanks()
        let valueOffset = octets.offset
        return .init(key: key, value: try value(), keyOffset: keyOffset, valueOffset: valueOffset)
    }

    private mutating func array() throws(JSONSyntaxError) -> [JSONValue] {
        var values: [JSONValue] = []
        octets.advance()
        octets.skipBlanks()
        if octets.take("]") { return values }
        repeat {
            octets.skipBlanks()
            values.append(try value())
        } while try another(until: "]")
        return values
    }

    /// Whether a comma promises another element; the end of the object or array is taken.
    private mutating func another(until end: Unicode.Scalar) throws(JSONSyntaxError) -> Bool {
        octets.skipBlanks()
        if octets.take(",") { return true }
        guard octets.take(end) else { throw octets.error(.expected("',' or '\(end)'")) }
        return false
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
        guard octets.take(word: word) else { throw octets.error(.expected("a value")) }
        return value
    }
}
