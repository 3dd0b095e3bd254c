import MessageGrammar
import ShortMessage
import Transcripts

extension MessageStyle {
    /// What a message was read as: `message`, `form`, `fields`, and by name what was tolerated.
    func json(of match: Match, to address: Address) -> JSONDocument {
        .object([
            ("message", .string(match.message)), ("form", .string(match.formText)),
            ("fields", .object(reader.fields(match, to: address, isMasked: !isUnmasked))),
            ("repairs", .array(match.repairs.map { .string($0.rawValue) })),
        ])
    }

    /// Why a text is no message of its service: the first fault's `code`, `field`, `span` in Unicode scalars, and `detail`.
    func json(of error: ParseError) -> JSONDocument {
        guard let fault = error.faults.first else { return .null }
        let span = fault.scalarSpan(in: error.text)
        return .object([
            ("code", .string(fault.problem.name)), ("message", .optional(error.isOfKeyword ? nil : error.message)),
            ("field", .optional(fault.field)), ("span", .array([.number(span.lowerBound), .number(span.upperBound)])),
            ("detail", .string(fault.hint)),
        ])
    }
}
