public import MessageGrammar
import ShortMessage

/// One thing that is wrong with a grammar or its replies.
public struct Finding: Hashable, Sendable {
    /// What sort of thing is wrong.
    public let kind: Kind
    /// The name of the file in which it stands.
    public let file: String
    /// 1 is the first.
    public let line: Int
    /// What is wrong, in a sentence without a full stop.
    public let problem: String
    /// A text, a value or a reply that shows it, where there is one.
    public let witness: String?
    /// What would be right.
    public let remedy: String

    /// A word that programs can rely on.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The file cannot be read.
        case unreadable
        /// Two messages accept one text.
        case ambiguous
        /// A form that is never the reading of a text that is written as it says.
        case unreachable
        /// An optional hole and the next one take the same value.
        case mistakable
        /// An example that is not read as its message.
        case example
        /// A label or a reply that is needed and not there.
        case missing
        /// A field that no form has; a label or a reply that nobody asks for.
        case unused
        /// A form that members cannot get wrong usefully; a warning.
        case unhelpful
        /// A reply that can be longer than one SMS.
        case tooLong = "too-long"
        /// A character that the GSM default alphabet lacks.
        case character
    }

    /// A finding at a line of a file, with a witness where there is one.
    public init(kind: Kind, file: String, line: Int, problem: String, witness: String? = nil, remedy: String) {
        (self.kind, self.file, self.line) = (kind, file, line)
        (self.problem, self.witness, self.remedy) = (problem, witness, remedy)
    }

    /// What a file that cannot be read is found to be.
    public init(_ error: GrammarFileError) {
        self.init(
            kind: .unreadable, file: error.file, line: error.line, problem: error.problem,
            remedy: "expected \(error.expected)")
    }
}

extension Finding: CustomStringConvertible {
    /// One paragraph: place, kind and problem; the witness; what would be right.
    public var description: String {
        let shown = witness.map { ["    witness: \(Text.escaped($0))"] } ?? []
        let lines = ["\(file):\(line): \(kind.rawValue): \(problem)"] + shown + ["    instead: \(remedy)"]
        return lines.map { Text.legible($0) }.joined(separator: "\n")
    }
}
