public import ShortMessage

/// A GSM modem's side of a conversation with a terminal (V.250, TS 27.005, TS 27.007).
///
/// A value without I/O and clock: octets, deliveries and ends of timers come in with their time, actions go out. However
/// the octets are cut, the actions are the same.
public struct ModemSession: Sendable {
    /// What the modem is, with what it had at the start.
    public let profile: ModemProfile
    /// What the terminal has set so far, by which lines are read and responses are written.
    public internal(set) var settings = ModemSettings()
    /// What `&W` has kept and `Z` brings back.
    var storedSettings = ModemSettings()
    var storage: MessageStorage
    var sim: SIM
    var network: MobileNetwork
    /// `+CFUN`: 1 is all of it, 0 and 4 are without radio.
    var functionality = 1
    /// `+COPS`: 0 automatic, 1 manual, 2 off the network.
    var operatorSelection = 0
    /// `+CSCA`; nil where the terminal has emptied it.
    var serviceCentre: Address?
    /// What `+CSAS` has kept and `+CRES` brings back.
    var savedMessageSettings: SavedMessageSettings?
    /// The time of the last input.
    var now = Timestamp(milliseconds: 0, offset: 0)

    var state = State.ready
    var framer = LineFramer()
    /// Typed and not yet taken, because a command runs.
    private var typed: [UInt8] = []
    private var taken = 0
    private var lastLine: [UInt8] = []
    /// The rest of the line that is being done.
    var line = ATLine.empty

    var faults: LineFaultDraw
    /// The fault of the line that is being done, where it waits for the line's text.
    var textFault: LineFault.Kind?
    /// The echo of a line that may yet lose it.
    var heldEcho: [UInt8] = []

    var actions: [ModemAction] = []
    /// Results that nobody asked for and that wait for the end of a line.
    var unsolicited: [UnsolicitedResult] = []
    /// Results that `+CNMI` mode 0 holds back.
    var withheld: [UnsolicitedResult] = []
    var incoming: [Incoming] = []
    /// The message that the terminal must acknowledge.
    var unacknowledged: Int?
    /// Of the next message to be sent.
    var messageReference: UInt8 = 1
    /// Whether a message was refused and the service centre waits to be told.
    var hasRefused = false

    enum State: Hashable, Sendable {
        case ready
        /// Behind a prompt.
        case composing(Composition)
        /// The service centre has not answered yet.
        case submitting(stored: StoredPlace?)
        case scanning
        /// A fault holds this up.
        case late(DelayedWork)
    }

    /// A modem that has just been switched on, with empty memories and nothing typed.
    public init(_ profile: ModemProfile) {
        self.profile = profile
        storage = MessageStorage(profile.memories)
        faults = LineFaultDraw(profile.faults, seed: profile.faultSeed)
        sim = SIM(pin: profile.pin, puk: profile.puk)
        network = profile.network
        serviceCentre = profile.serviceCentre
        if let first = storage.memories.first {
            (storage.reading, storage.writing, storage.receiving) = (first, first, first)
        }
    }

    /// How many messages, or pieces of long ones, the terminal has not looked at.
    public var unreadCount: Int { storage.unreadCount }

    /// Takes what the terminal typed.
    public mutating func receive(_ octets: some Sequence<UInt8>, at time: Timestamp) -> [ModemAction] {
        now = time
        typed += octets
        work()
        return takeActions()
    }

    /// The client has gone (DTR has dropped, `&D2`): what it has begun is nothing.
    public mutating func hangUp() -> [ModemAction] {
        (framer, typed, taken, heldEcho) = (LineFramer(), [], 0, [])
        switch state {
        case .composing: state = .ready
        case .scanning:
            actions.append(.stop(.scan))
            state = .ready
        case .late:
            actions.append(.stop(.answer))
            state = .ready
        case .ready, .submitting: break
        }
        return takeActions()
    }

    mutating func takeActions() -> [ModemAction] {
        defer { actions = [] }
        return actions
    }

    /// Takes octets until none is left or a command waits for something.
    mutating func work() {
        // What waited for the end of the last command comes before what was typed behind it.
        giveUnsolicited()
        while taken < typed.count {
            let octet = typed[taken]
            switch state {
            case .ready: take(octet)
            case .composing(let composition): compose(octet, composition)
            case .scanning where octet != settings.responseFormatter: endScan(isAborted: true)
            case .scanning: break
            case .submitting, .late: return
            }
            taken += 1
            giveUnsolicited()
        }
        (typed, taken) = ([], 0)
        giveUnsolicited()
    }

    private mutating func take(_ octet: UInt8) {
        echo(ofLine: octet)
        let event = framer.receive(
            octet, terminator: settings.lineTerminator, backspace: settings.backspace,
            lineFeedEnds: profile.lineFeedEndsLine)
        switch event {
        case nil: if !framer.isInLine { giveEcho() }
        case .line(let body):
            lastLine = body
            begin(body)
        case .repeatLast: begin(lastLine)
        case .overlong:
            giveEcho()
            finish(.error)
        }
    }

    /// Whether an octet ends a line of the terminal's.
    func endsLine(_ octet: UInt8) -> Bool {
        octet == settings.lineTerminator || profile.lineFeedEndsLine && octet == 10
    }

    mutating func echo(_ octet: UInt8) {
        if settings.echoes { write([octet]) }
    }

    /// Says something; neighbours become one piece.
    mutating func say(_ response: ATResponse) {
        write(response.octets(settings))
    }

    mutating func write(_ octets: [UInt8]) {
        guard !octets.isEmpty else { return }
        guard case .write(var before)? = actions.last else { return actions.append(.write(octets)) }
        // Removed first, so that what was written before is not copied.
        actions.removeLast()
        before += octets
        actions.append(.write(before))
    }

    /// Gives what has waited, where no line has begun and no command runs (TS 27.005, 3.4.1).
    mutating func giveUnsolicited() {
        guard state == .ready, !framer.isInLine else { return }
        while !unsolicited.isEmpty {
            let result = unsolicited.removeFirst()
            say(.unsolicited(result.lines))
            if let delivery = result.delivery { given(delivery) }
        }
    }
}

/// What `+CSAS` saves (TS 27.005, 3.3.5).
struct SavedMessageSettings: Hashable, Sendable {
    let serviceCentre: Address?
    let textParameters: TextModeParameters
    let cellBroadcast: CellBroadcastTypes
}

/// The place of a message that `+CMSS` sends.
struct StoredPlace: Hashable, Sendable {
    let index: Int
    let memory: MessageMemory
}
