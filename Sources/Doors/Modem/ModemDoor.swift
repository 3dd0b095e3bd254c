import Glibc
package import MessageCentre
package import Modem
import ShortMessage

/// Keeps modems running at their ports: one loop over all descriptors, which sleeps while nothing happens.
package struct ModemDoor {
    private let centre: MessageCentre
    private let time: ClockDriver
    /// Minutes ahead of UTC.
    private let zone: Int
    private let signals: Descriptor
    /// A pipe: whoever writes into its second end ends the sleep.
    private let wakeUp: (read: Descriptor, write: Descriptor)
    private var lines: [ModemLine] = []
    /// What arrives at a modem that is the short code.
    package private(set) var traffic: TrafficFeed?

    package init(at centre: MessageCentre, zone: Int) throws(DeviceError) {
        (self.centre, self.zone) = (centre, zone)
        time = ClockDriver(centre, .real)
        signals = try EndSignal.watch()
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .last("pipe") }
        wakeUp = (Descriptor(number: ends[0], name: "wake-up"), Descriptor(number: ends[1], name: "wake-up"))
        for end in [wakeUp.read, wakeUp.write] { end.keepForThisProcess() }
    }

    /// Puts a modem at a port.
    package mutating func add(_ profile: ModemProfile, at port: any ModemPort) async throws {
        lines.append(try await ModemLine(profile, at: port, of: centre, wakeUp: wakeUp.write))
    }

    /// Lets a recorded day's messages arrive.
    package mutating func feed(_ plan: TrafficPlan) async throws {
        traffic = try await TrafficFeed(plan, at: centre, wakeUp: wakeUp.write)
    }

    /// Runs until a signal comes, until no port can have a client any more, or until the traffic is over.
    package mutating func run() async throws -> ExitStatus {
        try await traffic?.work(delivered: 0, at: MachineClock.now(zone))
        while EndSignal.caught == nil, lines.contains(where: { !$0.isOver }) {
            let ready = try await sleep()
            let now = MachineClock.now(zone)
            if let passage = try await time.catchUp(with: now) { tell(of: passage) }
            for index in lines.indices { try await lines[index].work(ready: ready, at: now) }
            try await traffic?.work(delivered: lines.reduce(0) { $0 + $1.handset.messageCount }, at: now)
            if traffic?.isOver(at: now) == true { break }
        }
        return .well
    }

    private func tell(of passage: Passage) {
        guard passage.expiredReplies > 0 else { return }
        Diagnostics.say(
            "replies that nobody took before their validity period ended, and that never will be delivered: "
                + "\(passage.expiredReplies)")
    }

    /// Takes every modem from its port.
    package mutating func close() async {
        for index in lines.indices { await lines[index].close(at: MachineClock.now(zone)) }
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
        let others = [try await time.nextDue(), traffic?.deadline].compactMap(\.self)
        let deadlines = lines.compactMap(\.handset.deadline) + lines.compactMap(\.lookAgain) + others
        guard let next = deadlines.min() else { return -1 }
        let milliseconds = next.milliseconds - MachineClock.now(zone).milliseconds
        return Int32(clamping: max(0, milliseconds))
    }
}
