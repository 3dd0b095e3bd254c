/// A PDU of SMPP 3.4, with what 5.0 adds to it: a header and a body (SMPP 3.4, 3.2).
public struct Packet: Hashable, Sendable {
    /// What pairs a request with its answer: 1 to 0x7FFFFFFF.
    public var sequence: UInt32
    /// How the request went, of an answer; zero of a request.
    public var status: CommandStatus
    /// What the PDU says.
    public var body: Body

    /// A PDU of this number in its session; its command follows from the body.
    public init(sequence: UInt32, status: CommandStatus = .ok, _ body: Body) {
        self.sequence = sequence
        self.status = status
        self.body = body
    }

    /// What is asked or answered.
    ///
    /// An answer that refuses may have no body at all; its fields are nil then.
    public enum Body: Hashable, Sendable {
        /// Opens a session.
        case bind(Bind)
        /// Answers the bind of a role; nil where it is refused without a body.
        case bindResponse(Bind.Role, Bind.Response?)
        /// Asks an ESME to bind.
        case outbind(Outbind)
        /// Ends the session.
        case unbind
        /// Agrees to the end of the session.
        case unbindResponse
        /// Asks whether the other side still listens.
        case enquireLink
        /// Says that it does.
        case enquireLinkResponse
        /// Answers what is no PDU, or one of an unknown command.
        case genericNack
        /// Sends a message.
        case submit(Message)
        /// Takes a message or refuses it; nil where it is refused without a body.
        case submitResponse(MessageResponse?)
        /// Hands an ESME a message or a receipt.
        case deliver(Message)
        /// Takes what was delivered or refuses it.
        case deliverResponse(MessageResponse?)
        /// Sends a message to several recipients.
        case submitMulti(MultiMessage)
        /// Takes it for all or some of them; nil where it is refused without a body.
        case submitMultiResponse(MultiMessage.Response?)
        /// Sends a message of either side whose text is a parameter.
        case data(DataMessage)
        /// Takes it or refuses it; nil where it is refused without a body.
        case dataResponse(MessageResponse?)
        /// Asks what became of a message.
        case query(Query)
        /// Says what became of it; nil where the query failed.
        case queryResponse(Query.Response?)
        /// Takes back waiting messages.
        case cancel(Cancellation)
        /// Says whether they were taken back.
        case cancelResponse
        /// Puts another text in the place of a waiting message.
        case replace(Replacement)
        /// Says whether it was replaced.
        case replaceResponse
        /// Says that a subscriber can be reached again.
        case alertNotification(AlertNotification)
        /// A request of cell broadcast.
        case broadcast(Broadcast)
        /// The answer to a request of cell broadcast.
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
