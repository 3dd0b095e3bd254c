import Doors
import Explanations
import Logging
import MessageCentre
import Modem
import SMPPDoor
import ServiceLifecycle
import Services
import ShortMessage
import UnixSignals
import Web

/// The doors of `serve`, on one centre, from the first request to the last.
struct ServedDoors {
    private let command: ServeCommand

    init(_ command: ServeCommand) {
        self.command = command
    }

    /// Runs until a signal comes.
    func run() async throws -> ExitStatus {
        let failures = ServiceFailures()
        let options = command.options
        let services = try options.services()
        let accounts = try command.smpp.accounts.map { file in
            try SMPPCommand.accounts(in: file, like: command.smpp.messages.account)
        }
        let served = SMPPCommand.left(of: services, beside: accounts ?? [])
        let access = try command.web.access()
        let centre = try await command.centreOptions.open(
            for: try ServiceDirectory(served.map { ($0.shortCode, $0) }), of: services, options,
            handsets: (0..<command.modems.portCount).map(command.modems.number), telling: failures)
        if let moment = try await centre.goOn(at: MachineClock.now(options.zone.minutes)) {
            Diagnostics.say("shortcode: the store's time is ahead of the machine's clock; it goes on from \(moment)")
        }
        if command.centreOptions.recording.record == nil { try await centre.rememberStart() }
        do {
            try await run(at: centre, served, accounts, access)
        } catch {
            try? await centre.close()
            throw error
        }
        try await centre.close()
        return failures.areNone ? .well : .unforeseen
    }

    private func run(
        at centre: MessageCentre, _ served: [any GrammarService], _ accounts: [Account]?, _ access: Access
    ) async throws {
        let zone = command.options.zone.minutes
        let log = MessageLog(
            services: ServiceNames(served.map(\.shortCode)), bounds: MessageLog.Bounds(messages: command.web.history),
            firstEvent: MachineClock.exact().milliseconds * 1000)
        log.fill(try await centre.messages(before: .max, atMost: command.web.history).reversed())
        await centre.listen { events in log.take(events) }
        let played = PlayedNumbers()
        let now = { @Sendable in MachineClock.exact().told(at: zone) }
        let office = PostOffice(
            centre, log, MessageReader(served.map(\.grammar)), RequestCounts(), shortCodes: served.map(\.shortCode),
            now: now, noteSender: played.note)
        var group: [any ServiceLifecycle.Service] = [DueTime(centre, now: now)]
        let gateways = try await smpp(at: centre, served, accounts, played)
        if let gateways { group.append(gateways.service) }
        if let door = try await modems(at: centre) { group.append(door) }
        // Behind the doors: where gateways have everybody, these telephones are those alone that are named.
        let desk = TestDesk(
            office, await SimulatedHandsets(at: centre, name: "the web", now: office.now),
            try Explainer(served, ServiceDirectory(served.map { ($0.shortCode, $0) })), served,
            hasMembers: served.contains(where: \.keepsMembers), zone: zone, gateways: gateways?.control,
            replay: ServedReplay(command.options.plan).run)
        group.append(WebHandsets(desk))
        group.append(
            WebDoor(host: command.web.http.host, port: command.web.http.port, Site(desk, access), log) { place in
                Diagnostics.say("HTTP at http://\(place)/")
            })
        try await ServedDoors.run(group, drain: command.drain)
    }

    // MARK: Doors

    private func smpp(
        at centre: MessageCentre, _ served: [any GrammarService], _ accounts: [Account]?,
        _ played: PlayedNumbers
    ) async throws -> (service: any ServiceLifecycle.Service, control: SMPPControl)? {
        guard let place = command.smpp.smpp else { return nil }
        var plan = try command.smpp.messages.plan(accounts, zone: command.options.zone)
        (plan.host, plan.port) = (place.host, place.port)
        plan.seed = command.centreOptions.faults.plan.seed
        plan.played = played
        plan.invitations = command.smpp.outbind.map { Invitation($0) }
        (plan.isWatched, plan.bringsMilliseconds) = (true, true)
        plan.services = served.map(\.shortCode)
        let stop = try DoorStop()
        let door = try await SMPPDoor(plan, at: centre, until: stop.descriptor)
        Diagnostics.say("SMPP at \(door.place)")
        let control = door.control
        return (DoorService(door, stop), control)
    }

    private func modems(at centre: MessageCentre) async throws -> (any ServiceLifecycle.Service)? {
        guard command.modems.portCount > 0 else { return nil }
        let stop = try DoorStop()
        var door = try ModemDoor(at: centre, zone: command.options.zone.minutes, until: stop.descriptor)
        do {
            for (index, make) in command.modems.ports.enumerated() {
                let port = try make()
                let seed = command.centreOptions.faults.plan.seed
                let profile = try command.modems.profile(command.modems.number(at: index), seed: seed)
                try await door.place(profile, at: port)
                Diagnostics.say("\(profile.number) at \(port.place)")
            }
        } catch {
            await door.close()
            throw error
        }
        return DoorService(door, stop)
    }

    // MARK: Life

    /// Runs services until a signal comes; those named last end first.
    private static func run(_ services: [any ServiceLifecycle.Service], drain: Period) async throws {
        let quiet = Logger(label: "shortcode") { _ in SwiftLogNoOpLogHandler() }
        var configuration = ServiceGroupConfiguration(services: services, logger: quiet)
        configuration.maximumGracefulShutdownDuration = .milliseconds(drain.milliseconds)
        let group = ServiceGroup(configuration: configuration)
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let listener = Task {
            var isEnding = false
            for await signal in signals {
                if isEnding { ServedDoors.leave(after: signal) }
                isEnding = true
                await group.triggerGracefulShutdown()
            }
        }
        defer { listener.cancel() }
        do {
            try await group.run()
        } catch is CancellationError {
            Diagnostics.say("shortcode: not all was answered within \(drain)")
        }
    }
}
