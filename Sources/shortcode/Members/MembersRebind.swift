import ArgumentParser
import Doors
import Membership
import Operations
import ShortMessage

/// Another telephone for a member.
struct MembersRebind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebind",
        abstract: "Bind a telephone to a member at once, as a branch does.",
        discussion: """
            The telephone that was bound is so no more, nor is the new one to anyone else; what waited for either is \
            dropped. Nobody is told by SMS. The telephone on the member's record stays as it is.

              shortcode members rebind --nik 3171051708900003 --phone +6281200000001 --store demo.sqlite

            Exit codes: 0 done, 1 nobody has the NIK, 64 usage, 74 the store or a device failed.
            """)

    @Option(help: ArgumentHelp("The member.", valueName: "nik"))
    var nik: NIK

    @Option(help: ArgumentHelp("The telephone.", valueName: "number"))
    var phone: MSISDN

    @OptionGroup var options: StoreOptions

    @Flag(help: "Show telephones in full.")
    var unmasked = false

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            try await options.target.operating { centre in
                let rebinding = try await centre.rebind(phone, to: nik, at: options.target.now)
                Diagnostics.say(report(rebinding))
            }
        }
    }

    private func report(_ rebinding: Rebinding) -> String {
        var report = "bound \(shown(phone)), reference \(rebinding.reference)"
        if let displaced = rebinding.displaced { report += "; \(shown(displaced)) is bound no more" }
        if rebinding.hasLeftMember { report += "; it was another member's before" }
        return report
    }

    private func shown(_ phone: MSISDN) -> String {
        unmasked ? "\(phone)" : phone.masked
    }
}
