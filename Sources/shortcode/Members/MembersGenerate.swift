import ArgumentParser
import Doors
import Membership
import Operations

/// Invented members, as many as are wanted.
struct MembersGenerate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Invent members and cards, into a store or as a CSV file.",
        discussion: """
            People of both sexes from all provinces, with the cards of one to three employers, in every state that a card \
            can be in. The same count and seed give the same octets. All of it is invented: telephones begin with 0810, \
            which is no operator's, and serial numbers of identity cards with 9.

              shortcode members generate --count 1000000 --store big.sqlite
              shortcode members generate --count 1000 --seed 7 > members.csv

              shortcode members generate --count 1000000 --years 10 --store big.sqlite
              shortcode members generate --count 1000 --seed 7 --years 10 --contributions > contributions.csv

            Into a store they are entered as `import` does: all or nothing, and the same again changes nothing. Then come \
            the contributions of --years, some thousand cards at a time; what is in stays when that is stopped.

            Exit codes: 0 well, 64 usage, 74 the store or a device failed, 130 Ctrl-C, 143 SIGTERM.
            """)

    @Option(parsing: .unconditional, help: "How many cards.")
    var count: Int

    @Option(help: "Which people.")
    var seed: UInt64 = 1

    @Option(help: "How many years of contributions each card has.")
    var years = 0

    @Flag(help: "Write the contributions of the cards instead of the cards.")
    var contributions = false

    @Option(help: "The SQLite file that they are entered into; made where there is none.")
    var store: String?

    @Option(help: ArgumentHelp("A new CSV file (default: stdout).", valueName: "file"))
    var output: String?

    func validate() throws {
        if store != nil, output != nil { throw ValidationError("--store and --output cannot be used together.") }
        guard GeneratedHistory.spans.contains(years) else {
            throw ValidationError("--years \(years): expected 0 to \(GeneratedHistory.spans.upperBound).")
        }
        if contributions, store != nil || years == 0 {
            throw ValidationError("--contributions goes with --years, and not with --store.")
        }
        if years > 0, store == nil, !contributions {
            throw ValidationError("--years goes with --store or --contributions.")
        }
        guard GeneratedMembers.range.contains(count) else {
            throw ValidationError("--count \(count): expected 1 to \(GeneratedMembers.range.upperBound) cards.")
        }
    }

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            _ = try EndSignal.watch()
            let generation = MemberGeneration(count: count, seed: seed, years: years)
            if let store { return try await generation.enter(into: store) }
            return try generation.write(contributions: contributions, to: output)
        }
    }
}
