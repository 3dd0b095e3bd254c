import Transcripts

/// Where the traffic of a door is recorded.
package struct RecordPlan: Sendable {
    /// The name of the file.
    package var file: String
    /// How the record is played: the lines at the top of a new file, without the `# `.
    package var directives: [String]

    package init(file: String, directives: [String]) {
        (self.file, self.directives) = (file, directives)
    }

    /// Of a new file; a name that ends otherwise is a log.
    var form: LineForm {
        [".json", ".jsonl", ".ndjson"].contains(where: file.hasSuffix) ? .json : .log
    }
}
