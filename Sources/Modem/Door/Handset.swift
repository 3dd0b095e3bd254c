public import MessageCentre
public import ShortMessage

/// A modem with its subscriber's number at a message centre: what stands between the session and the network.
///
/// It does no I/O on lines: octets go in with their time, octets for the terminal come out. Long messages are cut on the
/// way in; on the way out the centre puts them together.
public struct Handset {
    public private(set) var session: ModemSession
    private let centre: MessageCentre
    private let endpoint: Endpoint
    private var timers: [ModemTimer: Timestamp] = [:]
    /// What is being brought to the modem.
    private var inFlight: InFlight?
    /// Nothing is brought before this, unless the terminal deletes something: then it has seen what came.
    private var quietUntil: Timestamp?
    /// How much of a message the modem has, where it could not take all of it.
    private var begun: [Int64: Int] = [:]
    /// Of the next long message (TS 23.040, 9.2.3.24.1).
    private var concatenation: UInt16 = 1
    private var written: [UInt8] = []
    /// How many messages the modem has taken, reports not counted.
    public private(set) var messageCount = 0

    /// Registers the profile's number.
    ///
    /// - Parameters:
    ///   - name: what errors call it, such as `the modem at ./ttySC0`.
    ///   - wake: see `MessageCentre.register`; then `fetch` is to be called.
    /// - Throws: where another endpoint or a service has the number.
    public init(
        _ profile: ModemProfile, at centre: MessageCentre, name: String, wake: @escaping @Sendable () -> Void
    ) async throws(AddressTaken) {
        session = ModemSession(profile)
        self.centre = centre
        endpoint = try await centre.register(.address(profile.number), name: name, wake: wake)
    }

    /// When `expire` is to be called, or nil.
    public var deadline: Timestamp? { (Array(timers.values) + [quietUntil].compactMap(\.self)).min() }

    /// What the terminal has typed.
    ///
    /// What a line causes is brought before the next line is taken, however many come at once.
    ///
    /// - Returns: what the modem gives for it.
    public mutating func receive(_ octets: [UInt8], at time: Timestamp) async throws(StoreError) -> [UInt8] {
        var given: [UInt8] = []
        var rest = octets[...]
        while !rest.isEmpty {
            let end = rest.firstIndex { Self.lineEnds.contains($0) }.map { $0 + 1 } ?? rest.endIndex
            let storedCount = session.storage.count
            try await follow(session.receive(rest[..<end], at: time), at: time)
            if session.storage.count < storedCount { quietUntil = nil }
            given += try await fetch(at: time)
            rest = rest[end...]
        }
        return given
    }

    /// CR, and Ctrl-Z behind a prompt.
    private static let lineEnds: Set<UInt8> = [0x0D, 0x1A]

    /// Brings what waits for the number.
    public mutating func fetch(at time: Timestamp) async throws(StoreError) -> [UInt8] {
        if let quietUntil, quietUntil <= time { self.quietUntil = nil }
        while quietUntil == nil {
            if inFlight == nil, let dispatch = try await endpoint.take().first { begin(dispatch) }
            guard inFlight?.isPaused == true else { break }
            inFlight?.isPaused = false
            try await follow(try await bringNext(at: time), at: time)
        }
        defer { written = [] }
        return written
    }

    /// Ends the timers whose time has come.
    public mutating func expire(at time: Timestamp) async throws(StoreError) -> [UInt8] {
        for (timer, deadline) in timers where deadline <= time {
            timers[timer] = nil
            try await follow(session.expire(timer, at: time), at: time)
        }
        return try await fetch(at: time)
    }

    /// The client has gone: what it had begun to type is nothing.
    public mutating func hangUp() {
        for case .stop(let timer) in session.hangUp() { timers[timer] = nil }
    }

    /// Gives the number back; what was not settled waits for whoever takes it next.
    public func close() async {
        await endpoint.close()
    }

