import ArgumentParser
import Doors
import Explanations
import MessageCentre
import MessageGrammar
import Modem
import Replays
import Services
import ShortMessage

/// AT modems whose messages reach the service.
struct ModemCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "modem",
        abstract: "Be an AT modem on stdin and stdout, at terminals, or at a port.",
        discussion: """
            A GSM modem as V.250, TS 27.005 and TS 27.007 describe it: text and PDU mode, memories, status reports, \
            unsolicited results. What it sends to 2757 is answered by the built-in service, and the reply arrives as a \
            message. Several modems send to one another.

              shortcode modem                                       type AT commands; Ctrl-D at the end of a file ends
              shortcode modem --pty ./ttySC0 --number +6281200000001
              gammu -c gammurc sendsms TEXT 2757 -text 'SALDO 08012345678'

            --pty makes a terminal and a link to it, which goes when the modem goes; --socket makes a UNIX stream socket, \
            --listen a TCP port on the loopback address. Each can be given several times. The first --number belongs to \
            the first of them, in the order --pty, --socket, --listen; modems without one count on from +6281200000001. \
            Where each modem stands is told on stdout, so --listen 0 tells the port.

            --profile FILE takes identity, memories and the answers of vendor commands from a small text file; \
            samples/modems has some.

            --record FILE keeps all messages and replies of all modems, as a log that replay plays.

            With --role service the modem is the short code itself, 2757 or what --number says: the built-in service is not started, the messages of --traffic \
            arrive as fast as the client makes room for them, and --record has what it answers. It ends when \
            all are delivered and nothing has come for --settle. --expect LOG plays a log to it and compares what it answers \
            with the replies that the log has, as replay --via does: the exit code is 1 where something differs.

              shortcode modem --role service --pty ./ttySC1 --traffic samples/logs/first-day.smslog --record out.smslog

            Input that begins like an AT dialog (samples/dialogs) is played: what was sent is sent.

            Ends with SIGTERM or Ctrl-C. Exit codes: 0 all well, 1 with --expect where something differs, a line was \
            not understood or not played, or nothing was compared, 64 usage, 74 the store or a device failed, 130 Ctrl-C, \
            143 SIGTERM.
            """)

    @OptionGroup var modems: ModemOptions

    @OptionGroup var trafficOptions: TrafficOptions

    @OptionGroup var centreOptions: CentreOptions

    @OptionGroup(title: "Programs that answer") var programs: ProgramOptions

    @OptionGroup var options: ServiceOptions

    func validate() throws {
        if trafficOptions.role == .service, modemCount > 1 {
            throw ValidationError("--role service is one modem, which has the short code for its number.")
        }
        if trafficOptions.role == .service, !programs.places.isEmpty {
            throw ValidationError(
                "in --role service the program at the modem answers; --exec, --coprocess and --application have nothing to "
                    + "do.")
        }
        guard trafficOptions.role == .service else { return try modems.checkHandsets(among: modemCount) }
        for number in modems.number { try number.checkForProgram() }
        try modems.checkCount(among: modemCount)
    }

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let failures = ServiceFailures()
            let isHandset = trafficOptions.role == .handset
            let services = try isHandset ? options.services(with: programs) : options.services()
            let centre = try await centreOptions.plan.open(
                for: directory(of: services), of: services, options.plan, handsets: handsets, telling: failures)
            try await centre.mustNotBeAhead(of: MachineClock.now(options.zone.minutes))
            let signals = try EndSignal.watch()
            let shortCode = try modems.number.first ?? standardNumber(services)
            let door = try ModemDoor(at: centre, zone: options.zone.minutes, until: signals)
            let asked = isHandset ? services.all : []
            let programs = try await RunningPrograms(services.programs(of: asked), at: centre, zone: options.zone)
            let status = try await run(door, at: shortCode, knowing: services, until: signals)
            await programs.end()
            try await centre.close()
            return failures.areNone ? status : max(status, .unforeseen)
        }
    }

    /// That of the program: one that --grammar says, if it says but one.
    private func standardNumber(_ services: PlayedServices) throws(UsageError) -> Address {
        trafficOptions.role == .service ? try services.programNumber() : services.first.shortCode
    }

    /// The numbers of the modems, unless one is the short code.
    private var handsets: [Address] {
        trafficOptions.role == .handset ? (0..<modemCount).map(modems.number) : []
    }

    /// In the role of the service no other one is there.
    private func directory(of services: PlayedServices) throws(ServiceClash) -> ServiceDirectory {
        trafficOptions.role == .handset ? services.directory : try ServiceDirectory([])
    }

    /// Whatever goes wrong, links and sockets do not stay.
    private func run(
        _ modems: ModemDoor, at shortCode: Address, knowing services: PlayedServices, until signals: Descriptor
    ) async throws -> ExitStatus {
        var door = modems
        do {
            let place = try await placeModems(&door, shortCode: shortCode)
            if let log = trafficOptions.expect {
                let trial = ProgramTrial(
                    of: log, to: shortCode, trafficOptions.gateway.pace, grammar: services.grammar(at: shortCode),
                    mask: options.mask)
                var open: any GatewayDoor = door
                return try await trial.run(at: &open, place, until: signals)
            }
            if trafficOptions.role == .service {
                try await door.feed(trafficOptions.plan(to: shortCode, until: signals))
            }
            let status = try await door.run()
            await door.close()
            if let traffic = door.traffic { try report(traffic) }
            return status
        } catch {
            await door.close()
            throw error
        }
    }

    private func report(_ traffic: TrafficFeed) throws {
        try Descriptor.standardOutput.writeOutput(
            "\(traffic.submittedCount) messages arrived, \(traffic.answerCount) were sent\n")
    }

    private var isOnStreams: Bool { modems.portCount == 0 }

    private var modemCount: Int { max(1, modems.portCount) }

    /// - Returns: where the last one is.
    private func placeModems(_ door: inout ModemDoor, shortCode: Address) async throws -> String {
        var place = ""
        let ports = isOnStreams ? [{ try StandardStreams() }] : modems.ports
        for (index, make) in ports.enumerated() {
            let port = try make()
            let number = trafficOptions.role == .service ? shortCode : modems.number(at: index)
            let seed = centreOptions.faults.plan.seed
            let profile = try modems.profile(number, seed: seed, isOnStreams: isOnStreams)
            try await door.place(profile, at: port)
            place = port.place
            if port is StandardStreams { continue }
            try Descriptor.standardOutput.writeOutput("\(profile.number) at \(place)\n")
        }
        return place
    }
}
