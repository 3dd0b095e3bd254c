import Glibc
import MessageCentre
import Modem
import ShortMessage

/// Keeps modems running at their ports: one loop over all descriptors, which sleeps while nothing happens.
struct ModemDoor {
    private let centre: MessageCentre
    private let zone: Zone
    private let signals: Descriptor
    /// A pipe: whoever writes into its second end ends the sleep.
    private let wakeUp: (read: Descriptor, write: Descriptor)
    private var lines: [ModemLine] = []
    /// What arrives at a modem that is the short code.
    private(set) var traffic: TrafficFeed?

    init(at centre: MessageCentre, zone: Zone) throws(DeviceError) {
        (self.centre, self.zone) = (centre, zone)
        signals = try EndSignal.watch()
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .last("pipe") }
        wakeUp = (Descriptor(number: ends[0], name: "wake-up"), Descriptor(number: ends[1], name: "wake-up"))
        for end in [wakeUp.read, wakeUp.write] { end.keepForThisProcess() }
    }

    /// Puts a modem at a port.
    mutating func add(_ profile: ModemProfile, at port: any ModemPort) async throws {
        lines.append(try await ModemLine(profile, at: port, of: centre, wakeUp: wakeUp.write))
    }

    /// Lets a recorded day's messages arrive.
    mutating func feed(_ options: TrafficOptions, to shortCode: Address) async throws {
        traffic = try await options.feed(to: shortCode, at: centre, wakeUp: wakeUp.write)
    }

    /// Runs until a signal comes, until no port can have a client any more, or until the traffic is over.
    mutating func run() async throws -> ExitStatus {
        try await traffic?.work(delivered: 0, at: DoorClock.now(zone))
        while EndSignal.caught == nil, lines.contains(where: { !$0.isOver }) {
            let ready = try await sleep()
            let now = DoorClock.now(zone)
            if let due = try await centre.nextDue(), due <= now { _ = try await centre.advance(to: now) }
            for index in lines.indices { try await lines[index].work(ready: ready, at: now) }
            try await traffic?.work(delivered: lines.reduce(0) { $0 + $1.handset.messageCount }, at: now)
            if traffic?.isOver(at: now) == true { break }
        }
        return .well
    }

    /// Takes every modem from its port.
    mutating func close() async {
        for index in lines.indices { await lines[index].close(at: DoorClock.now(zone)) }
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
        let others = [try await centre.nextDue(), traffic?.deadline].compactMap(\.self)
        let deadlines = lines.compactMap(\.handset.deadline) + lines.compactMap(\.lookAgain) + others
        guard let next = deadlines.min() else { return -1 }
        let milliseconds = next.milliseconds - DoorClock.now(zone).milliseconds
        return Int32(clamping: max(0, milliseconds))
    }
}
