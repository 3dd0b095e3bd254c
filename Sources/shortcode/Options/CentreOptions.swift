import ArgumentParser
import Services

/// The message centre of a command that runs services.
struct CentreOptions: ParsableArguments {
    @Option(help: "Keep members, bindings and messages in this SQLite file (default: in memory).")
    var store: String?

    @OptionGroup var recording: RecordOptions

    @OptionGroup var faults: FaultOptions

    func validate() throws {
        if store == ":memory:" {
            throw ValidationError("--store names a file; leave it out to keep everything in memory.")
        }
    }

    /// What they say.
    var plan: CentrePlan {
        get throws {
            try recording.checkTogether()
            return CentrePlan(
                store: store, record: recording.record, keyFile: recording.pseudonymise, faults: faults.plan)
        }
    }
}
