/// The other end of an SMPP session: an ESME that asks a message centre, and answers it (SMPP 3.4, 2.2).
///
/// It pairs answers with requests and answers signs of life; everything else is its owner's. It has no timers.
public struct ESMESession: Sendable {
    /// What came, or has to be done.
    public enum Event: Hashable, Sendable {
        /// Write the octets of a PDU.
        case send(Packet, octets: [UInt8])
        /// The answer to a request of this end.
        case answered(request: CommandID, Packet)
        /// A request of the message centre; deliver_sm and data_sm are to be answered.
        case asked(Packet)
        /// An answer to nothing that was asked.
        case unexpected(Packet)
        /// A PDU that cannot be read, though its header can.
        case malformed(PacketHeader, PacketError)
        /// Nothing more can be told apart, or the message centre unbound.
        case close(PacketError?)
    }

    private var framer: PacketFramer
    private var requests: [UInt32: CommandID] = [:]
    private var lastSequence: UInt32 = 0
    /// Whether nothing more comes of the session.
    public private(set) var isClosed = false

    /// - Parameter mostOctets: octets of the longest PDU that is taken.
    /// The session of an ESME that reads no PDU of more octets.
    public init(mostOctets: UInt32 = PacketHeader.mostOctets) {
        framer = PacketFramer(most: mostOctets)
    }

    /// Requests that are not answered yet.
    public var openRequests: Int { requests.count }

    /// Puts a request into a PDU, whose answer is then told from others.
    public mutating func request(_ body: Packet.Body) throws(PacketError) -> (packet: Packet, octets: [UInt8]) {
        repeat {
            lastSequence = lastSequence < Packet.sequences.upperBound ? lastSequence + 1 : 1
        } while requests[lastSequence] != nil
        let packet = Packet(sequence: lastSequence, body)
        let octets = try packet.octets()
        if body.command.response != nil { requests[lastSequence] = body.command }
        return (packet, octets)
    }

    /// Takes what came over the connection.
    public mutating func receive(_ octets: some Sequence<UInt8>) -> [Event] {
        var events: [Event] = []
        framer.append(octets)
        do throws(PacketError) {
            while !isClosed, let frame = try framer.next() {
                switch frame {
                case .packet(let reading): take(reading.packet, &events)
                case .malformed(let header, let error): events.append(.malformed(header, error))
                }
            }
        } catch {
            isClosed = true
            events.append(.close(error))
        }
        return events
    }

    private mutating func take(_ packet: Packet, _ events: inout [Event]) {
        switch packet.body {
        case .enquireLink: send(Packet(sequence: packet.sequence, .enquireLinkResponse), &events)
        case .unbind:
            send(Packet(sequence: packet.sequence, .unbindResponse), &events)
            isClosed = true
            events.append(.close(nil))
        default:
            guard packet.body.command.isResponse else { return events.append(.asked(packet)) }
            let command = requests[packet.sequence]
            guard let command, packet.body.command == .genericNack || packet.body.command == command.response else {
                return events.append(.unexpected(packet))
            }
            requests[packet.sequence] = nil
            events.append(.answered(request: command, packet))
        }
    }

    private func send(_ packet: Packet, _ events: inout [Event]) {
        if let octets = try? packet.octets() { events.append(.send(packet, octets: octets)) }
    }
}

extension Packet {
    /// The answer to a deliver_sm or data_sm of a message centre; nil to anything else.
    public func answered(_ status: CommandStatus = .ok) -> Packet? {
        switch body {
        case .deliver: Packet(sequence: sequence, status: status, .deliverResponse(MessageResponse()))
        case .data: Packet(sequence: sequence, status: status, .dataResponse(MessageResponse()))
        default: nil
        }
    }
}
