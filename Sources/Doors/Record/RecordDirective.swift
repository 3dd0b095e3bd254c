package import Transcripts

/// A line at the top of a record that says how it is played.
package struct RecordDirective: Hashable, Sendable, CustomStringConvertible {
    let name: LogDirectives.Name
    let value: String

    package init(_ name: LogDirectives.Name, _ value: String) {
        (self.name, self.value) = (name, value)
    }

    /// The line, without the `# `.
    package var description: String { "\(name.rawValue): \(value)" }

    /// Whether it decides what the services answer, so that all runs of one record have it or none has.
    var decidesReplies: Bool { [.grammar, .language, .rates, .fault, .seed].contains(name) }
}

extension RecordPlan {
    /// What this run's replies depend on and the record found does not say, or the other way round; nil where they agree.
    func clash(with found: [RecordDirective]) -> String? {
        let (own, other) = (directives.filter(\.decidesReplies), found.filter(\.decidesReplies))
        guard own != other else { return nil }
        func told(_ directives: [RecordDirective]) -> String {
            directives.isEmpty ? "without such" : directives.map { "with '# \($0)'" }.joined(separator: ", ")
        }
        return "is played \(told(other)), and this run \(told(own)); expected the same options, or a new file"
    }
}
