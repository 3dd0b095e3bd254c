import ArgumentParser
import Doors
import MessageCentre
import Services
import ShortMessage
import Store

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

    /// Opens the store, and tells what was done to one that held something already; what happens from then on is recorded.
    ///
    /// - Parameter handsets: the telephones that a door plays.
    func open(
        for directory: ServiceDirectory, of services: PlayedServices, _ options: ServiceOptions,
        handsets: [Address] = [],
        telling failures: ServiceFailures
    ) async throws -> MessageCentre {
        let plan = try recording.plan(services, options, faults.plan, handsets: handsets)
        let centre = try MessageCentre(
            store: store.map { .file($0) } ?? .memory, services: directory, faults: faults.plan, log: failures.report)
        Diagnostics.tell(of: centre)
        if let plan { try await centre.record(with: TrafficRecord(plan)) }
        return centre
    }
}
