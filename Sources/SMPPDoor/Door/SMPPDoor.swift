package import Doors
import Glibc
package import MessageCentre
import SMPP
import Seeded
import ShortMessage

/// Keeps the sessions of ESMEs at one port: one loop, which sleeps while nothing happens.
///
/// Octets move on NIO's thread; the loop takes what has come, carries it out in the order in which it came, and gives back
/// what is to be written. Nothing is read from an ESME whose requests wait, or who does not read.
package struct SMPPDoor: GatewayDoor {
    /// Milliseconds that ESMEs have for an answer to unbind when the door closes.
    private static let farewell: Int64 = 2000

    let plan: SMPPPlan
    let centre: MessageCentre
    private var time: ClockDriver
    private let signals: Descriptor
    /// A pipe: whoever writes into its second end ends the sleep.
    let wakeUp: (read: Descriptor, write: Descriptor)
    let mailbox: Mailbox
    let port: SMPPPort
    var links: [Int: Link] = [:]
    /// ESMEs that are called.
    var calls: [Call]
    var parties: [String: Party] = [:]
    var sources: [Source] = []
    /// What ESMEs ask, in the order in which it came.
    var intake: ArraySlice<Asked> = []
    /// Requests that a fault holds back, and until when.
    var late: [(due: Int64, Asked)] = []
    /// What goes wrong between the centre and ESMEs.
    var faults: SMPPFaults
    /// Sessions that are over.
    var past: [WatchedSession] = []
    var captureFile: CaptureFile?
    var captureFailure: (any Error)?
    var carriages: [Int: Carriage] = [:]
    var lastCarriage = 0
    var concatenation: UInt16 = 0
    /// How much of a message an ESME has, where it did not take all of it.
    var begun: [Int64: (reference: UInt16, done: Set<Int>)] = [:]
    /// Sessions that did not answer a message in time, by its place.
    var avoided: [Int64: Set<Int>] = [:]
    /// By source, what became of what was taken.
    var settlements: [Int: [Settlement]] = [:]
    var givenBack: [Int: [Int64]] = [:]
    /// Recipients that are tried again, and when.
    var retries: [Retry] = []
    /// Numbers for which something waits until an ESME binds.
    var absent: Set<Address.Number> = []
    var owners = NumberOwners()
    var submitted = SubmittedMessages()
    /// Reports that are told later, and those whose time has come.
    var postponed: [Postponed] = []
    var released: [Postponed] = []
    /// Intermediate notifications, and to whom they go.
    var announcements: [(party: String, packet: Packet.Message)] = []
    /// Who is to hear that a number can be reached again.
    var watches: [Address.Number: Set<Accompaniment.Watch>] = [:]
    var random: SplitMix64
    let serviceNumbers: Set<Address.Number>
    /// The last moment for which it was asked what falls due.
    private var lastSecond: Int64 = 0
    var messageCount = 0
    private var traffic: TrafficFeed?

    /// A request or bind that waits for its turn.
    enum Asked {
        case bind(Int, Packet.Bind)
        case request(Int, SMPPSession.Request)
    }

    /// A recipient that could not take something, and is tried again; nil for all of a source.
    struct Retry {
        let source: Int
        let recipient: Address?
        let due: Int64
    }

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - plan: where, for whom, and how.
    ///   - centre: the one that ESMEs submit to.
    ///   - signals: what `EndSignal.watch` gave.
    /// - Throws: `UsageError` where an address of an account belongs to another, `DeviceError` where the port does.
    package init(_ plan: SMPPPlan, at centre: MessageCentre, until signals: Descriptor) async throws {
        (self.plan, self.centre, self.signals) = (plan, centre, signals)
        captureFile = try plan.capture.map { try CaptureFile($0) }
        (time, random) = (ClockDriver(centre, .real), SplitMix64(seed: plan.seed))
        faults = SMPPFaults(plan.faults)
        serviceNumbers = Set(plan.services.map(\.number))
        calls = Self.calls(of: plan, at: MonotonicClock.now)
        wakeUp = try Descriptor.wakeUpPipe()
        mailbox = Mailbox(wakeUp: wakeUp.write)
        port = try await SMPPPort(host: plan.host, port: plan.port, plan.identity, mailbox)
        do {
            try await registerAccounts()
        } catch {
            await port.close()
            throw (error as? AddressTaken).map { UsageError("\($0)") } ?? error
        }
    }

    /// Address and port.
    package var place: String { port.place }

    /// What is spoken there.
    package var protocolName: String { plan.identity == nil ? "SMPP" : "SMPP over TLS" }

    /// What others of the program ask of the door.
    package var control: SMPPControl { SMPPControl(at: place, mailbox) }

    /// Runs until a signal comes.
    package mutating func run() async throws -> ExitStatus {
        while goesOn { try await step() }
        return .well
    }

    package var goesOn: Bool { EndSignal.caught == nil && traffic?.end == nil }
    package var end: TrafficEnd? { traffic?.end }
    package var neglect: String { "bind as receiver or transceiver" }
    package mutating func takeEvents() -> [TrafficEvent] { traffic?.takeEvents() ?? [] }

    package mutating func feed(_ plan: TrafficPlan) async throws {
        await traffic?.close()
        traffic = try await TrafficFeed(plan, at: centre, wakeUp: wakeUp.write)
        let (gateway, now) = (gateway, machineTime)
        try await traffic?.work(gateway, at: now)
    }

    package mutating func step() async throws {
        try await sleep(hearing: signals)
        try await turn()
        let (gateway, now) = (gateway, machineTime)
        try await traffic?.work(gateway, at: now)
    }

    /// What the machine's clock shows, as the centre is to be brought it.
    private var machineTime: Timestamp {
        plan.bringsMilliseconds ? MachineClock.exact().told(at: plan.zone) : MachineClock.now(plan.zone)
    }

    private var gateway: GatewayState {
        GatewayState(
            isThere: links.values.contains { $0.session.binding != nil },
            isListening: links.values.contains(where: \.receives), delivered: messageCount, unread: 0)
    }

    /// Does what there is to do, in this order: what was asked, what is to go out, what became of it.
    mutating func turn() async throws {
        let now = machineTime
        if now.milliseconds / 1000 != lastSecond {
            lastSecond = now.milliseconds / 1000
            try await time.catchUp(with: now)
        }
        takeMail()
        callOut()
        expireTimers()
        if let captureFailure { throw captureFailure }
        try await serve(at: now)
        flush()
        if hasFailures { try await settle(at: now) }
        try await deliver(at: now)
        flush()
        try await settle(at: now)
    }

    /// Unbinds every ESME, once what it asked is answered; what it did not answer waits for the next door.
    package mutating func close() async {
        port.stop()
        calls = []
        let deadline = MonotonicClock.now + Self.farewell
        do {
            repeat { try await turn() } while !intake.isEmpty && MonotonicClock.now < deadline
            for id in Array(links.keys) { carryOut(links[id]?.session.unbind(at: MonotonicClock.now) ?? [], at: id) }
            while true {
                try await turn()
                guard !links.isEmpty, MonotonicClock.now < deadline else { break }
                try await sleep(until: deadline)
            }
        } catch {
            Diagnostics.say("shortcode: \(error)")
        }
        for link in links.values { link.connection.cut() }
        for source in sources { await source.endpoint.close() }
        await traffic?.close()
        await port.close()
        mailbox.end()
        captureFile?.end()
        for end in [wakeUp.read, wakeUp.write] { end.close() }
    }

    // MARK: Sleeping

    /// Waits until something has come or something is due.
    ///
    /// - Parameters:
    ///   - signals: ends the sleep, too.
    ///   - deadline: milliseconds of the door's own clock.
    private mutating func sleep(hearing signals: Descriptor? = nil, until deadline: Int64? = nil) async throws {
        if intake.isEmpty, released.isEmpty, try await wait(0, signals) == 0 {
            _ = try await wait(try await timeout(until: deadline), signals)
        }
    }

    private func wait(_ milliseconds: Int32, _ signals: Descriptor?) async throws -> Int32 {
        var polled = [wakeUp.read, signals].compactMap(\.self).map {
            pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0)
        }
        let ready = poll(&polled, nfds_t(polled.count), milliseconds)
        guard ready >= 0 || errno == EINTR else { throw DeviceError.last("poll") }
        if polled[0].revents != 0 { emptyWakeUp() }
        return max(0, ready)
    }

    private func emptyWakeUp() {
        var octets = [UInt8](repeating: 0, count: 64)
        _ = read(wakeUp.read.number, &octets, octets.count)
    }

    /// Milliseconds until something is due, or −1.
    private func timeout(until deadline: Int64?) async throws -> Int32 {
        let now = MonotonicClock.now
        let own =
            links.values.compactMap(\.session.deadline) + retries.map(\.due)
            + postponed.map(\.due) + late.map(\.due) + [deadline, nextCall].compactMap(\.self)
        let left = [
            own.min().map { $0 - now },
            try await time.nextDue().map { $0.milliseconds - machineTime.milliseconds },
            traffic?.deadline.map { $0 - MachineClock.exact().milliseconds },
        ]
        return left.compactMap(\.self).min().map { Int32(clamping: max(0, $0)) } ?? -1
    }
}
