import ArgumentParser
import Doors
import MessageCentre
import Replays
import Services
import ShortMessage
import Transcripts

/// Recorded logs in, differences out.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play recorded logs again and compare the replies with the recorded ones.",
        discussion: """
            Each recording is played to a service of its own, with an empty store in memory and the sample members. Replies \
            are compared person by person, each in their order: one that is changed, late, early, double, from the wrong \
            number, missing or not recorded is shown with its line: the recorded text after '-', the given one after '+', \
            and a caret where they begin to differ.

            References such as 261121-000001 may have other digits, the same throughout the log. A recorded reply may \
            hold {reference}, {number}, {date}, {amount}, {any}, or ... for any text or none. \
            By default \(TimeRule.standard); --times says otherwise.

            A recording is a log, JSON Lines, or an AT dialog: what a terminal sends after '> ', what the modem gives \
            after '< '. The first line that is neither empty nor a comment decides, or --input. '-' is stdin. \
            Comments at its top say how it is played, files from its own folder:

              # members: more.csv          entered beside the sample members
              # grammar: pln.grammar       as --grammar; # language: en as --language
              # rates: own.rates           as --rates
              # clock: 2026-11-21T08:00:00+07:00     shifts it, so that the first message comes then
              # fault: loss=1%             with  # seed: 7
              # times: 2s
              # expect: 3 unanswered       or messages, replies, unplayed; several with a comma between
              # until: last-line           time passes up to the last line, and not until nothing is due
              # handset: +6281200000001    what two such send each other is passed over
              # id a-17                    anywhere, what the message of the next line is called by

            An option goes before what the recording says. --store plays to a copy of the store and leaves it as it is.

            A line is a message where it goes to a service that runs, 2757 or those of --grammar, and a recorded reply \
            where it comes from one and goes elsewhere. Any other line cannot be played: such lines are counted, and the \
            exit code is 1, as it is where nothing was compared.

            With --update the given replies are written into the files in place of the recorded ones, where these differ. \
            All other lines stay as they are. This is also how a log of messages alone gets its replies.

            --via plays the members to a program of yours that is the short code, and compares what it answers. The program \
            finds a modem at the terminal or socket that --via names, which goes when the replay ends:

              shortcode replay --via pty:./ttySC2 day.smslog       with gammu-smsd, smstools3, Kannel … at ./ttySC2

            A program that binds by SMPP comes to smpp:PORT. To one that takes messages over HTTP each is posted, as JSON, and \
            the response is the answer: text/plain, or JSON such as {"text":"PONG"} or a list of these.

              shortcode replay --via http://127.0.0.1:8080/sms --number 5151 day.smslog

            It begins when the program has asked for messages (+CNMI). A person's next message comes when the recorded \
            answers to the one before are there, or nothing has come for --settle; with --speed 1x or 60x it comes when the \
            log says. Times count with --speed alone, and what the log says of members, faults or the clock does not.

            --shrink leaves out messages as long as the first difference stays, and writes what is left beside the log: \
            day.smslog becomes day.shrunk.smslog.

            Numbers of persons, cards and telephones, birth dates and e-mail addresses are crossed out, until --unmasked \
            shows them; so is a name after a form of address such as Yth., and one that a message of the log gave.

            Examples:
              shortcode replay samples/logs/*.smslog
              shortcode replay samples/dialogs/*.at
              shortcode replay --junit results.xml --quiet samples/logs/*.smslog
              shortcode replay --language en samples/logs/first-day.smslog
              shortcode replay --grammar samples/grammars/pln.grammar samples/grammars/pln.smslog
              shortcode replay --shrink failing.smslog
              shortcode replay --update my-test.smslog && git diff my-test.smslog
              shortcode < samples/logs/takeover.smslog | shortcode replay -
              shortcode replay --via socket:./modem --number 5151 --settle 30s my-log.smslog

            Exit codes: 0 all as recorded, 1 something differs, a line was not understood or not played, or nothing was \
            compared, no program came or none answered, 64 a file that is not there or other usage, 74 a device failed, 130 Ctrl-C, 143 SIGTERM.
            """)

    @Argument(help: ArgumentHelp("Logs, JSON Lines and AT dialogs; - is stdin.", valueName: "file"))
    var files: [String]

    @Flag(help: "Write the given replies into the files.")
    var update = false

    @Flag(help: "Write NAME.shrunk.smslog: the fewest messages with which a reply still differs.")
    var shrink = false

    @Option(help: ArgumentHelp("What the files are (default: the first line decides).", valueName: "log|json|dialog"))
    var input: LogHead.Form?

    @Option(help: ArgumentHelp("Enter the members of this CSV file, too. May be repeated.", valueName: "file"))
    var members: [String] = []

    @Option(help: ArgumentHelp("Play to a copy of this store.", valueName: "file"))
    var store: String?

    @OptionGroup var faults: FaultOptions

    @Option(help: ArgumentHelp("How much the time of a reply counts.", valueName: "exact|2s|ignore"))
    var times: TimeRule?

    @Option(help: ArgumentHelp("When the first message comes (default: its own time).", valueName: "time"))
    var clock: Timestamp?

    @Option(
        help: ArgumentHelp("What there must be, such as '3 unanswered'. May be repeated.", valueName: "counts"),
        transform: Self.expectations)
    var expect: [[Expectation]] = []

    @Option(
        help: ArgumentHelp(
            "Compare only replies to these numbers, such as +62812*; all messages are played.", valueName: "pattern"),
        transform: { try AddressPattern($0) })
    var only: AddressPattern?

    @Option(
        help: ArgumentHelp(
            "Play to a program that is the short code, at a modem there, bound by SMPP, or over HTTP.",
            valueName: "pty:path|socket:path|smpp:port|http:URL"),
        transform: GatewayPlace.init)
    var via: GatewayPlace?

    @Option(
        help: ArgumentHelp(
            "With --via: the program's short code (default: that of --grammar, or 2757).", valueName: "number"),
        transform: Self.number)
    var number: Address?

    @OptionGroup(title: "With --via") var gatewayOptions: GatewayOptions

    @Option(help: ArgumentHelp("Play so many recordings at once; what is printed is the same.", valueName: "count"))
    var jobs = 1

    @Flag(help: "Stop at the first recording that fails.")
    var failFast = false

    @Flag(name: .shortAndLong, help: "Print nothing but one line for each recording that fails.")
    var quiet = false

    @Flag(help: "Print JSON Lines: an object for each difference and for each recording.")
    var json = false

    @Flag(help: "Print the Test Anything Protocol: a test for each recording.")
    var tap = false

    @Option(help: ArgumentHelp("Write a JUnit file, too: a test case for each recording.", valueName: "file"))
    var junit: String?

    @OptionGroup(title: "Programs that answer") var programOptions: ProgramOptions

    @OptionGroup var options: ServiceOptions

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let signals = try EndSignal.watch()
            return try await ReplayRun(plan, until: signals).run()
        }
    }

    private var plan: ReplayPlan {
        var plan = ReplayPlan(files, style)
        plan.task = update ? .update : shrink ? .shrink : .compare
        (plan.input, plan.services) = (input, options.plan(with: programOptions))
        (plan.members, plan.store) = (members, store)
        (plan.faults, plan.seed, plan.times, plan.clock) = (faults.fault, faults.seed, times, clock)
        (plan.expectations, plan.only, plan.jobs) = (expect.flatMap { $0 }, only, jobs)
        if let via {
            var program = ProgramPlan(at: via, gatewayOptions.pace)
            program.number = number
            plan.program = program
            // That program answers; the others have nothing to do.
            plan.services.programs = nil
        }
        return plan
    }

    /// What is printed, and how.
    private var style: ReplayStyle {
        var style = ReplayStyle(mask: options.mask)
        style.form = json ? .json : tap ? .tap : .text
        (style.isQuiet, style.junit, style.failsFast, style.isUpdate) = (quiet, junit, failFast, update)
        return style
    }

    private static func number(_ text: String) throws -> Address {
        let address = try Address(text)
        try address.checkForProgram()
        return address
    }

    private static func expectations(_ text: String) throws -> [Expectation] {
        guard let expectations = Expectation.list(text) else {
            throw ValidationError("'\(Text.escaped(text))' is no expectation; expected \(Expectation.expected)")
        }
        return expectations
    }
}
