import ArgumentParser
import Doors
import Explanations
import MessageCentre
import SMPPDoor
import Services
import ShortMessage

/// A message centre that ESMEs bind to.
struct SMPPCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "smpp",
        abstract: "Be a message centre to which gateways bind by SMPP 3.4.",
        discussion: """
            Gateways and applications (ESMEs) bind as transmitter, receiver or transceiver, several under one system_id. \
            What one sends to 2757 is answered by the built-in service, and the reply comes as deliver_sm; what it sends \
            to a number from which another ESME has sent, or that another account serves, comes to that one; every other \
            handset takes what comes. Reports come as deliver_sm, too. docs/smpp.md tells what is done with each field.

              shortcode smpp                                  at 127.0.0.1:2775, for anybody under any name
              shortcode smpp --listen 0 --store day.sqlite    at a port that is told on stderr
              shortcode smpp --accounts accounts.txt

            --accounts FILE says who may bind:

              account gateway
                  password  secret
                  addresses 5151 +62812*
                  rate      10 burst 20
                  window    10
                  binds     2

            An account with addresses sends from these alone, and gets what is sent to them, also what came while it was \
            away. One that has the short code of a service is that short code: the service is not started.

            Ends with SIGTERM or Ctrl-C: it unbinds, and what was not answered comes again. Exit codes: 0 all well, \
            64 usage, 74 the store or the port failed, 130 Ctrl-C, 143 SIGTERM.
            """)

    @Option(
        help: ArgumentHelp(
            "Where to listen: a port of 127.0.0.1, or an address and a port (default: 127.0.0.1:2775); port 0 lets the "
                + "system choose. With --accounts it may be another address than a loopback one.",
            valueName: "[address:]port"))
    var listen = SMPPPlace.standard

    @Option(help: ArgumentHelp("Who may bind (default: anybody).", valueName: "file"))
    var accounts: String?

    @Option(
        help: ArgumentHelp(
            "Call an ESME that listens there, and ask it to bind (outbind). May be repeated.",
            valueName: "[address:]port"))
    var outbind: [SMPPPlace] = []

    @OptionGroup(title: "TLS") var security: SecurityOptions

    @OptionGroup(title: "Messages") var messages: SMPPMessageOptions

    @OptionGroup var centreOptions: CentreOptions

    @OptionGroup(title: "Programs that answer") var programs: ProgramOptions

    @OptionGroup var options: ServiceOptions

    func validate() throws {
        try security.checkTogether()
        guard accounts != nil || listen.isLoopback else {
            throw ValidationError("--listen \(listen) can be reached by others; --accounts says who may bind there.")
        }
        if outbind.contains(where: { $0.port == 0 }) { throw ValidationError("--outbind takes the port of an ESME.") }
    }

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let failures = ServiceFailures()
            let services = try options.services(with: programs)
            let identity = try security.identity()
            let accounts = try accounts.map { try Self.accounts(in: $0, like: messages.account) }
            var plan = messages.plan(accounts, zone: options.zone)
            let served = services.left(beside: plan.accounts.numbers)
            let centre = try await centreOptions.plan.open(
                for: try ServiceDirectory(served.map { ($0.shortCode, $0) }), of: services, options.plan,
                telling: failures)
            try await centre.mustNotBeAhead(of: MachineClock.now(options.zone.minutes))
            let signals = try EndSignal.watch()
            (plan.host, plan.port) = (listen.host, listen.port)
            plan.identity = identity
            plan.invitations = outbind.map { Invitation($0) }
            plan.seed = centreOptions.faults.plan.seed
            plan.services = served.map(\.shortCode)
            var door = try await SMPPDoor(plan, at: centre, until: signals)
            Diagnostics.say("\(door.protocolName) at \(door.place)")
            let programs = try await RunningPrograms(services.programs(of: served), at: centre, zone: options.zone)
            let status = try await run(&door)
            await programs.end()
            try await centre.close()
            return failures.areNone ? status : max(status, .unforeseen)
        }
    }

    private func run(_ door: inout SMPPDoor) async throws -> ExitStatus {
        do {
            let status = try await door.run()
            await door.close()
            return status
        } catch {
            await door.close()
            throw error
        }
    }

    static func accounts(in file: String, like account: Account) throws -> [Account] {
        let source = try Descriptor.text(of: file, expecting: "accounts")
        do {
            let accounts = try Account.all(in: source, like: account)
            guard !accounts.isEmpty else { throw UsageError("\(file): no account; expected 'account SYSTEM_ID'") }
            return accounts
        } catch let error as AccountError {
            throw UsageError("\(file): \(error)")
        }
    }
}
