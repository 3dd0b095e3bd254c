package import Pseudonyms
import Transcripts

/// Where the traffic of a door is recorded.
package struct RecordPlan: Sendable {
    /// The name of the file.
    package var file: String
    /// How the record is played: the lines at the top of a new file.
    package var directives: [RecordDirective]
    /// What stands for all that is of a person, and by which key; nil where that stands there itself.
    package var pseudonyms: (log: LogPseudonyms, key: PseudonymKey)?

    package init(file: String, directives: [RecordDirective]) {
        (self.file, self.directives) = (file, directives)
    }

    /// The first line, by which records in clear and those under each key are told apart.
    var heading: String {
        guard let pseudonyms else { return "Recorded by shortcode; numbers and texts stand here in clear." }
        return "Recorded by shortcode; \(Self.told(pseudonyms.key))."
    }

    /// What the first line of a log with pseudonyms says.
    package static func told(_ key: PseudonymKey) -> String {
        "pseudonyms stand for all that is of a person (key \(key.fingerprint))"
    }

    /// Of a new file; a name that ends otherwise is a log.
    var form: LineForm {
        [".json", ".jsonl", ".ndjson"].contains(where: file.hasSuffix) ? .json : .log
    }
}