    /// Does what the session wants, and then what it wants because of that.
    private mutating func follow(_ wanted: [ModemAction], at time: Timestamp) async throws(StoreError) {
        var actions = wanted[...]
        while let action = actions.popFirst() {
            switch action {
            case .write(let octets): written += octets
            case .submit(let message): actions += session.submitted(try await submit(message, at: time))
            case .settle(_, let outcome): actions += try await settle(outcome, at: time)
            case .ready: await endpoint.resume()
            case .start(let timer, let milliseconds): timers[timer] = time.adding(milliseconds: Int64(milliseconds))
            case .stop(let timer): timers[timer] = nil
            }
        }
    }

    private mutating func submit(
        _ message: Outgoing, at time: Timestamp
    ) async throws(StoreError) -> Outgoing.Outcome {
        do {
            _ = try await centre.submit(Submission(message.message, from: session.profile.number, at: time))
            return .accepted(at: time)
        } catch {
            switch error {
            case .store(let error): throw error
            case .congested: return .refused(.congestion)
            case .identityClash: return .refused(.unknown)
            case .struck(let fault): return Self.outcome(of: fault)
            }
        }
    }
}

extension Handset {
    /// A message that is refused has its cause; of one that is swallowed the terminal hears nothing.
    fileprivate static func outcome(of fault: StruckFault) -> Outgoing.Outcome {
        if case .reject(let cause) = fault.kind { .refused(CMSError(rawValue: Int(cause))) } else { .unanswered }
    }
}

extension Dispatch {
    fileprivate var isReport: Bool { if case .report = self { true } else { false } }
}

/// One message on its way to the modem, in the pieces that the air carries.
private struct InFlight {
    /// Its place in the journal.
    let id: Int64
    let contents: [Incoming.Content]
    let isReport: Bool
    /// How many of them the modem has.
    var taken: Int
    /// Whether the next piece can be brought; otherwise the modem has one that it has not settled.
    var isPaused = true
}

extension Handset {
    private mutating func begin(_ dispatch: Dispatch) {
        inFlight = InFlight(
            id: dispatch.id, contents: contents(of: dispatch), isReport: dispatch.isReport,
            taken: begun[dispatch.id] ?? 0)
    }

    /// Brings the next piece of the message, or ends it.
    private mutating func bringNext(at time: Timestamp) async throws(StoreError) -> [ModemAction] {
        guard let message = inFlight else { return [] }
        guard message.taken < message.contents.count else { return try await end(.delivered, at: time) }
        return session.deliver(Incoming(id: message.taken, message.contents[message.taken]))
    }

    private mutating func settle(
        _ outcome: Incoming.Outcome, at time: Timestamp
    ) async throws(StoreError) -> [ModemAction] {
        switch outcome {
        case .taken:
            inFlight?.taken += 1
            return try await pause(at: time)
        case .full: return try await end(.full, at: time)
        case .away, .refused: return try await end(.away, at: time)
        }
    }

    /// Lets some time pass before the next piece, or the next message, comes.
    private mutating func pause(at time: Timestamp) async throws(StoreError) -> [ModemAction] {
        let gap = Int64(session.profile.deliveryMilliseconds)
        if gap > 0 { quietUntil = time.adding(milliseconds: gap) }
        guard gap > 0, let message = inFlight, message.taken < message.contents.count else {
            return try await bringNext(at: time)
        }
        inFlight?.isPaused = true
        return []
    }

    private mutating func end(
        _ outcome: DeliveryOutcome, at time: Timestamp
    ) async throws(StoreError) -> [ModemAction] {
        guard let message = inFlight else { return [] }
        inFlight = nil
        if outcome == .delivered, !message.isReport { messageCount += 1 }
        begun[message.id] = outcome == .delivered ? nil : message.taken
        try await endpoint.settle(message.id, outcome, at: time)
        return []
    }

    private mutating func contents(of dispatch: Dispatch) -> [Incoming.Content] {
        switch dispatch {
        case .message(let delivery):
            defer { concatenation = concatenation == 255 ? 1 : concatenation + 1 }
            return delivery.messages(concatenation: concatenation).map(Incoming.Content.deliver)
        case .report(let report): return report.messages.map(Incoming.Content.statusReport)
        }
    }
}
