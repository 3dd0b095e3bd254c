import ArgumentParser
import Doors
import MessageCentre
import SMPPDoor
import Server
import Services
import Web

/// One centre behind every door at once.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Be a short code with every door at once: a page and an API over HTTP, SMPP, modems, Kannel.",
        discussion: """
            One message centre: what comes in at one door is answered there, and seen on the page and in the API. Nothing \
            needs to be set up; where everything is stands on stderr. docs/serve.md tells what can be asked for.

              shortcode serve                                  http://127.0.0.1:8757/ shows the page
              shortcode serve --http 0 --smpp 2775 --pty ./ttySC0
              curl -H 'Content-Type: application/json' http://127.0.0.1:8757/v1/messages \\
                -d '{"from": "+6281200000001", "text": "SALDO 08012345678"}'

            Whoever is at this machine may ask; another address than a loopback one needs --token-file, and requests to it \
            `Authorization: Bearer TOKEN`. Pages of other sites are refused.

            --config FILE has options by their names, a line each: `http = 8757`. What stands in the arguments counts more. \
            --check says what would count, in the same form, and ends.

            Ends with SIGTERM or Ctrl-C: nothing new is taken, what is being answered is answered, and what waits is kept \
            where there is a --store; the second ends it at once. Exit codes: 0 all well, 64 usage, 74 the store or a port \
            failed, 130 Ctrl-C, 143 a second SIGTERM.
            """)

    @OptionGroup(title: "HTTP") var web: WebOptions

    @OptionGroup(title: "TLS, of HTTP and of SMPP") var security: SecurityOptions

    @OptionGroup(title: "SMPP") var smpp: ServedSMPPOptions

    @OptionGroup(title: "Twilio") var twilio: TwilioOptions

    @OptionGroup(title: "Modems") var modems: ModemOptions

    @OptionGroup(title: "Kannel") var kannel: KannelOptions

    @OptionGroup var centreOptions: CentreOptions

    @OptionGroup(title: "Programs that answer") var programs: ProgramOptions

    @OptionGroup var options: ServiceOptions

    @Option(
        help: ArgumentHelp(
            "How long what is being answered may take once the program is to end (default: 10s).", valueName: "10s"))
    var drain = Period(milliseconds: 10_000)

    @Option(help: ArgumentHelp("Options by their names, a line each; arguments count more.", valueName: "file"))
    var config: String?

    @Flag(help: "Say which options count, in the form of --config, and end.")
    var check = false

    /// What a file of options adds can make right what the arguments have.
    func validate() throws {
        guard config == nil else { return }
        try web.checkTogether()
        try smpp.checkTogether()
        try twilio.checkTogether(programs)
        try security.checkTogether()
        try centreOptions.recording.checkTogether()
        try modems.checkHandsets(among: modems.portCount)
        try kannel.checkTogether(programs)
    }

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let settings = try ServeSettings(arguments: ServeSettings.argumentsOfProcess(), config: config)
            let command = try settings.command()
            guard !check else {
                try Descriptor.standardOutput.writeOutput(settings.description)
                return .well
            }
            return try await Server(command.plan()).run()
        }
    }
}

extension ServeCommand {
    /// What its options say.
    private func plan() throws -> ServerPlan {
        let accounts = try smpp.accounts.map { try SMPPCommand.accounts(in: $0, like: smpp.messages.account) }
        let identity = try security.identity()
        var plan = try ServerPlan(options.plan(with: programs), centreOptions.plan, web.plan(identity))
        plan.gateways = smpp.plan(accounts, zone: options.zone)
        plan.gateways?.identity = identity
        plan.twilio = try twilio.plan(programs, history: web.history)
        plan.twilio?.identity = identity
        plan.modems = try modems.plans(seed: centreOptions.faults.plan.seed)
        plan.kannels = try kannel.plans(programs)
        plan.drain = drain
        return plan
    }
}
