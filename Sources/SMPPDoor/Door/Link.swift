import SMPP

/// One session, and what is on its way through it.
struct Link {
    /// Octets that wait for an ESME who does not read; while there are more, nothing is read from it and sent to it.
    private static let mostUnwritten = 256 * 1024
    /// Requests that wait for an answer; while there are more, nothing is read.
    private static let mostRequests = 1000

    let connection: Connection
    var session: SMPPSession
    /// Whose session it is, while it is bound.
    var party: String?
    /// What lines about it begin with.
    var name: String
    /// What goes out as soon as the window lets it.
    var outbox: [Outgoing] = []
    /// What was sent and is not answered.
    var inFlight: [SMPPSession.Delivery.ID: Outgoing] = [:]
    /// To be written at the end of this turn.
    var output: [UInt8] = []
    /// Whether the next octets have been asked for.
    var isReading = false
    /// What is sent before the session goes on.
    var isClosing = false
    /// How many odd things were told of it.
    var oddities = 0
    var faults: LinkFaults
    /// What is kept of it; nil where nobody asks.
    var watched: WatchedSession?
    /// Which of those that are called it is.
    var call: Int?

    init(_ connection: Connection, _ session: SMPPSession, _ faults: LinkFaults) {
        (self.connection, self.session, self.faults, name) = (connection, session, faults, connection.peer)
    }

    /// One PDU of a message or report on its way to the ESME.
    struct Outgoing {
        let carriage: Int
        let part: Int
        let packet: Packet.Message
    }

    var isChoked: Bool { connection.unwrittenCount > Self.mostUnwritten }
    var receives: Bool { session.binding?.role.receives == true }

    /// Messages that could be sent at this moment.
    var room: Int { isChoked ? 0 : max(0, session.room - outbox.count) }

    /// Whether answers of a transmitter have not reached the system yet: what follows from them must not overtake them.
    var holdsAnswers: Bool {
        session.binding?.role == .transmitter && (!output.isEmpty || connection.unwrittenCount > 0)
    }

    /// Gives out what is to be written, and asks for more if that can be served.
    ///
    /// - Returns: what is written.
    mutating func flush() -> [UInt8] {
        let written = output
        if !output.isEmpty {
            if faults.takeSplit() { connection.writeSplit(output) } else { connection.write(output) }
            output = []
        }
        goOn()
        return written
    }

    private mutating func goOn() {
        if isClosing || session.isClosed { return }
        if isChoked || (holdsAnswers) { connection.tellWhenWritten() }
        if !isReading, !isChoked, session.openRequests < Self.mostRequests {
            isReading = true
            connection.read()
        }
    }
}
