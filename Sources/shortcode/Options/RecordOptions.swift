import ArgumentParser
import Doors
import MessageCentre
import ShortMessage
import Transcripts

/// Where the traffic of a command that runs services is recorded.
struct RecordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Record all messages and replies in this file, as a log that replay plays (.jsonl: as JSON Lines).",
            discussion: """
                Appended to, a line before anybody hears of what it says. Numbers and texts stand in it in clear, those of secret \
                fields as well; a new file is its owner's only.
                """, valueName: "file"))
    var record: String?

    /// What is recorded; nil for nothing.
    ///
    /// - Parameter handsets: the telephones that a door plays.
    func plan(_ options: ServiceOptions, _ faults: FaultPlan, handsets: [Address]) throws -> RecordPlan? {
        guard let record else { return nil }
        var directives: [(LogDirectives.Name, String)] = try options.grammar.map { grammar in
            (.grammar, try RelativePath(of: grammar, fromFolderOf: record).description)
        }
        if let language = options.language { directives.append((.language, language)) }
        directives += faults.rules.map { (.fault, "\($0)") }
        if !faults.rules.isEmpty { directives.append((.seed, "\(faults.seed)")) }
        directives += handsets.map { (.handset, "\($0)") }
        directives.append((.until, LogDirectives.lastLine))
        return RecordPlan(file: record, directives: directives.map { "\($0.rawValue): \($1)" })
    }
}
