/// The message centre's end of an SMPP session: octets and decisions in, actions out (SMPP 3.4, 2.2).
///
/// It knows no service, no clock and no connection. An owner carries its actions out, in order, and tells it what came
/// and when: `now` is milliseconds of any clock that never goes back. Whatever the cuts of the stream, the actions are
/// the same.
public struct SMPPSession: Sendable {
    /// Limits and times, which may be others once it is known who is bound.
    public internal(set) var configuration: Configuration
    /// How far the session is (3.4, 2.2; 5.0, 2.3).
    public internal(set) var state: State
    var framer: PacketFramer
    var now: Int64
    /// What was decided and not yet handed to the owner.
    var actions: [Action] = []
    var requests: [Request.ID: (sequence: UInt32, command: CommandID)] = [:]
    /// Sequence numbers of requests that are not answered yet.
    var openSequences: Set<UInt32> = []
    var nextRequest = 0
    var deliveries: [UInt32: Delivery] = [:]
    var nextDelivery = 0
    var lastSequence: UInt32 = 0
    var refusedBinds = 0
    /// When a PDU came last, and when one did that was more than a sign of life.
    var lastHeard: Int64
    var lastTransaction: Int64
    /// The enquire_link that nothing followed yet: when its time is up.
    var probeDeadline: Int64?

    /// How far the session has come.
    public enum State: Hashable, Sendable {
        /// Connected, not bound; with `isInvited` after an outbind.
        case open(since: Int64, isInvited: Bool)
        /// A bind waits for the owner's decision.
        case binding(Packet.Bind, sequence: UInt32, isInvited: Bool)
        /// An ESME is bound.
        case bound(Binding)
        /// The ESME unbinds, and requests of it are not answered yet.
        case leaving(Binding, sequence: UInt32, deadline: Int64)
        /// We unbind, and wait for the answer.
        case unbinding(Binding, sequence: UInt32, deadline: Int64)
        /// Nothing more comes of the session.
        case closed
    }

    /// Who is bound, and how.
    public struct Binding: Hashable, Sendable {
        /// What the ESME may do in the session.
        public let role: Packet.Bind.Role
        /// The name of the ESME.
        public let systemID: String
        /// The addresses that the ESME serves, as it said.
        public let addressRange: SMPPAddress
        /// The version that both ends speak; below 0x34 there are no optional parameters (3.4, 1.7).
        public let version: UInt8

        /// Whether the ESME may be sent optional parameters.
        public var takesParameters: Bool { version >= 0x34 }
    }

    /// A session that begins now.
    public init(_ configuration: Configuration = Configuration(), at now: Int64) {
        self.configuration = configuration
        self.now = now
        framer = PacketFramer(most: configuration.mostOctets)
        state = .open(since: now, isInvited: false)
        (lastHeard, lastTransaction) = (now, now)
    }

    /// Who is bound; nil before and after.
    public var binding: Binding? { if case .bound(let binding) = state { binding } else { nil } }

    /// Whether the connection is, or should be, no more.
    public var isClosed: Bool { state == .closed }

    /// Takes what came over the connection; what comes behind a bind waits until that is decided.
    public mutating func receive(_ octets: some Sequence<UInt8>, at now: Int64) -> [Action] {
        guard !isClosed else { return [] }
        self.now = now
        framer.append(octets)
        takeFrames()
        return handedOver()
    }

    /// Takes every PDU that is there, as far as it can be answered now.
    mutating func takeFrames() {
        do throws(PacketError) {
            while !isClosed, !isDeciding, let frame = try framer.next() { take(frame) }
        } catch {
            send(Packet(sequence: 0, status: error.status, .genericNack))
            end(.unframed(error))
        }
    }

    private var isDeciding: Bool { if case .binding = state { true } else { false } }

    /// Takes the news that the ESME closed the connection, or that it broke.
    public mutating func disconnected() -> [Action] {
        guard !isClosed else { return [] }
        end(.disconnected)
        return handedOver()
    }

    /// The actions since the last time.
    mutating func handedOver() -> [Action] {
        defer { actions = [] }
        return actions
    }

    /// Sends a PDU that octets can carry; of an answer that they cannot, its refusal.
    mutating func send(_ packet: Packet) {
        if let octets = try? packet.octets() {
            actions.append(.send(packet, octets: octets))
        } else if let body = Packet.Body.refusal(answering: packet.body.command) {
            let refusal = Packet(sequence: packet.sequence, status: .systemError, body)
            if let octets = try? refusal.octets() { actions.append(.send(refusal, octets: octets)) }
        }
    }

    /// The next sequence number that no delivery bears.
    mutating func sequence() -> UInt32 {
        repeat {
            lastSequence = lastSequence < Packet.sequences.upperBound ? lastSequence + 1 : 1
        } while deliveries[lastSequence] != nil
        return lastSequence
    }
}
