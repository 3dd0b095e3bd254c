package import GrammarProofs
import MessageGrammar
package import Transcripts

extension Finding {
    /// One object; `witness` is null where none shows the finding.
    package var json: JSONDocument {
        .object([
            ("kind", .string(kind.rawValue)), ("file", .string(file)), ("line", .number(line)),
            ("problem", .string(problem)), ("witness", .optional(witness)), ("remedy", .string(remedy)),
        ])
    }
}
