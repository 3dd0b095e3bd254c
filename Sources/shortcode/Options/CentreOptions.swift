import ArgumentParser
import Doors
import MessageCentre
import Store

/// The message centre of a command that runs services.
struct CentreOptions: ParsableArguments {
    @Option(help: "Keep members, bindings and messages in this SQLite file (default: in memory).")
    var store: String?

    @OptionGroup var faults: FaultOptions

    func validate() throws {
        if store == ":memory:" {
            throw ValidationError("--store names a file; leave it out to keep everything in memory.")
        }
    }

    /// Opens the store, and tells what was done to one that held something already.
    func open(for services: ServiceDirectory, telling failures: ServiceFailures) throws -> MessageCentre {
        let centre = try MessageCentre(
            store: store.map { .file($0) } ?? .memory, services: services, faults: faults.plan, log: failures.report)
        Diagnostics.tell(of: centre)
        return centre
    }
}
