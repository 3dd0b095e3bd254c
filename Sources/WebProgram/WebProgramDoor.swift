package import Doors
import Glibc
package import MessageCentre
package import ShortMessage
import Transcripts

/// A program that is the short code and takes messages over HTTP: each is posted to it, and its response is the answer.
///
/// One loop, which sleeps while nothing happens; calls are under way beside it. A person's next message is posted once the
/// response to the one before is there.
package struct WebProgramDoor: GatewayDoor {
    /// Calls that are under way at once.
    private static let mostCalls = 32
    /// How long a program that was not reached is left alone.
    private static let pause: Duration = .milliseconds(200)
    /// Failures that are told.
    private static let mostTold = 20

    private let number: Address
    private let caller: WebCaller
    private let centre: MessageCentre
    private let queue: Endpoint
    private let time: ClockDriver
    /// Minutes ahead of UTC.
    private let zone: Int
    private let signals: Descriptor
    private let wakeUp: (read: Descriptor, write: Descriptor)
    private let mailbox: CallMailbox
    /// By which a program tells this door's messages from those of another run.
    private let run = MachineClock.exact().milliseconds

    private var traffic: TrafficFeed?
    private var isThere = false
    private var waiting: [Delivery] = []
    private var calls: [Int64: (sender: Address.Number, Task<Void, Never>)] = [:]
    private var search: Task<Void, Never>?
    private var takenCount = 0
    /// What it was when the recording began.
    private var takenBefore = 0
    private var complaints: [String] = []

    /// - Parameters:
    ///   - number: the program's.
    ///   - signals: what `EndSignal.watch` gave.
    package init(
        _ number: Address, at address: WebAddress, of centre: MessageCentre, zone: Int, until signals: Descriptor
    ) async throws {
        (self.number, self.centre, self.zone, self.signals) = (number, centre, zone, signals)
        (caller, time) = (WebCaller(address: address), ClockDriver(centre, .real))
        wakeUp = try Descriptor.wakeUpPipe()
        let mailbox = CallMailbox(wakeUp: wakeUp.write)
        self.mailbox = mailbox
        queue = try await centre.register(.address(number), name: "the program at \(address)") { mailbox.wake() }
        seek()
    }

    /// Waits beside the loop until somebody takes calls.
    private mutating func seek() {
        isThere = false
        let (caller, mailbox) = (caller, mailbox)
        search = Task {
            while await !caller.isAnswered() {
                do { try await Task.sleep(for: Self.pause) } catch { return }
            }
            mailbox.post(.reached)
        }
    }

    // MARK: GatewayDoor

    package mutating func feed(_ plan: TrafficPlan) async throws {
        await traffic?.close()
        takenBefore = takenCount
        traffic = try await TrafficFeed(plan, at: centre, wakeUp: wakeUp.write)
        let gateway = gateway
        try await traffic?.work(gateway, at: MachineClock.now(zone))
    }

    package var goesOn: Bool { EndSignal.caught == nil && traffic?.end == nil }
    package var end: TrafficEnd? { traffic?.end }
    package var neglect: String { "take calls" }
    package mutating func takeEvents() -> [TrafficEvent] { traffic?.takeEvents() ?? [] }

    package mutating func takeComplaints() -> [String] {
        defer { complaints = [] }
        return complaints
    }

    private var gateway: GatewayState {
        GatewayState(isThere: isThere, isListening: isThere, delivered: takenCount, unread: 0)
    }

    package mutating func step() async throws {
        try await sleep()
        let now = MachineClock.now(zone)
        try await time.catchUp(with: now)
        for outcome in mailbox.take() { try await note(outcome, at: now) }
        try await call(at: now)
        let gateway = gateway
        try await traffic?.work(gateway, at: now)
    }

    package mutating func close() async {
        search?.cancel()
        for (_, call) in calls.values { call.cancel() }
        for (_, call) in calls.values { await call.value }
        await search?.value
        await queue.close()
        await traffic?.close()
        for end in [wakeUp.read, wakeUp.write] { end.close() }
    }

    // MARK: Calls

    /// Posts what waits to a program that is there.
    private mutating func call(at now: Timestamp) async throws {
        guard isThere else { return }
        for dispatch in try await queue.take(upTo: Self.mostCalls * 2) {
            switch dispatch {
            case .message(let delivery): waiting.append(delivery)
            case .report(let report): try await queue.settle(report.id, .delivered, at: now)
            }
        }
        var busy = Set(calls.values.map(\.sender))
        for delivery in waiting where calls.count < Self.mostCalls {
            guard busy.insert(delivery.message.from.number).inserted else { continue }
            calls[delivery.id] = (delivery.message.from.number, post(delivery))
        }
        waiting.removeAll { calls[$0.id] != nil }
    }

    private func post(_ delivery: Delivery) -> Task<Void, Never> {
        let line = JSONLine(LogEntry(delivery.message), id: "\(run)-\(delivery.id)")
        let (caller, mailbox) = (caller, mailbox)
        return Task {
            do {
                mailbox.post(.answered(delivery, try await caller.post("\(line)")))
            } catch is WebCaller.TooLong {
                mailbox.post(.endless(delivery))
            } catch {
                try? await Task.sleep(for: Self.pause)
                mailbox.post(.unanswered(delivery))
            }
        }
    }

    private mutating func note(_ outcome: CallMailbox.Outcome, at now: Timestamp) async throws {
        switch outcome {
        case .reached: isThere = true
        case .unanswered(let delivery):
            putBack(delivery)
            if isThere { seek() }
        case .endless(let delivery):
            try await settle(delivery, at: now)
            complain("answered more than any reply can be")
        case .answered(let delivery, let response):
            guard response.status != 429, response.status != 503 else { return retry(delivery) }
            try await settle(delivery, at: now)
            try await take(response, to: delivery, at: now)
        }
    }

    /// A program that asks for it has the message once more.
    private mutating func retry(_ delivery: Delivery) {
        let mailbox = mailbox
        calls[delivery.id]?.1 = Task {
            try? await Task.sleep(for: Self.pause)
            mailbox.post(.unanswered(delivery))
        }
    }

    private mutating func putBack(_ delivery: Delivery) {
        calls[delivery.id] = nil
        waiting.insert(delivery, at: waiting.firstIndex { $0.id > delivery.id } ?? waiting.count)
    }

    private mutating func settle(_ delivery: Delivery, at now: Timestamp) async throws {
        calls[delivery.id] = nil
        takenCount += 1
        try await queue.settle(delivery.id, .delivered, at: now)
    }

    private mutating func take(_ response: WebCaller.Response, to delivery: Delivery, at now: Timestamp) async throws {
        guard (200...299).contains(response.status) else { return complain("answered \(response.status)") }
        let replies: [ProgramReply]
        do {
            replies = try ProgramReply.all(in: response.body, of: response.type)
        } catch {
            return complain("\(error)")
        }
        for reply in replies {
            let message = InboundMessage(
                from: number, to: reply.recipient ?? delivery.message.from, text: reply.text, receivedAt: now)
            _ = try await centre.submit(Submission(message))
        }
    }

    private mutating func complain(_ problem: String) {
        let sentence = "the program at \(caller.address) \(problem), to message \(takenCount - takenBefore)"
        if complaints.count < Self.mostTold { complaints.append(sentence) }
    }

    // MARK: Sleeping

    private func sleep() async throws {
        var polled = [signals, wakeUp.read].map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
        guard poll(&polled, nfds_t(polled.count), try await timeout()) >= 0 || errno == EINTR else {
            throw DeviceError.last("poll")
        }
        if polled[1].revents != 0 { _ = try wakeUp.read.read() }
    }

    /// Milliseconds until something is due, or −1.
    private func timeout() async throws -> Int32 {
        let left = [
            try await time.nextDue().map { $0.milliseconds - MachineClock.now(zone).milliseconds },
            traffic?.deadline.map { $0 - MachineClock.exact().milliseconds },
        ]
        return left.compactMap(\.self).min().map { Int32(clamping: max(0, $0)) } ?? -1
    }
}
