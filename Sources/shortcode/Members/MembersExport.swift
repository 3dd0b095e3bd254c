import ArgumentParser
import Doors
import Membership
import MessageCentre
import Operations

/// The members of a store as a CSV file.
struct MembersExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the members and cards of a store to stdout, as a CSV file that import reads.",
        discussion: """
            A header, then a row a card. Every field is in quotes, and a ' stands before what a spreadsheet would take \
            for a formula; import takes it off again. Nothing is masked: the file holds whatever the store knows of its \
            members, but for their telephones' bindings and their messages.

            The store is only read, and a service may run on it meanwhile.

              shortcode members export --store demo.sqlite > members.csv

            Exit codes: 0 well, 64 usage, 74 the store or a device failed.
            """)

    @OptionGroup var options: StoreOptions

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let reading = try options.target.reading()
            var output = FullOutput()
            try reading.exportMembers { line in try output.append(line) }
            try output.flush()
            return .well
        }
    }
}
