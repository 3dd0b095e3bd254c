import ArgumentParser
import Doors
import Membership
import Operations

/// The failures of a day, forgotten.
struct MembersUnlock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlock",
        abstract: "Let a telephone, a card or a NIK be tried again today.",
        discussion: """
            Failures are counted for the telephone, the card and the NIK apart; each is unlocked by itself. They end with \
            the day anyhow. A card or a NIK also opens its member to strangers again: a refusal (TOLAK), which otherwise \
            lasts 30 days, is dropped, and today's references are counted anew.

              shortcode members unlock --phone +6281200000001 --store demo.sqlite

            Exit codes: 0 done, 1 there was nothing to unlock, 64 usage, 74 the store or a device failed.
            """)

    @OptionGroup var number: MemberKeyOptions

    @OptionGroup var options: StoreOptions

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            try await options.target.operating { centre in
                try await centre.unlock(number.key, at: options.target.now)
                Diagnostics.say("what was locked may be tried again")
            }
        }
    }
}
