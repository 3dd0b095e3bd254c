import MessageCentre
import SMPP
import ShortMessage

/// What goes with a message from one ESME to another, beside its text: the centre does not keep it, so that a restart
/// forgets it.
struct Accompaniment {
    /// What the recipient itself is asked to send (SMPP 3.4, 5.2.17).
    let acknowledgements: RegisteredDelivery.Acknowledgements
    /// Whether it is a text or an acknowledgement of one (5.2.12).
    let kind: ESMClass.Kind
    /// Parameters by which an acknowledgement and its message are told together.
    let parameters: [Parameter]
    /// Who is to hear when the recipient can be reached again.
    let watch: Watch?

    /// An ESME that is to hear of a handset (`set_dpf`).
    struct Watch: Hashable {
        let party: String
        let handset: SMPPAddress
        let esme: SMPPAddress
    }

    private static let tags: [ParameterTag] = [.userMessageReference, .receiptedMessageID, .userResponseCode]

    /// - Parameters:
    ///   - message: the same as the centre has it.
    ///   - party: whose it is.
    init(_ received: ReceivedMessage, _ message: InboundMessage, of party: String) {
        acknowledgements = received.registeredDelivery.acknowledgements
        kind = received.esmClass.kind ?? .message
        let isOfInterest = kind != .message || !acknowledgements.isEmpty
        parameters = isOfInterest ? received.parameters.filter { Self.tags.contains($0.tag) } : []
        watch =
            received.wantsAlert
            ? Watch(party: party, handset: SMPPAddress(message.to), esme: SMPPAddress(message.from)) : nil
    }

    /// Whether nothing goes with the message.
    var isEmpty: Bool { kind == .message && acknowledgements.isEmpty && watch == nil }

    /// The same PDU, with this beside it.
    func with(_ packet: Packet.Message) -> Packet.Message {
        var packet = packet
        packet.registeredDelivery = RegisteredDelivery(receipt: .never, acknowledgements: acknowledgements)
        packet.esmClass = ESMClass(kind: kind, hasUserDataHeader: packet.esmClass.hasUserDataHeader)
        packet.parameters += parameters
        return packet
    }

    /// What a handset of nobody sends of itself, once it has the message and it was read.
    ///
    /// - Parameter id: that of the message.
    func acknowledgements(from handset: SMPPAddress, to sender: SMPPAddress, id: String) -> [Packet.Message] {
        let kinds: [(RegisteredDelivery.Acknowledgements, ESMClass.Kind)] = [
            (.delivery, .deliveryAcknowledgement), (.user, .userAcknowledgement),
        ]
        return kinds.filter { acknowledgements.contains($0.0) }.map { _, kind in
            var packet = Packet.Message(from: handset, to: sender)
            packet.esmClass = ESMClass(kind: kind)
            packet.parameters = [.receiptedMessageID(id)] + parameters.filter { $0.tag == .userMessageReference }
            return packet
        }
    }
}

extension ReceivedMessage {
    /// Whether the sender is to hear when the recipient can be reached again (`set_dpf`).
    var wantsAlert: Bool { parameters[.setDeliveryPending]?.number == 1 }
}
