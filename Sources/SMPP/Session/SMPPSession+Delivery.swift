extension SMPPSession {
    /// A message that was sent to the ESME and is not answered yet.
    public struct Delivery: Identifiable, Hashable, Sendable {
        /// The number by which the session tells what became of it.
        public let id: Int
        let response: CommandID
        let deadline: Int64?

        /// What became of a message that was sent.
        public enum Result: Hashable, Sendable {
            /// The ESME answered.
            case answered(CommandStatus)
            /// No answer in time.
            case unanswered
            /// The session ended before the answer.
            case lost
        }
    }

    /// What can be sent to an ESME, and is answered.
    public enum Outgoing: Hashable, Sendable {
        /// By `deliver_sm`.
        case deliver(Packet.Message)
        /// By `data_sm`.
        case data(Packet.DataMessage)
    }

    /// Why a message cannot be sent.
    public enum Undeliverable: Error, Hashable, Sendable {
        /// No receiver or transceiver is bound.
        case notReceiving
        /// As many deliveries as may be are unanswered.
        case windowFull
        /// A `message_payload` to an ESME of a version without optional parameters.
        case needsParameters
        /// It cannot be written as a PDU.
        case unwritable(PacketError)
    }

    /// How many more messages may be sent now.
    public var room: Int {
        guard binding?.role.receives == true else { return 0 }
        return max(0, configuration.deliveryWindow - deliveries.count)
    }

    /// Sends a message; `settled` names what `deliver` returns.
    ///
    /// To an ESME of a version before 3.4 optional parameters are left out.
    public mutating func deliver(
        _ outgoing: Outgoing, at now: Int64
    ) throws(Undeliverable) -> (id: Delivery.ID, actions: [Action]) {
        guard let binding, binding.role.receives else { throw .notReceiving }
        guard room > 0 else { throw .windowFull }
        self.now = now
        let packet = Packet(sequence: sequence(), try outgoing.body(takesParameters: binding.takesParameters))
        do throws(PacketError) {
            actions.append(.send(packet, octets: try packet.octets()))
        } catch {
            throw .unwritable(error)
        }
        lastTransaction = now
        nextDelivery += 1
        let deadline = configuration.responseTime.map { now + $0 }
        let response = packet.body.command.response ?? .genericNack
        deliveries[packet.sequence] = Delivery(id: nextDelivery, response: response, deadline: deadline)
        return (nextDelivery, handedOver())
    }

    /// Tells a receiver that a subscriber can be reached again; nobody answers that (3.4, 4.12).
    public mutating func alert(
        _ alert: Packet.AlertNotification, at now: Int64
    ) throws(Undeliverable) -> [Action] {
        guard let binding, binding.role.receives else { throw .notReceiving }
        self.now = now
        var alert = alert
        if !binding.takesParameters { alert.parameters = [] }
        let packet = Packet(sequence: sequence(), .alertNotification(alert))
        do throws(PacketError) {
            actions.append(.send(packet, octets: try packet.octets()))
        } catch {
            throw .unwritable(error)
        }
        return handedOver()
    }

    /// The answer to a message, or a generic_nack in its place.
    mutating func settle(_ sequence: UInt32, _ command: CommandID, _ status: CommandStatus) {
        guard let delivery = deliveries[sequence], [.genericNack, delivery.response].contains(command) else {
            actions.append(.noticed(.unexpectedAnswer(command, sequence: sequence, status)))
            return
        }
        deliveries[sequence] = nil
        // A generic_nack accepts nothing, whatever its status.
        let accepts = command != .genericNack || status != .ok
        actions.append(.settled(delivery.id, .answered(accepts ? status : .unknownError)))
    }
}

extension SMPPSession.Outgoing {
    fileprivate func body(takesParameters: Bool) throws(SMPPSession.Undeliverable) -> Packet.Body {
        switch self {
        case .deliver(var message):
            guard takesParameters || message.parameters[.messagePayload] == nil else { throw .needsParameters }
            if !takesParameters { message.parameters = [] }
            return .deliver(message)
        case .data(let message):
            guard takesParameters else { throw .needsParameters }
            return .data(message)
        }
    }
}

extension CommandStatus {
    /// What an ESME's answer to a message means for it.
    public enum Verdict: Hashable, Sendable, CaseIterable {
        /// Taken for good, to be tried again, or refused for good.
        case taken, tryAgain, refused
    }

    /// What is done with a message that was answered so: after a temporary fault it is sent again.
    public var verdict: Verdict {
        switch self {
        case .ok: .taken
        case .temporaryReceiverError, .messageQueueFull, .throttled, .systemError: .tryAgain
        default: .refused
        }
    }
}
