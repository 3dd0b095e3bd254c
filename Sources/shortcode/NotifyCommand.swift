import ArgumentParser
import Doors
import Membership
import MessageCentre
import Operations
import ShortMessage

/// One notice to every bound member.
struct NotifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify",
        abstract: "Send each bound member whom it concerns one notice.",
        discussion: """
            contribution: the month's contribution has come; arrears: it has not; claim: a claim was decided in the month; \
            development: what the savings earned in the month's year, as it was imported or credited; rate: the figures of \
            grammar/2757.rates that change in the month, to those with such a programme.

            A notice goes to the telephone that is bound to the member and was used in the last 180 days, in the language \
            that it has chosen; whoever has said BERHENTI is bound no more and gets none. Nobody gets the same notice of a \
            month twice: a round that was stopped goes on where it was when it is begun again. The notices wait in the \
            store like all messages, and go out when a service runs on it.

              shortcode notify contribution --month 2026-10 --store demo.sqlite --dry-run
              shortcode notify contribution --month 2026-10 --store demo.sqlite --rate 50

            Exit codes: 0 done, 64 usage, 74 the store or a device failed, 130 Ctrl-C, 143 SIGTERM.
            """)

    @Argument(help: ArgumentHelp("What to tell.", valueName: "template"))
    var template: NoticeTemplate

    @Option(help: ArgumentHelp("The month that it is about, such as 2026-10.", valueName: "month"))
    var month: Month

    @OptionGroup var options: StoreOptions

    @Option(help: "At most so many notices a second.")
    var rate = 20

    @Flag(help: "Say how many would be sent, and send none.")
    var dryRun = false

    func validate() throws {
        guard (1...100_000).contains(rate) else { throw ValidationError("--rate \(rate): expected 1 to 100000.") }
    }

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            _ = try EndSignal.watch()
            let service = try MembershipService(zone: options.zone.minutes)
            let round: NoticeRound
            do throws(NoticeRound.NoFigure) {
                round = try NoticeRound(template, month: month.start, service: service)
            } catch {
                throw UsageError("\(error)")
            }
            let sending = NoticeSending(round, template, rate: rate, of: options.target)
            return dryRun ? try sending.count() : try await sending.send()
        }
    }
}

extension NoticeTemplate: ExpressibleByArgument {}
