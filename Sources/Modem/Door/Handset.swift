public import MessageCentre
public import ShortMessage
public import Store

/// A modem with its subscriber's number at a message centre: what stands between the session and the network.
///
/// It does no I/O on lines: octets go in with their time, octets for the terminal come out. Long messages are cut on the
/// way in; on the way out the centre puts them together.
public struct Handset {
    /// The modem's own side, to be looked at; only the handset moves it on.
    public private(set) var session: ModemSession
    private let centre: MessageCentre
    private let endpoint: Endpoint
    private var timers: [ModemTimer: Timestamp] = [:]
    /// What is being brought to the modem.
    private var inFlight: InFlight?
    /// Nothing is brought before this, unless the terminal deletes something: then it has seen what came.
    private var quietUntil: Timestamp?
    /// How much of a message the modem has, where it could not take all of it.
    private var begun: [Int64: Progress] = [:]
    /// Whether what is in flight stands in what was given to the door, and is the terminal's once that is written.
    public private(set) var awaitsWriting = false
    /// Typed, and not taken while something awaits writing.
    private var typed: ArraySlice<UInt8> = []
    /// Of the next long message (TS 23.040, 9.2.3.24.1).
    private var concatenation: UInt16 = 1
    private var written: [UInt8] = []
    /// How many messages the modem has taken, reports not counted.
    public private(set) var messageCount = 0

    /// Registers the profile's number.
    ///
    /// - Parameters:
    ///   - profile: the modem's, with the number.
    ///   - centre: the one that brings what is sent to the number, and takes what the terminal sends.
    ///   - name: what errors call it, such as `the modem at ./ttySC0`.
    ///   - wake: see `MessageCentre.register`; then `fetch` is to be called.
    /// - Throws: `AddressTaken` where another endpoint or a service has the number, `StoreError` where the store fails.
    public init(
        _ profile: ModemProfile, at centre: MessageCentre, name: String, wake: @escaping @Sendable () -> Void
    ) async throws {
        session = ModemSession(profile)
        self.centre = centre
        endpoint = try await centre.register(.address(profile.number), name: name, wake: wake)
        restore(try await endpoint.memory())
    }

    /// The memories of an earlier process; a long message of which they have a part goes on behind it.
    private mutating func restore(_ memory: [MemorySlot]) {
        session.storage.restore(memory)
        for slot in memory {
            guard let origin = slot.origin, let message = EncodedMessage(slot.octets, .mobileTerminated) else {
                continue
            }
            let reference = message.pdu.tpdu.userData?.header?.concatenation?.reference
            let taken = max(begun[origin.message]?.taken ?? 0, origin.piece + 1)
            begun[origin.message] = Progress(taken: taken, reference: reference ?? 0)
            if let reference { concatenation = reference == 255 ? 1 : reference + 1 }
        }
    }

    /// When `expire` is to be called, or nil.
    public var deadline: Timestamp? { (Array(timers.values) + [quietUntil].compactMap(\.self)).min() }

    /// What the terminal has typed.
    ///
    /// What a line causes is brought before the next line is taken, however many come at once.
    ///
    /// - Returns: what the modem gives for it. Where `awaitsWriting`, `wrote` is to be called once the terminal has it.
    public mutating func receive(_ octets: [UInt8], at time: Timestamp) async throws(StoreError) -> [UInt8] {
        typed += octets
        return try await takeLines(at: time)
    }

    /// The terminal has all that was given: a message that stood in it directly is delivered, and what waited comes.
    public mutating func wrote(at time: Timestamp) async throws(StoreError) -> [UInt8] {
        try await settleWritten(at: time)
        let given = try await fetch(at: time)
        return given + (try await takeLines(at: time))
    }

    /// As `wrote`, for a door that ends: the store hears of it, and nothing else comes.
    public mutating func settleWritten(at time: Timestamp) async throws(StoreError) {
        guard awaitsWriting else { return }
        awaitsWriting = false
        try await follow(try await settle(.taken, at: time), at: time)
    }

    /// What was given never reached the terminal: a message that stood in it comes again.
    public mutating func lost() {
        guard awaitsWriting else { return }
        awaitsWriting = false
        inFlight?.isPaused = true
    }

    /// Takes what was typed, though the terminal has not read what was given: it may be one that never does.
    public mutating func executeRemaining(at time: Timestamp) async throws(StoreError) -> [UInt8] {
        try await takeLines(at: time, waiting: false)
    }

