import HTTPTypes
package import ShortMessage
import Transcripts

/// The parameters behind the question mark.
///
///     query     = [parameter *("&" parameter)]
///     parameter = name "=" value                      ; %XX is an octet of UTF-8, "+" a blank
package struct WebQuery: Hashable, Sendable {
    /// Characters of a value.
    private static let longest = 1000

    private var values: [String: String] = [:]

    package init() {}

    /// Reads parameters, all of names that the route knows, each at most once.
    package init(_ text: Substring, knows names: [String]) throws(Problem) {
        for part in text.split(separator: "&") {
            let (name, value) = try Self.parameter(part)
            guard names.contains(name) else {
                let known = names.isEmpty ? "none" : names.joined(separator: ", ")
                throw Problem(
                    .badRequest, "'\(Text.escaped(name))' is no query parameter here; expected \(known)", field: name)
            }
            guard value.unicodeScalars.count <= Self.longest else {
                throw Problem(.badRequest, "'\(name)' has at most \(Self.longest) characters", field: name)
            }
            guard values.updateValue(value, forKey: name) == nil else {
                throw Problem(.badRequest, "'\(name)' stands twice in the query; expected it once", field: name)
            }
        }
    }

    private static func parameter(_ part: Substring) throws(Problem) -> (String, String) {
        let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = try PercentEncoding.decoded(halves[0], plusIsBlank: true)
        return (name, halves.count == 2 ? try PercentEncoding.decoded(halves[1], plusIsBlank: true) : "")
    }

    package subscript(name: String) -> String? { values[name] }

    /// A choice of yes and no; no where it is not there.
    package func flag(_ name: String) throws(Problem) -> Bool {
        switch values[name] {
        case nil, "false", "0": return false
        case "true", "1", "": return true
        default: throw Problem(.badRequest, "'\(name)' is true or false", field: name)
        }
    }

    /// A whole number in a range; nil where it is not there.
    package func number(_ name: String, in range: ClosedRange<Int64>) throws(Problem) -> Int64? {
        guard let text = values[name] else { return nil }
        guard let number = Int64(text), range.contains(number), text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
            throw Problem(
                .badRequest, "'\(name)' is a whole number from \(range.lowerBound) to \(range.upperBound)", field: name)
        }
        return number
    }

    /// A number of a telephone or service; nil where it is not there.
    package func address(_ name: String) throws(Problem) -> Address? {
        guard let text = values[name] else { return nil }
        guard let address = try? Address(text) else { throw Self.noAddress(name) }
        return address
    }

    /// A moment; nil where it is not there.
    package func time(_ name: String) throws(Problem) -> Timestamp? {
        guard let text = values[name] else { return nil }
        guard let time = try? Timestamp(text) else {
            throw Problem(
                .badRequest, "'\(name)' is a time such as 2026-11-21T08:00:00+07:00, with the + written %2B",
                field: name)
        }
        return time
    }

    /// One of some words; nil where it is not there.
    package func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, of type: Choice.Type
    ) throws(Problem) -> Choice? where Choice.RawValue == String {
        guard let text = values[name] else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem(.badRequest, "'\(name)' is one of \(known)", field: name)
        }
        return choice
    }

    /// A span of time such as `500ms`, `30s` or `2m`, in milliseconds; nil where it is not there.
    package func period(_ name: String, atMost most: Int64) throws(Problem) -> Int64? {
        try values[name].map { text throws(Problem) in try Self.period(text, name, atMost: most) }
    }

    /// The same of a text that stands elsewhere.
    package static func period(_ text: String, _ name: String, atMost most: Int64) throws(Problem) -> Int64 {
        guard let milliseconds = TimeRule.milliseconds(text) ?? TimeRule.milliseconds(text + "s"),
            (0...most).contains(milliseconds)
        else {
            throw Problem(
                .badRequest, "'\(name)' is a span of time such as 500ms, 30s or 2m, at most \(most / 1000)s",
                field: name)
        }
        return milliseconds
    }

    static func noAddress(_ name: String) -> Problem {
        Problem(
            .badRequest, "'\(name)' is a number such as +6281200000001 or 2757; a + in a query is written %2B",
            field: name)
    }
}
