import ArgumentParser
import Doors
import Membership
import Pseudonyms
import Transcripts

/// What a conversion puts in the place of all that is of a person.
struct PseudonymOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Put pseudonyms for all that is of a person, under the key in this file.", valueName: "key file"))
    var pseudonymise: String?

    @Option(
        help: ArgumentHelp(
            "With --pseudonymise: the grammar of a service in the log, beside its replies. May be repeated (default: 2757, or "
                + "those that the log names).", valueName: "file"))
    var grammar: [String] = []

    func validate() throws {
        if !grammar.isEmpty, pseudonymise == nil {
            throw ValidationError("--grammar tells --pseudonymise what is of a person.")
        }
    }

    /// Nil where everything stays as it is.
    func key() throws -> PseudonymKey? { try pseudonymise.map { try PseudonymKey(file: $0) } }

    /// The services whose messages a log has.
    ///
    /// - Parameters:
    ///   - directives: what the log says of itself.
    ///   - folder: that of the log, with a slash at its end, or empty.
    func services(_ directives: LogDirectives, in folder: String, zone: Zone) throws -> PlayedServices {
        let own = directives.grammars.map { $0.value.hasPrefix("/") ? $0.value : folder + $0.value }
        let files = grammar.isEmpty ? own : grammar
        guard !files.isEmpty else { return try PlayedServices([MembershipService(zone: zone.minutes)]) }
        return try PlayedServices(
            files.map { file in
                let language = grammar.isEmpty ? directives.language?.value : nil
                return try GrammarFiles(file).service(in: language, zone: zone)
            })
    }
}
