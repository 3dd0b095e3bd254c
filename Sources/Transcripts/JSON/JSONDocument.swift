/// A JSON text to be written: members stand in the order in which they are given.
package indirect enum JSONDocument: Sendable {
    case object([(String, JSONDocument)])
    case array([JSONDocument])
    case string(String)
    case number(Int)
    /// A number that may have decimals; finite.
    case decimal(Double)
    case bool(Bool)
    case null

    /// A string, or null.
    package static func optional(_ text: String?) -> JSONDocument {
        text.map(JSONDocument.string) ?? .null
    }
}

extension JSONDocument: CustomStringConvertible {
    /// One line without blanks; no control or hidden character stands in it unescaped.
    package var description: String {
        switch self {
        case .object(let members):
            "{" + members.map { "\(JSONDocument.string($0.0)):\($0.1)" }.joined(separator: ",") + "}"
        case .array(let elements): "[" + elements.map(\.description).joined(separator: ",") + "]"
        case .string(let text): "\"\(JSONText.escaped(text))\""
        case .number(let number): String(number)
        case .decimal(let number): number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
        case .bool(let value): value ? "true" : "false"
        case .null: "null"
        }
    }
}
