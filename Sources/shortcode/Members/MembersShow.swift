import ArgumentParser
import Doors
import Explanations
import Membership
import Operations

/// What a store knows of a person.
struct MembersShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what a store knows of a person.",
        discussion: """
            The person, the cards, the telephone that is bound, one that waits to take its place, what is locked today, \
            and what operators did. Numbers, names, birth dates and addresses are crossed out unless stdout is a \
            terminal or --unmasked is given. The store is only read, and a service may run on it meanwhile.

              shortcode members show --nik 3171051708900003 --store demo.sqlite
              shortcode members show --phone +6281200000001 --store demo.sqlite

            Exit codes: 0 well, 1 nobody has the number, 64 usage, 74 the store or a device failed.
            """)

    @OptionGroup var person: MemberKeyOptions

    @OptionGroup var options: StoreOptions

    @Flag(help: "Show numbers, names, birth dates and addresses in full.")
    var unmasked = false

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let records = try options.target.reading().records(of: person.key, zone: options.zone.minutes)
            guard !records.isEmpty else {
                Diagnostics.say("shortcode: nobody in the store has this number")
                return .found
            }
            let isUnmasked = unmasked || Descriptor.standardOutput.isTerminal
            let reports = records.map { "\(MemberReport(record: $0, isUnmasked: isUnmasked))" }
            try Descriptor.standardOutput.writeOutput(reports.joined(separator: "\n"))
            return .well
        }
    }
}
