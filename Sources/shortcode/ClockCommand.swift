import ArgumentParser
import Doors
import Glibc
import MessageCentre
import Services
import ShortMessage
import Store

/// A store's time, brought back to the machine's.
struct ClockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "Bring a store back whose last entry is later than this machine's clock.",
        discussion: """
            A store's time never goes back by itself, so that a single message of the year 2099 would hold it for ever; \
            with the machine's clock such a store is refused. This makes everything in it that claims to have happened \
            after now something of now: messages and their order stay, and what waits has as long to wait as before.

              shortcode clock --store demo.sqlite
              shortcode clock --store pln.sqlite --grammar samples/grammars/pln.grammar

            Exit codes: 0 done, 64 usage, 74 the store or a device failed.
            """)

    @Option(help: "The SQLite file.")
    var store: String

    @OptionGroup var options: ServiceOptions

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            guard access(store, F_OK) == 0 else { throw DeviceError.last("store '\(Text.escaped(store))'") }
            let centre = try MessageCentre(store: .file(store), services: try options.services().directory)
            Diagnostics.tell(of: centre)
            let now = MachineClock.now(options.zone.minutes)
            let count = try await centre.bringBack(to: now)
            try await centre.close()
            Diagnostics.say("\(count) messages were later than \(now) and are of that time now")
            return .well
        }
    }
}
