import Applications
import ArgumentParser
import Doors
import Explanations
import MessageCentre
import MessageGrammar
import Services
import ShortMessage
import Transcripts

/// Messages on stdin, replies on stdout.
struct Pipe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer messages on stdin with replies on stdout (the default).",
        discussion: """
            The input is text, a log or JSON Lines. --input says which; --from or --to means text; otherwise the first line \
            that is neither empty nor a comment decides.

              SALDO 08012345678
              2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO 08012345678
              {"at":"2026-11-21T08:00:00+07:00","from":"+6281200000001","text":"SALDO"}

            Texts come one a line from one number. Nothing is a comment; an empty line is no message, a line with one \
            blank is an empty one. Replies to that number go to stdout, one a line; stderr says which line has no reply \
            and why, and what was sent to other numbers.

            Logs and JSON name their senders and times. A line that comes from a service that runs and goes elsewhere is \
            a recorded reply and is not sent in. The output has every message, in both directions, and can be replayed. \
            The clock is the log's: what falls due between two lines happens between them, and after the last line time \
            goes on until nothing is due; with --store what is due later waits for a later line. In JSON "at" may be left \
            out, and "to" and "id" may be there; the same id twice is the same message, which a log as output has once.

            Replies that an earlier run on the store did not write come first. --fault lets messages go wrong at random, the \
            same way for the same --seed; a fault that struck is a comment in a log, else a line on stderr.

            --record FILE keeps what goes in and out, in both directions, as a log that replay plays.

            --grammar runs a short code of your own instead of 2757: a grammar, and beside NAME.grammar its replies in \
            NAME.LANGUAGE.replies. Repeated, it runs several, each at the number that its file names; texts go to the \
            first, or to the one that --to names. What a secret field holds is never stored; a log or \
            JSON on stdout repeats what came in, secrets too.

            On a terminal the pipe prompts for messages from one number.

            Examples:
              echo 'SALDO 08012345678' | shortcode --from +6281200000001
              printf 'SALDO\\nSTATUS\\n' | shortcode --store demo.sqlite
              shortcode < samples/logs/first-day.smslog
              shortcode --output json < samples/logs/first-day.smslog
              shortcode --fault loss=1%,delay=2s..30s --seed 7 --speed 60x < samples/logs/first-day.smslog
              shortcode --grammar samples/grammars/pln.grammar --store pln.sqlite
              shortcode --record today.smslog

            Exit codes: 0 all well, 1 a line was not understood, 64 usage, 74 the store or a device failed, 130 Ctrl-C, 143 SIGTERM.
            """)

    @Option(
        help: ArgumentHelp("The number that sends the texts (default: \(PlayedNumber.standard)).", valueName: "number"),
        transform: PlayedNumber.init)
    var from: PlayedNumber?

    @Option(
        help: ArgumentHelp(
            "The short code that texts are sent to (default: that of the first grammar).", valueName: "number"),
        transform: { try Address($0) })
    var to: Address?

    @Option(help: ArgumentHelp("Form of the input (default: the first line decides).", valueName: "text|log|json"))
    var input: LineForm?

    @Option(help: ArgumentHelp("Form of the output (default: as the input).", valueName: "text|log|json"))
    var output: LineForm?

    @OptionGroup var centreOptions: CentreOptions

    @Option(
        help: ArgumentHelp(
            "Delete final messages of the store once they are so old: 90d (default: never); their ids stay used.",
            valueName: "days"))
    var keep: KeepPeriod?

    @Option(
        help: ArgumentHelp(
            "Whose time counts (default: real for text, log for logs and for JSON with \"at\").", valueName: "real|log")
    )
    var clock: ClockSource?

    @Flag(help: "Shift the log in time, so that its first line is at the store's last entry.")
    var rebase = false

    @Option(help: ArgumentHelp("Play a log at once, or at 1x, 60x its own pace.", valueName: "max|Nx"))
    var speed = Speed.max

    @OptionGroup var options: ServiceOptions

    @OptionGroup(title: "Programs that answer") var programOptions: ProgramOptions

    func validate() throws {
        if from != nil, let input, input != .text {
            throw ValidationError(
                "--from names the sender of texts; a line of a \(input.rawValue) input names its own.")
        }
        if to != nil, let input, input != .text {
            throw ValidationError(
                "--to names the recipient of texts; a line of a \(input.rawValue) input names its own.")
        }
        if clock == .log, form == .text {
            throw ValidationError("--clock log needs the times of a log or of JSON; texts have none.")
        }
        if speed != .max, clock == .real || form == .text {
            throw ValidationError("--speed plays a log by its own times; there are none to play by.")
        }
        if keep != nil, centreOptions.store == nil {
            throw ValidationError("--keep is about what --store keeps; a store in memory forgets by itself.")
        }
        if rebase, clock == .real || form == .text {
            throw ValidationError("--rebase shifts the times of a log; there are none to shift.")
        }
    }

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let failures = ServiceFailures()
            let services = try options.services(with: programOptions)
            try services.check(centreOptions.faults.plan)
            let plan = try plan(for: services)
            let centre = try await centreOptions.plan.open(
                for: services.directory, of: services, options.plan, telling: failures)
            let programs = services.playedPrograms()
            var door = try await PipeDoor(plan, at: centre, asking: programs)
            let status = try await door.run()
            await programs?.close()
            try await centre.close()
            return failures.areNone ? status : max(status, .unforeseen)
        }
    }

    private func plan(for services: PlayedServices) throws -> PipePlan {
        let service = try services.service(at: to)
        var plan = PipePlan(
            played: (from ?? .standard).address, shortCode: to ?? service.shortCode, numbers: services.numbers,
            zone: options.zone.minutes, mask: options.mask(of: services))
        (plan.form, plan.output, plan.clock, plan.isRebased) = (form, output, clock, rebase)
        (plan.speed, plan.period) = (speed, keep?.seconds)
        (plan.faults, plan.isInMemory) = (centreOptions.faults.plan.directives, centreOptions.store == nil)
        plan.suggestion = service.grammar.suggestion
        return plan
    }

    /// The form of the input where the options decide it; a terminal gives texts.
    private var form: LineForm? {
        input ?? (from != nil || to != nil || Descriptor.standardInput.isTerminal ? .text : nil)
    }
}

extension Grammar {
    /// What to begin with: an example of the message `help`, else of the first that has one.
    fileprivate var suggestion: String? {
        let help = messages.first { $0.name == "help" }
        return (help?.examples ?? messages.flatMap(\.examples)).first?.text
    }
}
