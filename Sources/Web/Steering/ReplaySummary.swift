import HTTPTypes
package import Transcripts

/// What came of a log that was played.
package struct ReplaySummary: Sendable {
    package var messages = 0
    package var replies = 0
    /// One object each: `line`, `kind`, `expected`, `got`.
    package var differences: [JSONDocument] = []
    /// What else was found, a sentence each.
    package var problems: [String] = []

    package init() {}

    var json: JSONDocument {
        .object([
            ("messages", .number(messages)), ("replies", .number(replies)), ("differences", .array(differences)),
            ("problems", .array(problems.map(JSONDocument.string))),
            ("green", .bool(differences.isEmpty && problems.isEmpty)),
        ])
    }
}

extension Problem {
    /// A log that cannot be played.
    package init(unplayable detail: String) {
        self.init(.unprocessableContent, detail)
    }
}
