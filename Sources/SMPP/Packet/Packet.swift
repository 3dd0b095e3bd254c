/// A PDU of SMPP 3.4, with what 5.0 adds to it: a header and a body (SMPP 3.4, 3.2).
public struct Packet: Hashable, Sendable {
    /// What pairs a request with its answer: 1 to 0x7FFFFFFF.
    public var sequence: UInt32
    /// How the request went, of an answer; zero of a request.
    public var status: CommandStatus
    public var body: Body

    public init(sequence: UInt32, status: CommandStatus = .ok, _ body: Body) {
        self.sequence = sequence
        self.status = status
        self.body = body
    }

    /// What is asked or answered.
    ///
    /// An answer that refuses may have no body at all; its fields are nil then.
    public enum Body: Hashable, Sendable {
        case bind(Bind)
        case bindResponse(Bind.Role, Bind.Response?)
        case outbind(Outbind)
        case unbind
        case unbindResponse
        case enquireLink
        case enquireLinkResponse
        case genericNack
        case submit(Message)
        case submitResponse(MessageResponse?)
        case deliver(Message)
        case deliverResponse(MessageResponse?)
        case submitMulti(MultiMessage)
        case submitMultiResponse(MultiMessage.Response?)
        case data(DataMessage)
        case dataResponse(MessageResponse?)
        case query(Query)
        case queryResponse(Query.Response?)
        case cancel(Cancellation)
        case cancelResponse
        case replace(Replacement)
        case replaceResponse
        case alertNotification(AlertNotification)
        case broadcast(Broadcast)
        case broadcastResponse(Broadcast)
    }

    /// The numbers that the specification allows for a sequence.
    public static let sequences: ClosedRange<UInt32> = 1...0x7FFF_FFFF
}

extension Packet.Body {
    /// What the header says of a body.
    public var command: CommandID {
        switch self {
        case .bind(let bind): bind.role.command
        case .bindResponse(let role, _): role.command.answer
        case .outbind: .outbind
        case .unbind: .unbind
        case .unbindResponse: CommandID.unbind.answer
        case .enquireLink: .enquireLink
        case .enquireLinkResponse: CommandID.enquireLink.answer
        case .genericNack: .genericNack
        case .submit: .submitSM
        case .submitResponse: CommandID.submitSM.answer
        case .deliver: .deliverSM
        case .deliverResponse: CommandID.deliverSM.answer
        case .submitMulti: .submitMulti
        case .submitMultiResponse: CommandID.submitMulti.answer
        case .data: .dataSM
        case .dataResponse: CommandID.dataSM.answer
        case .query: .querySM
        case .queryResponse: CommandID.querySM.answer
        case .cancel: .cancelSM
        case .cancelResponse: CommandID.cancelSM.answer
        case .replace: .replaceSM
        case .replaceResponse: CommandID.replaceSM.answer
        case .alertNotification: .alertNotification
        case .broadcast(let broadcast): broadcast.kind.command
        case .broadcastResponse(let broadcast): broadcast.kind.command.answer
        }
    }
}

extension CommandID {
    /// The command with the bit of a response.
    fileprivate var answer: CommandID { CommandID(rawValue: rawValue | 0x8000_0000) }
}