    private mutating func takeLines(at time: Timestamp, waiting: Bool = true) async throws(StoreError) -> [UInt8] {
        var given: [UInt8] = []
        while !typed.isEmpty, !(waiting && awaitsWriting) {
            let end = typed.firstIndex { Self.lineEnds.contains($0) }.map { $0 + 1 } ?? typed.endIndex
            let line = typed[..<end]
            typed = typed[end...]
            let storedCount = session.storage.count
            try await follow(session.receive(line, at: time), at: time)
            if session.storage.count < storedCount { quietUntil = nil }
            given += try await fetch(at: time)
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
        typed = []
        lost()
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
            case .settle(_, .given): awaitsWriting = true
            case .settle(_, let outcome): actions += try await settle(outcome, at: time)
            case .ready: await endpoint.resume()
            case .start(let timer, let milliseconds): timers[timer] = time.adding(milliseconds: Int64(milliseconds))
            case .stop(let timer): timers[timer] = nil
            }
        }
        let changes = session.storage.takeChanges()
        if !changes.isEmpty { try await endpoint.keep(changes) }
    }

    private mutating func submit(
        _ message: Submit, at time: Timestamp
    ) async throws(StoreError) -> Submit.Outcome {
        // Digits that no telephone has (TS 24.011, cause 1: unassigned number).
        if message.message.destinationAddress.isOfNobody { return .refused(CMSError(rawValue: 1)) }
        do {
            _ = try await centre.submit(Submission(message.message, from: session.profile.number, at: time))
            return .accepted(at: time)
        } catch {
            switch error {
            case .store(let error): throw error
            case .congested: return .refused(.congestion)
            case .identityClash, .unschedulable: return .refused(.unknown)
            // Short message transfer rejected (TS 24.011).
            case .senderIsService: return .refused(CMSError(rawValue: 21))
            case .struck(let fault): return Self.outcome(of: fault)
            }
        }
    }
}

extension Handset {
    /// A message that is refused has its cause; of one that is swallowed the terminal hears nothing.
    fileprivate static func outcome(of fault: StruckFault) -> Submit.Outcome {
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
    /// What the pieces have in common.
    let reference: UInt16
    /// Whether the next piece can be brought; otherwise the modem has one that it has not settled.
    var isPaused = true
}

/// How much of a message the modem has, and the reference that the rest needs, too.
private struct Progress {
    let taken: Int
    let reference: UInt16
}

extension Handset {
    private mutating func begin(_ dispatch: Dispatch) {
        let progress = begun[dispatch.id] ?? Progress(taken: 0, reference: nextReference())
        inFlight = InFlight(
            id: dispatch.id, contents: Self.contents(of: dispatch, progress.reference), isReport: dispatch.isReport,
            taken: progress.taken, reference: progress.reference)
    }

    private mutating func nextReference() -> UInt16 {
        defer { concatenation = concatenation == 255 ? 1 : concatenation + 1 }
        return concatenation
    }

    /// Brings the next piece of the message, or ends it.
    private mutating func bringNext(at time: Timestamp) async throws(StoreError) -> [ModemAction] {
        guard let message = inFlight else { return [] }
        guard message.taken < message.contents.count else { return try await end(.delivered, at: time) }
        let origin = MemorySlot.Origin(message: message.id, piece: message.taken)
        return session.deliver(Incoming(id: message.taken, message.contents[message.taken], origin: origin))
    }

    private mutating func settle(
        _ outcome: Incoming.Outcome, at time: Timestamp
    ) async throws(StoreError) -> [ModemAction] {
        switch outcome {
        case .taken, .given:
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
        let isBegun = outcome != .delivered && message.taken > 0
        begun[message.id] = isBegun ? Progress(taken: message.taken, reference: message.reference) : nil
        try await endpoint.settle(message.id, outcome, at: time, memory: session.storage.takeChanges())
        return []
    }

    private static func contents(of dispatch: Dispatch, _ reference: UInt16) -> [Incoming.Content] {
        switch dispatch {
        case .message(let delivery):
            return delivery.messages(concatenation: reference).map(Incoming.Content.deliver)
        case .report(let report): return report.messages.map(Incoming.Content.statusReport)
        }
    }
}
