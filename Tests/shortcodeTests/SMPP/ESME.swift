import Glibc
import SMPP
import Testing

/// A client of SMPP made of the module's own half of a session, over a socket.
final class ESME {
    private let descriptor: Int32
    private var session = ESMESession()
    /// Answers that nobody has asked for yet, by sequence number.
    private var answers: [UInt32: Packet] = [:]
    /// What came and was not looked at.
    private var inbox: [Packet] = []
    /// The commands that came, in their order.
    private(set) var heard: [CommandID] = []
    /// Whether nothing more comes.
    private(set) var isClosed = false

    /// Takes a connection that was made.
    init(over descriptor: Int32) {
        self.descriptor = descriptor
        LoopbackConnection.limitPatience(of: descriptor)
    }

    /// Calls at a port, without a bind.
    convenience init(calling port: UInt16) throws {
        self.init(over: try LoopbackConnection.call(port))
    }

    /// Binds, and requires that it may.
    convenience init(
        at port: UInt16, _ role: Packet.Bind.Role = .transceiver, as systemID: String = "esme", password: String = "",
        range: String = ""
    ) throws {
        try self.init(calling: port)
        let bind = Packet.Bind(role, systemID: systemID, password: password, addressRange: SMPPAddress(range))
        try #require(try ask(.bind(bind)).status == .ok)
    }

    deinit { close(descriptor) }

    func hangUp() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    // MARK: Asking

    /// Sends a request, and waits for its answer.
    func ask(_ body: Packet.Body) throws -> Packet { try answer(to: try send(body)) }

    /// Sends a request.
    @discardableResult
    func send(_ body: Packet.Body) throws -> UInt32 {
        let (packet, octets) = try session.request(body)
        write(octets)
        return packet.sequence
    }

    func write(_ octets: [UInt8]) {
        var rest = octets[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    func answer(to sequence: UInt32) throws -> Packet {
        while answers[sequence] == nil { try waitForMore("closed before the answer to \(sequence)") }
        let answer = answers.removeValue(forKey: sequence)
        return try #require(answer)
    }

    /// Submits one message after the other until the other end closes, or so many.
    ///
    /// - Returns: how many were answered.
    func submit(_ message: Packet.Message, upTo most: Int) throws -> Int {
        for count in 0..<most {
            let sequence = try send(.submit(message))
            while answers[sequence] == nil { guard read() else { return count } }
            answers[sequence] = nil
        }
        return most
    }

    /// Submits a text, and gives back the id.
    func submit(_ message: Packet.Message) throws -> String {
        let answer = try ask(.submit(message))
        guard case .submitResponse(let response?) = answer.body, answer.status == .ok else {
            throw Refused(status: answer.status)
        }
        return response.messageID
    }

    /// What the centre refused.
    struct Refused: Error {
        let status: CommandStatus
    }

    // MARK: Being asked

    /// The next message or receipt that comes, which is left without an answer.
    func unanswered() throws -> Packet {
        while inbox.isEmpty { try waitForMore("closed before a message came") }
        return inbox.removeFirst()
    }

    /// The next message or receipt that comes, and answers it.
    func next(_ status: CommandStatus = .ok) throws -> Packet.Message {
        let packet = try unanswered()
        reply(to: packet, status)
        guard case .deliver(let message) = packet.body else { throw Refused(status: packet.status) }
        return message
    }

    /// The next receipt, past messages.
    func receipt() throws -> DeliveryReceipt {
        while true { if let receipt = DeliveryReceipt(try next()) { return receipt } }
    }

    /// The next message, past receipts.
    func message() throws -> Packet.Message {
        while true {
            let message = try next()
            if message.esmClass.kind == .message { return message }
        }
    }

    func reply(to packet: Packet, _ status: CommandStatus = .ok) {
        if let octets = try? packet.answered(status)?.octets() { write(octets) }
    }

    /// Reads until the other end closes.
    func waitForEnd() {
        while read() {}
    }

    /// Waits until the other end has taken all that was sent to it, and answers nothing that came meanwhile.
    func settle() throws { _ = try ask(.enquireLink) }

    /// The status of a PDU that was sent without this client's session.
    func status(of sequence: UInt32) throws -> (CommandID, CommandStatus) {
        while true {
            if let index = strays.firstIndex(where: { $0.sequence == sequence }) {
                let packet = strays.remove(at: index)
                return (packet.body.command, packet.status)
            }
            try waitForMore("closed before an answer to \(sequence)")
        }
    }

    private var signs = 0
    /// Commands of PDUs that could not be read.
    private(set) var malformed: [CommandID] = []

    /// The ids of all answers to submissions that nobody asked for.
    var acknowledgedIDs: [String] {
        answers.values.compactMap {
            if case .submitResponse(let response?) = $0.body, $0.status == .ok { response.messageID } else { nil }
        }
    }

    private var strays: [Packet] = []

    private func waitForMore(_ otherwise: Comment) throws {
        let hasMore = read()
        try #require(hasMore, otherwise)
    }

    private func read() -> Bool {
        guard !isClosed else { return false }
        var block = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &block, block.count, 0)
        guard count > 0 else {
            isClosed = true
            return false
        }
        for event in session.receive(block[..<count]) {
            switch event {
            case .send(let packet, let octets):
                write(octets)
                // Asked twice whether it is there, it has waited for more than a minute.
                if packet.body == .enquireLinkResponse { signs += 1 }
                if signs > 2 { isClosed = true }
            case .answered(_, let packet):
                heard.append(packet.body.command)
                answers[packet.sequence] = packet
            case .asked(let packet):
                heard.append(packet.body.command)
                inbox.append(packet)
            case .unexpected(let packet): strays.append(packet)
            case .malformed(let header, _): malformed.append(header.command)
            case .close: break
            }
        }
        return true
    }
}

extension Packet.Message {
    /// A text as most ESMEs send it.
    init(_ text: String, from source: String = "6281200000001", to destination: String = "2757", reports: Bool = false)
    {
        self.init(
            from: SMPPAddress(source, typeOfNumber: .international, numberingPlan: .isdn), to: SMPPAddress(destination),
            Array(text.utf8))
        if reports { registeredDelivery = RegisteredDelivery(receipt: .always) }
    }

    /// What it says, without a header.
    var readable: String? {
        let octets = esmClass.hasUserDataHeader ? Array(text.dropFirst(1 + Int(text.first ?? 0))) : text
        return dataCoding.text(octets)
    }
}
