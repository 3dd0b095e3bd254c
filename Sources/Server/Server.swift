import Applications
package import Doors
import Explanations
import Glibc
import Logging
import MessageCentre
import Modem
import SMPPDoor
import ServiceLifecycle
import Services
import ShortMessage
import Web

/// One message centre behind every door at once, from the first request to the last.
package struct Server {
    private let plan: ServerPlan

    package init(_ plan: ServerPlan) {
        self.plan = plan
    }

    private var zone: Zone { plan.services.zone }

    /// Runs until a signal comes.
    package func run() async throws -> ExitStatus {
        let signals = try EndSignal.watchForShutdown()
        let failures = ServiceFailures()
        let services = try plan.services.services()
        let served = services.left(
            beside: (plan.gateways?.accounts.numbers ?? []) + plan.kannels.map(\.number)
                + (plan.twilio?.numbers ?? []))
        let centre = try await plan.centre.open(
            for: try ServiceDirectory(served.map { ($0.shortCode, $0) }), of: services, plan.services,
            handsets: plan.modems.map(\.profile.number), telling: failures)
        if let moment = try await centre.goOn(at: MachineClock.now(zone.minutes)) {
            Diagnostics.say("shortcode: the store's time is ahead of the machine's clock; it goes on from \(moment)")
        }
        if plan.centre.record == nil { try await centre.rememberStart() }
        do {
            try await run(at: centre, services, served, until: signals)
        } catch {
            try? await centre.close()
            throw error
        }
        try await centre.close()
        guard failures.areNone else { return .unforeseen }
        return EndSignal.ending == SIGINT ? .interrupted : .well
    }

    private func run(
        at centre: MessageCentre, _ services: PlayedServices, _ served: [any GrammarService], until signals: Descriptor
    ) async throws {
        let zone = zone.minutes
        let log = MessageLog(
            services: ServiceNames(served.map(\.shortCode)), bounds: MessageLog.Bounds(messages: plan.web.history),
            firstEvent: MachineClock.exact().milliseconds * 1000)
        log.fill(try await centre.messages(before: .max, atMost: plan.web.history).reversed())
        await centre.listen { events in log.take(events) }
        let played = PlayedNumbers()
        let now = { @Sendable in MachineClock.exact().told(at: zone) }
        let office = PostOffice(
            centre, log, MessageReader(served.map(\.grammar)), RequestCounts(), shortCodes: served.map(\.shortCode),
            now: now, noteSender: played.note)
        var group: [any ServiceLifecycle.Service] = [DueTime(centre, now: now)]
        for door in try await services.programs(of: served).doors(at: centre, now: now) {
            group.append(ProgramService(door: door))
        }
        for kannel in plan.kannels { group += try await kannel.services(at: centre, now: now) }
        if let twilio = plan.twilio { group += try await twilio.services(at: centre, now: now) }
        let gateways = try await smpp(at: centre, served, played)
        if let gateways { group.append(gateways.service) }
        if let door = try await modems(at: centre) { group.append(door) }
        // Behind the doors: where gateways have everybody, these telephones are those alone that are named.
        let desk = TestDesk(
            office, await SimulatedHandsets(at: centre, name: "the web", now: office.now),
            try Explainer(served, ServiceDirectory(served.map { ($0.shortCode, $0) })), served,
            hasMembers: served.contains(where: \.keepsMembers), zone: zone, gateways: gateways?.control,
            replay: ServedReplay(plan.services).run)
        group.append(WebHandsets(desk))
        let scheme = plan.web.identity == nil ? "http" : "https"
        group.append(
            WebDoor(
                host: plan.web.host, port: plan.web.port, Site(desk, plan.web.access), log,
                identity: plan.web.identity
            ) { place in
                Diagnostics.say("HTTP at \(scheme)://\(place)/")
            })
        try await run(group, until: signals)
    }

    // MARK: Doors

    private func smpp(
        at centre: MessageCentre, _ served: [any GrammarService], _ played: PlayedNumbers
    ) async throws -> (service: any ServiceLifecycle.Service, control: SMPPControl)? {
        guard var gateways = plan.gateways else { return nil }
        gateways.seed = plan.centre.faults.seed
        gateways.played = played
        (gateways.isWatched, gateways.bringsMilliseconds) = (true, true)
        gateways.services = served.map(\.shortCode)
        let stop = try DoorStop()
        let door = try await SMPPDoor(gateways, at: centre, until: stop.descriptor)
        Diagnostics.say("\(door.protocolName) at \(door.place)")
        let control = door.control
        return (DoorService(door, stop), control)
    }

    private func modems(at centre: MessageCentre) async throws -> (any ServiceLifecycle.Service)? {
        guard !plan.modems.isEmpty else { return nil }
        let stop = try DoorStop()
        var door = try ModemDoor(
            at: centre, zone: zone.minutes, bringsMilliseconds: true, until: stop.descriptor)
        do {
            for modem in plan.modems {
                let port = try modem.port()
                try await door.place(modem.profile, at: port)
                Diagnostics.say("\(modem.profile.number) at \(port.place)")
            }
        } catch {
            await door.close()
            throw error
        }
        return DoorService(door, stop)
    }

    // MARK: Life

    /// Runs services until a signal comes; those named last end first.
    private func run(_ services: [any ServiceLifecycle.Service], until signals: Descriptor) async throws {
        let quiet = Logger(label: "shortcode") { _ in SwiftLogNoOpLogHandler() }
        var configuration = ServiceGroupConfiguration(services: services, logger: quiet)
        configuration.maximumGracefulShutdownDuration = .milliseconds(plan.drain.milliseconds)
        let group = ServiceGroup(configuration: configuration)
        let listener = try EndListener(signals, endingWith: group)
        do {
            try await group.run()
        } catch is CancellationError {
            Diagnostics.say("shortcode: not all was answered within \(plan.drain)")
        } catch {
            await listener.end()
            throw error
        }
        await listener.end()
    }
}
