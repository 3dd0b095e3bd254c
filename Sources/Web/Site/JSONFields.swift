import HTTPTypes
package import ShortMessage
package import Transcripts

/// An object in a body, all of names that the route knows; what is null is not there.
package struct JSONFields: Sendable {
    private let members: [JSONValue.Member]
    /// What stands before a member's name where it is shown, such as `messages[3].`.
    private let path: String

    /// Reads a body strictly: UTF-8, one object, no name twice, none that is unknown.
    package init(_ octets: [UInt8], knows names: [String]) throws(Problem) {
        guard let text = String(validating: octets, as: UTF8.self) else {
            throw Problem(.badRequest, "the body is not UTF-8")
        }
        let value: JSONValue
        do {
            value = try JSONReader.value(of: text)
        } catch {
            let field: String? = if case .duplicateKey(let name) = error.problem { name } else { nil }
            throw Problem(
                .badRequest, "the body is not JSON: octet \(error.offset + 1): \(error.problem)", field: field)
        }
        try self.init(value, "", knows: names)
    }

    private init(_ value: JSONValue, _ path: String, knows names: [String]) throws(Problem) {
        guard case .object(let members) = value else {
            let place = path.isEmpty ? "the body" : "'\(path.dropLast())'"
            throw Problem(
                .badRequest, "\(place) is an object in braces", field: path.isEmpty ? nil : String(path.dropLast()))
        }
        if let stray = members.first(where: { !names.contains($0.key) }) {
            throw Problem(
                .badRequest,
                "'\(Text.escaped(stray.key))' is no member here; expected \(names.joined(separator: ", "))",
                field: path + stray.key)
        }
        (self.members, self.path) = (members.filter { $0.value != .null }, path)
    }

    private func value(_ name: String) -> JSONValue? { members.first { $0.key == name }?.value }

    /// What a member must be, said of it.
    package func problem(_ name: String, _ expected: String) -> Problem {
        Problem(.badRequest, "'\(path)\(name)' \(expected)", field: path + name)
    }

    /// Whether a member is there.
    package func has(_ name: String) -> Bool { value(name) != nil }

    /// A string; nil where it is not there.
    package func string(_ name: String) throws(Problem) -> String? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value else { throw problem(name, "is a string in quotes") }
        guard !text.utf8.contains(0) else { throw problem(name, "has a NUL, which no message can") }
        return text
    }

    /// A value that must be there.
    package func required<Value>(_ name: String, _ value: Value?) throws(Problem) -> Value {
        guard let value else { throw problem(name, "is missing") }
        return value
    }

    /// A number of a telephone or service; nil where it is not there.
    package func address(_ name: String) throws(Problem) -> Address? {
        guard let text = try string(name) else { return nil }
        guard let address = try? Address(text) else {
            throw problem(name, "is a number such as +6281200000001 or 2757, or up to 11 letters")
        }
        return address
    }

    /// A whole number in a range; nil where it is not there.
    package func number(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
        guard let value = value(name) else { return nil }
        // 2.0 and 2e0 are whole, too.
        guard case .number(let digits) = value,
            let number = Int(digits) ?? Double(digits).flatMap({ Int(exactly: $0) }), range.contains(number)
        else {
            throw problem(name, "is a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// Any number in a range; nil where it is not there.
    package func decimal(_ name: String, in range: ClosedRange<Double>) throws(Problem) -> Double? {
        guard let value = value(name) else { return nil }
        guard case .number(let digits) = value, let number = Double(digits), range.contains(number) else {
            throw problem(name, "is a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A span of time such as `500ms`, `30s` or `2m`, in milliseconds; nil where it is not there.
    package func period(_ name: String, atMost most: Int64) throws(Problem) -> Int64? {
        guard let text = try string(name) else { return nil }
        return try WebQuery.period(text, path + name, atMost: most)
    }

    /// The values of an array; nil where it is not there.
    package func values(_ name: String, atMost most: Int) throws(Problem) -> [JSONValue]? {
        guard let value = value(name) else { return nil }
        guard case .array(let values) = value, values.count <= most else {
            throw problem(name, "is an array of at most \(most)")
        }
        return values
    }

    /// An element of the array `name` as an object.
    package func object(
        _ value: JSONValue, at index: Int, of name: String, knows names: [String]
    ) throws(Problem) -> JSONFields {
        try JSONFields(value, "\(path)\(name)[\(index)].", knows: names)
    }
}
