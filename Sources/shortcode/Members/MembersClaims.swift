import ArgumentParser
import Doors
import Membership
import Operations
import ShortMessage

/// Claims of old-age savings.
struct MembersClaims: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claims", abstract: "Say how claims of old-age savings stand.",
        subcommands: [MembersClaimsSet.self])
}

/// How the claim of one card stands.
struct MembersClaimsSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Say how the claim of a card stands; KLAIM answers with it.",
        discussion: """
            A card has one claim, the last. What is missing is named where a claim is incomplete, and only there: \
            \(Papers.list).

              shortcode members claims set --kpj 08012345678 --state received --store demo.sqlite
              shortcode members claims set --kpj 08012345678 --state incomplete --papers "KK NPWP" --store demo.sqlite

            Exit codes: 0 done, 1 there is no such card, 64 usage, 74 the store or a device failed.
            """)

    @Option(help: ArgumentHelp("The card.", valueName: "kpj"))
    var kpj: KPJ

    @Option(help: "How it stands.")
    var state: BenefitClaim.State

    @Option(help: ArgumentHelp("Since when, such as 2026-11-20 (default: today).", valueName: "day"))
    var day: Day?

    @Option(help: ArgumentHelp("What is missing, codes with a blank between.", valueName: "codes"))
    var papers = Papers()

    @OptionGroup var options: StoreOptions

    func validate() throws {
        guard papers.isEmpty == (state != .incomplete) else {
            throw ValidationError("--papers goes with --state incomplete, and with no other.")
        }
    }

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            try await options.target.operating { centre in
                let now = options.target.now
                let claim = BenefitClaim(state: state, day: day?.date ?? now.date, missing: papers)
                try await centre.set(claim, of: kpj, at: now)
                Diagnostics.say("the claim is \(state.rawValue) since \(claim.day)")
            }
        }
    }
}
