import GrammarProofs
import MessageGrammar
import Transcripts

extension Finding {
    /// One object; `witness` is null where none shows the finding.
    var json: JSONDocument {
        .object([
            ("kind", .string(kind.rawValue)), ("file", .string(file)), ("line", .number(line)),
            ("problem", .string(problem)), ("witness", .optional(witness)), ("remedy", .string(remedy)),
        ])
    }
}
