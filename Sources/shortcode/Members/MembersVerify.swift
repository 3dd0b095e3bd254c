import ArgumentParser
import Doors
import Membership
import MessageCentre
import Operations
import Store

/// Whether a store is sound.
struct MembersVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that each balance is the sum of its entries, and that the store is whole.",
        discussion: """
            Reads the whole store: every value as the service would read it, balances, rows that name other rows, and SQLite's own pages and indexes. The store is \
            only read, and a service may run on it meanwhile.

            A store that was moved or copied without its write-ahead log (the file that ends in -wal) while a process used it \
            lacks what was committed last, and no service is run on it: put the log beside it, or take it as it is with \
            --accept-loss.

              shortcode members verify --store demo.sqlite

            Exit codes: 0 sound, 1 something is wrong, 64 usage, 74 the store or a device failed.
            """)

    @OptionGroup var options: StoreOptions

    @Flag(help: "Show the numbers of cards in full.")
    var unmasked = false

    @Flag(help: "Take a store that lies there without its write-ahead log as it is.")
    var acceptLoss = false

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            if acceptLoss {
                try options.target.mustExist()
                try LostEnd.accept(at: options.store)
            }
            let store = try options.target.reading()
            let report = AuditReport(
                try store.audit(), of: options.store, isWhole: store.shortfall == nil, unmasked: unmasked)
            try Descriptor.standardOutput.writeOutput("\(report)")
            return report.isSound ? .well : .found
        }
    }
}
