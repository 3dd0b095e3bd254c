import ArgumentParser
import Doors
import MessageCentre
import Pseudonyms
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

    @Option(
        help: ArgumentHelp(
            "Put pseudonyms for all that is of a person into the record, under the key in this file.",
            discussion: """
                Numbers, cards, names, e-mail addresses, birth dates and what nobody can read become others of the same form, the \
                same ones for the same key, as with convert --pseudonymise. Such a record can be shown and committed.
                """, valueName: "key file"))
    var pseudonymise: String?

    func validate() throws {
        if pseudonymise != nil, record == nil {
            throw ValidationError(
                "--pseudonymise is about what --record writes; convert does it to logs that are there.")
        }
    }

    /// What is recorded; nil for nothing.
    ///
    /// - Parameter handsets: the telephones that a door plays.
    func plan(
        _ services: PlayedServices, _ options: ServiceOptions, _ faults: FaultPlan, handsets: [Address]
    ) throws -> RecordPlan? {
        guard let record else { return nil }
        let key = try pseudonymise.map { try PseudonymKey(file: $0) }
        var pseudonyms = key.map { LogPseudonyms($0, for: services) }
        var directives = try options.grammar.map { grammar in
            RecordDirective(.grammar, try RelativePath(of: grammar, fromFolderOf: record).description)
        }
        if let language = options.language { directives.append(RecordDirective(.language, language)) }
        if let rates = options.rates {
            let path = try RelativePath(of: rates, fromFolderOf: record).description
            directives.append(RecordDirective(.rates, path))
        }
        directives += faults.rules.map { RecordDirective(.fault, Self.described($0, pseudonyms)) }
        if !faults.rules.isEmpty { directives.append(RecordDirective(.seed, "\(faults.seed)")) }
        directives += handsets.map { RecordDirective(.handset, "\(pseudonyms?.address($0) ?? $0)") }
        directives.append(RecordDirective(.until, LogDirectives.lastLine))
        var plan = RecordPlan(file: record, directives: directives)
        if let key, let pseudonyms { plan.pseudonyms = (pseudonyms, key) }
        return plan
    }

    /// A rule whose numbers are those of a record. The beginning of numbers stays.
    static func described(_ rule: FaultRule, _ pseudonyms: LogPseudonyms?) -> String {
        var log = pseudonyms
        return rule.described { pattern in pattern.address.map { "\(log?.address($0) ?? $0)" } }
    }
}
