import ArgumentParser
import Doors

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

    /// Refuses what is right alone and not together.
    func checkTogether() throws {
        if pseudonymise != nil, record == nil {
            throw UsageError(
                "--pseudonymise is about what --record writes; convert does it to logs that are there.")
        }
    }
}
