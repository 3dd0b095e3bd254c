extension SMPPSession {
    /// What the owner of a session has to do.
    public enum Action: Hashable, Sendable {
        /// Write the octets of a PDU.
        case send(Packet, octets: [UInt8])
        /// Decide on a bind: `acceptBind` or `refuseBind`.
        case authenticate(Packet.Bind)
        /// Carry a request out, and `answer` it.
        case serve(Request)
        /// Note what became of a message that was sent.
        case settled(Delivery.ID, Delivery.Result)
        /// Log something that needs no decision.
        case noticed(Notice)
        /// Close the connection once everything before is written.
        case close(Ending)
    }

    /// What an ESME asks.
    public struct Request: Identifiable, Hashable, Sendable {
        /// Unlike the sequence number, it is never used twice in a session.
        public let id: Int
        /// The number that the answer must have.
        public let sequence: UInt32
        /// What the ESME asks for.
        public let operation: Operation

        /// What an ESME asks of the message centre.
        public enum Operation: Hashable, Sendable {
            /// To take a message.
            case submit(Packet.Message)
            /// To take a message to several recipients.
            case submitMulti(Packet.MultiMessage)
            /// To take a message whose text is a parameter.
            case data(Packet.DataMessage)
            /// To tell what became of a message.
            case query(Packet.Query)
            /// To take back waiting messages.
            case cancel(Packet.Cancellation)
            /// To put another text in the place of a waiting message.
            case replace(Packet.Replacement)
        }
    }

    /// The owner's answer to a request.
    public enum Answer: Hashable, Sendable {
        /// To submit_sm, submit_multi and data_sm.
        case accepted(messageID: String, failures: [Packet.MultiMessage.Response.Failure] = [], [Parameter] = [])
        /// To query_sm.
        case state(Packet.Query.Response)
        /// To cancel_sm and replace_sm.
        case done
        /// No, and why.
        case refused(CommandStatus)
        /// Nothing is sent, as if the answer were lost.
        case withheld
    }

    /// Something that was odd.
    public enum Notice: Hashable, Sendable {
        /// A PDU was read with leniency.
        case forgiven(CommandID, sequence: UInt32, [Packet.Leniency])
        /// A PDU that could not be read.
        case malformed(PacketHeader, PacketError)
        /// An answer to nothing that was asked, or is still waited for.
        case unexpectedAnswer(CommandID, sequence: UInt32, CommandStatus)
        /// A request was refused by the session itself.
        case refused(CommandID, sequence: UInt32, CommandStatus)
        /// A request with the sequence number of one that is not answered yet; both are.
        case sequenceInUse(UInt32)
    }

    /// Why a session is over.
    public enum Ending: Hashable, Sendable {
        /// Either side unbound, and the other agreed.
        case unbound
        /// The other side did not answer an unbind in time.
        case unbindUnanswered
        /// The connection is gone.
        case disconnected
        /// A command_length that no PDU has.
        case unframed(PacketError)
        /// No bind in time.
        case notBound
        /// The ESME failed to bind too often.
        case refusedBinds
        /// No answer to enquire_link.
        case silent
    }
}
