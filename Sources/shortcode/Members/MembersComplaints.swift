import ArgumentParser
import Doors
import Membership
import Operations
import ShortMessage

/// What members reported.
struct MembersComplaints: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complaints", abstract: "Read what members reported by LAPOR, and close it.",
        subcommands: [MembersComplaintsList.self, MembersComplaintsClose.self])
}

/// Complaints, a line each.
struct MembersComplaintsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what members reported, the first first.",
        discussion: """
            A line each: number, time, telephone, member, state, text. Telephones, members and texts are crossed out \
            unless stdout is a terminal or --unmasked is given. The store is only read, and a service may run on it \
            meanwhile.

              shortcode members complaints list --store demo.sqlite --unmasked

            Exit codes: 0 well, 64 usage, 74 the store or a device failed.
            """)

    @OptionGroup var options: StoreOptions

    @Flag(help: "Closed ones, too.")
    var all = false

    @Flag(help: "Show telephones, members and texts in full.")
    var unmasked = false

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let isUnmasked = unmasked || Descriptor.standardOutput.isTerminal
            var output = FullOutput()
            try options.target.reading().eachComplaint(openOnly: !all) { complaint in
                let line = ComplaintLine(complaint, zone: options.zone.minutes, isUnmasked: isUnmasked)
                try output.append("\(line)\n")
            }
            try output.flush()
            return .well
        }
    }
}

/// A complaint that was dealt with.
struct MembersComplaintsClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close a complaint, which stays in the store.",
        discussion: """
              shortcode members complaints close 261121-000005 --store demo.sqlite

            Exit codes: 0 done, 1 no complaint has the number, or it was closed before, 64 usage, 74 the store or a device \
            failed.
            """)

    @Argument(help: ArgumentHelp("The number that the member was told.", valueName: "number"))
    var number: Reference

    @OptionGroup var options: StoreOptions

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            try await options.target.operating { centre in
                try await centre.closeComplaint(number, at: options.target.now)
                Diagnostics.say("complaint \(number) is closed")
            }
        }
    }
}
