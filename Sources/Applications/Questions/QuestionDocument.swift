public import ShortMessage
package import Transcripts

/// A message as a program gets it.
public struct QuestionDocument: Hashable, Sendable {
    /// The same whenever the same message is asked about again.
    public let id: String
    /// The number that was asked.
    public let service: Address
    /// Who sent the message.
    public let from: Address
    /// The whole text.
    public let text: String
    /// When it was taken.
    public let receivedAt: Timestamp
    /// What the service's grammar calls the message; nil for one without a grammar.
    public let message: String?
    /// What the sender wrote, by the names of the grammar's fields, in the order of the form.
    public let fields: [Field]
    /// What was tolerated in the text.
    public let repairs: [String]
    /// That of the replies; nil where the service has none.
    public let language: String?

    /// A field that is filled.
    public struct Field: Hashable, Sendable {
        /// As the grammar has it.
        public let name: String
        /// In its canonical spelling.
        public let value: Value

        /// A value by its type.
        public enum Value: Hashable, Sendable {
            /// Digits too, so that no zero in front is lost; a day is `2026-11-21`.
            case text(String)
            /// Whole rupiah.
            case amount(Int64)
            /// A number that may have decimals.
            case number(Double)
            /// What a repeated hole has taken.
            case list([String])
        }

        /// The value, under a name that the grammar has.
        public init(name: String, value: Value) {
            (self.name, self.value) = (name, value)
        }
    }

    /// What a program is told of a message.
    public init(
        id: String, service: Address, from: Address, text: String, receivedAt: Timestamp, message: String? = nil,
        fields: [Field] = [], repairs: [String] = [], language: String? = nil
    ) {
        (self.id, self.service, self.from, self.text) = (id, service, from, text)
        (self.receivedAt, self.message, self.fields) = (receivedAt, message, fields)
        (self.repairs, self.language) = (repairs, language)
    }

    /// One line of JSON.
    public var json: String {
        JSONDocument.object([
            ("id", .string(id)), ("service", .string(service.description)), ("from", .string(from.description)),
            ("to", .string(service.description)), ("text", .string(text)), ("at", .string("\(receivedAt)")),
            ("message", .optional(message)), ("fields", .object(fields.map { ($0.name, $0.value.json) })),
            ("repairs", .array(repairs.map(JSONDocument.string))), ("language", .optional(language)),
        ]).description
    }

    /// The same for a program that reads its environment; `SHORTCODE_FIELD_BIRTH_DATE` is the field `birth-date`.
    public var environment: [(name: String, value: String)] {
        let known = [
            ("ID", id), ("SERVICE", service.description), ("FROM", from.description), ("TO", service.description),
            ("TEXT", text), ("AT", "\(receivedAt)"), ("MESSAGE", message ?? ""),
            ("REPAIRS", repairs.joined(separator: " ")), ("LANGUAGE", language ?? ""),
        ]
        let named = fields.map { field in
            ("FIELD_" + field.name.uppercased().replacing("-", with: "_"), field.value.text)
        }
        // No environment can hold an octet of zero.
        return (known + named).map { (name: "SHORTCODE_" + $0, value: $1.filter { $0 != "\0" }) }
    }
}

extension QuestionDocument.Field.Value {
    /// As a program gets it.
    package var json: JSONDocument {
        switch self {
        case .text(let text): .string(text)
        case .amount(let rupiah): .number(Int(rupiah))
        case .number(let number): .decimal(number)
        case .list(let values): .array(values.map(JSONDocument.string))
        }
    }

    /// As an environment has it.
    package var text: String {
        switch self {
        case .text(let text): text
        case .amount(let rupiah): String(rupiah)
        case .number: json.description
        case .list(let values): values.joined(separator: " ")
        }
    }
}
