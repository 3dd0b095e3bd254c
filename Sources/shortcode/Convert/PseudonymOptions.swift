import ArgumentParser

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
}
