import ArgumentParser
import Doors
import Operations

/// The store that an operator works on.
struct StoreOptions: ParsableArguments {
    @Option(help: "The SQLite file.")
    var store: String

    @Option(help: "Offset from UTC in which days begin; a western one needs the sign: --zone=-03:00.")
    var zone = Zone.standard

    func validate() throws {
        if store == ":memory:" { throw ValidationError("--store names a file.") }
    }

    /// What the options name.
    var target: OperatedStore { OperatedStore(path: store, zone: zone) }
}
