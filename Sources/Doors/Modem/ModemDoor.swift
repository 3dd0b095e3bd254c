import Glibc
package import MessageCentre
package import Modem
import ShortMessage

/// Keeps modems running at their ports: one loop over all descriptors, which sleeps while nothing happens.
package struct ModemDoor: GatewayDoor {
    private let centre: MessageCentre
    private let time: ClockDriver
    /// Minutes ahead of UTC.
    private let zone: Int
    private let bringsMilliseconds: Bool
    private let signals: Descriptor
    /// A pipe: whoever writes into its second end ends the sleep.
    private let wakeUp: (read: Descriptor, write: Descriptor)
    private var lines: [ModemLine] = []
    /// What arrives at a modem that is the short code.
    package private(set) var traffic: TrafficFeed?

    /// What has happened to the traffic since the last time.
    package mutating func takeEvents() -> [TrafficEvent] { traffic?.takeEvents() ?? [] }

    package var end: TrafficEnd? { traffic?.end }

    package var neglect: String { "ask for messages with +CNMI" }

    /// - Parameters:
    ///   - bringsMilliseconds: whether the centre is brought milliseconds, of which it makes whole seconds itself.
    ///   - signals: what `EndSignal.watch` gave.
    package init(
        at centre: MessageCentre, zone: Int, bringsMilliseconds: Bool = false, until signals: Descriptor
    ) throws(DeviceError) {
        (self.centre, self.zone, self.signals) = (centre, zone, signals)
        self.bringsMilliseconds = bringsMilliseconds
        time = ClockDriver(centre, .real)
        wakeUp = try Descriptor.wakeUpPipe()
    }

    /// Puts a modem at a port.
    package mutating func add(_ profile: ModemProfile, at port: any ModemPort) async throws {
        lines.append(try await ModemLine(profile, at: port, of: centre, wakeUp: wakeUp.write))
    }

    /// Lets a recorded day's messages arrive, behind any other day's.
    package mutating func feed(_ plan: TrafficPlan) async throws {
        await traffic?.close()
        traffic = try await TrafficFeed(plan, at: centre, wakeUp: wakeUp.write)
        let (gateway, now) = (gateway, machineTime)
        try await traffic?.work(gateway, at: now)
    }

    /// Runs until a signal comes, until no port can have a client any more, or until the traffic is over.
    package mutating func run() async throws -> ExitStatus {
        while goesOn { try await step() }
        return .well
    }

    /// False once a signal has come, no port can have a client any more, or the traffic is over.
    package var goesOn: Bool {
        EndSignal.caught == nil && traffic?.end == nil && lines.contains { !$0.isOver }
    }

    /// Sleeps until something happens or is due, and does it.
    package mutating func step() async throws {
        let ready = try await sleep()
        let now = machineTime
        try await time.catchUp(with: now)
        for index in lines.indices { try await lines[index].work(ready: ready, at: now) }
        let gateway = gateway
        try await traffic?.work(gateway, at: now)
    }

    /// What the machine's clock shows, as the centre is to be brought it.
    private var machineTime: Timestamp {
        bringsMilliseconds ? MachineClock.exact().told(at: zone) : MachineClock.now(zone)
    }

    private var gateway: GatewayState {
        GatewayState(
            isThere: lines.contains(where: \.hasClient),
            isListening: lines.contains(where: \.handset.session.settings.asksForMessages),
            delivered: lines.reduce(0) { $0 + $1.handset.messageCount },
            unread: lines.reduce(0) { $0 + $1.handset.session.unreadCount })
    }

    /// Takes every modem from its port.
    package mutating func close() async {
        for index in lines.indices { await lines[index].close(at: machineTime) }
        lines = []
        await traffic?.close()
    }

    /// Waits until a descriptor is ready or something is due.
    private func sleep() async throws -> Set<Int32> {
        var polled = [signals, wakeUp.read].map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
        polled += lines.flatMap(\.polled)
        guard poll(&polled, nfds_t(polled.count), try await timeout()) >= 0 else {
            guard errno == EINTR else { throw DeviceError.last("poll") }
            return []
        }
        let ready = Set(polled.filter { $0.revents != 0 }.map(\.fd))
        if ready.contains(wakeUp.read.number) { _ = try wakeUp.read.read() }
        return ready
    }

    /// Milliseconds until something is due, or −1.
    private func timeout() async throws -> Int32 {
        let due = [try await time.nextDue()].compactMap(\.self)
        let deadlines = lines.compactMap(\.handset.deadline) + lines.compactMap(\.lookAgain) + due
        let left = [
            deadlines.min().map { $0.milliseconds - machineTime.milliseconds },
            traffic?.deadline.map { $0 - MachineClock.exact().milliseconds },
        ]
        return left.compactMap(\.self).min().map { Int32(clamping: max(0, $0)) } ?? -1
    }
}
