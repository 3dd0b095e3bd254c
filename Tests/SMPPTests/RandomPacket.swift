import SMPP
import Seeded

extension SplitMix64 {
    /// A PDU of any kind, with any values that its fields may have.
    mutating func packet() -> Packet {
        let isAccepted = Bool.random(using: &self)
        let refused = CommandStatus(rawValue: .random(in: 1...0x120, using: &self))
        let body = body()
        guard body.command.isResponse else { return Packet(sequence: sequence(), body) }
        let needsOk = !isAccepted && refused != .ok
        return Packet(sequence: sequence(), status: body.isEmpty ? refused : needsOk ? refused : .ok, body)
    }

    private mutating func sequence() -> UInt32 { .random(in: Packet.sequences, using: &self) }

    private mutating func body() -> Packet.Body {
        switch Int.random(in: 0..<25, using: &self) {
        case 0: .bind(bind())
        case 1: .bindResponse(role(), flag() ? nil : .init(systemID: text(15), parameters: parameters()))
        case 2: .outbind(.init(systemID: text(15), password: text(8)))
        case 3: .unbind
        case 4: .unbindResponse
        case 5: .enquireLink
        case 6: .enquireLinkResponse
        case 7: .genericNack
        case 8: .submit(message())
        case 9: .submitResponse(messageResponse())
        case 10: .deliver(message())
        case 11: .deliverResponse(flag() ? nil : .init(parameters: parameters()))
        case 12: .submitMulti(multiMessage())
        case 13: .submitMultiResponse(flag() ? nil : multiResponse())
        case 14: .data(dataMessage())
        case 15: .dataResponse(messageResponse())
        case 16: .query(.init(messageID: text(64), source: address(20), parameters: parameters()))
        case 17: .queryResponse(flag() ? nil : queryResponse())
        case 18:
            .cancel(
                .init(serviceType: text(5), messageID: text(64), source: address(20), destination: address(20)))
        case 19: .cancelResponse
        case 20: .replace(replacement())
        case 21: .replaceResponse
        case 22: .alertNotification(.init(source: address(64), destination: address(64), parameters: parameters()))
        case 23: .broadcast(.init(kind(), octets: octets(40)))
        default: .broadcastResponse(.init(kind(), octets: octets(40)))
        }
    }

    mutating func bind() -> Packet.Bind {
        Packet.Bind(
            role(), systemID: text(15), password: text(8), systemType: text(12),
            interfaceVersion: .random(in: 0...255, using: &self), addressRange: address(40), parameters: parameters())
    }

    mutating func message() -> Packet.Message {
        var message = Packet.Message(from: address(20), to: address(20), octets(254))
        message.serviceType = text(5)
        message.esmClass = ESMClass(rawValue: octet())
        (message.protocolID, message.priority) = (octet(), octet())
        (message.schedule, message.validity) = (time(), time())
        message.registeredDelivery = RegisteredDelivery(rawValue: octet())
        (message.replaceIfPresent, message.defaultMessage) = (octet(), octet())
        message.dataCoding = DataCoding(rawValue: octet())
        message.parameters = parameters().filter { $0.tag != .messagePayload || message.shortMessage.isEmpty }
        return message
    }

    private mutating func multiMessage() -> Packet.MultiMessage {
        let destinations = (0...Int.random(in: 0...3, using: &self)).map { _ in
            flag() ? Packet.MultiMessage.Destination.address(address(20)) : .list(text(20))
        }
        var multi = Packet.MultiMessage(from: SMPPAddress(""), to: destinations)
        multi.message = message()
        multi.message.destination = SMPPAddress("")
        return multi
    }

    private mutating func multiResponse() -> Packet.MultiMessage.Response {
        let failures = (0..<Int.random(in: 0...3, using: &self)).map { _ in
            Packet.MultiMessage.Response.Failure(
                address(20), CommandStatus(rawValue: .random(in: 1...255, using: &self)))
        }
        return .init(messageID: text(64), failures: failures, parameters: parameters())
    }

    private mutating func dataMessage() -> Packet.DataMessage {
        var message = Packet.DataMessage(from: address(64), to: address(64), parameters: parameters())
        message.serviceType = text(5)
        message.esmClass = ESMClass(rawValue: octet())
        message.registeredDelivery = RegisteredDelivery(rawValue: octet())
        message.dataCoding = DataCoding(rawValue: octet())
        return message
    }

    private mutating func queryResponse() -> Packet.Query.Response {
        .init(
            messageID: text(64), finalDate: time(),
            state: MessageState.allCases.randomElement(using: &self) ?? .unknown,
            errorCode: octet(), parameters: parameters())
    }

    private mutating func replacement() -> Packet.Replacement {
        var replacement = Packet.Replacement(messageID: text(64), source: address(20), octets(254))
        (replacement.schedule, replacement.validity) = (time(), time())
        replacement.registeredDelivery = RegisteredDelivery(rawValue: octet())
        replacement.defaultMessage = octet()
        replacement.parameters = parameters().filter { $0.tag != .messagePayload || replacement.shortMessage.isEmpty }
        return replacement
    }

    private mutating func messageResponse() -> Packet.MessageResponse? {
        flag() ? nil : .init(messageID: text(64), parameters: parameters())
    }
}

extension SplitMix64 {
    private mutating func flag() -> Bool { Bool.random(using: &self) }
    private mutating func octet() -> UInt8 { .random(in: 0...255, using: &self) }

    mutating func octets(_ most: Int) -> [UInt8] {
        flag() ? [] : (0..<Int.random(in: 0...most, using: &self)).map { _ in octet() }
    }

    private mutating func role() -> Packet.Bind.Role {
        Packet.Bind.Role.allCases.randomElement(using: &self) ?? .receiver
    }
    private mutating func kind() -> Packet.Broadcast.Kind {
        Packet.Broadcast.Kind.allCases.randomElement(using: &self) ?? .query
    }

    private mutating func text(_ most: Int) -> String {
        String(
            String.UnicodeScalarView(
                (0..<Int.random(in: 0...most, using: &self)).map { _ in
                    Unicode.Scalar(UInt8.random(in: 1...0x7F, using: &self))
                }))
    }

    private mutating func address(_ most: Int) -> SMPPAddress {
        SMPPAddress(
            text(most), typeOfNumber: TypeOfNumber(rawValue: .random(in: 0...6, using: &self)),
            numberingPlan: [.unknown, .isdn, .data, .telex, .landMobile, .national, .private, .ermes, .internet, .wap]
                .randomElement(using: &self) ?? .unknown)
    }

    private mutating func time() -> SMPPTime? {
        switch Int.random(in: 0..<3, using: &self) {
        case 0: nil
        case 1:
            (try? SMPPTime.Absolute(
                year: .random(in: 0...99, using: &self), month: .random(in: 1...12, using: &self),
                day: .random(in: 1...28, using: &self), hour: .random(in: 0...23, using: &self),
                minute: .random(in: 0...59, using: &self), second: .random(in: 0...59, using: &self),
                tenth: .random(in: 0...9, using: &self), quarters: .random(in: -48...48, using: &self))).map {
                    .absolute($0)
                }
        default:
            (try? SMPPTime.Relative(
                years: .random(in: 0...99, using: &self), months: .random(in: 0...12, using: &self),
                days: .random(in: 0...31, using: &self), hours: .random(in: 0...23, using: &self),
                minutes: .random(in: 0...59, using: &self), seconds: .random(in: 0...59, using: &self))).map {
                    .relative($0)
                }
        }
    }

    /// Known ones of every form, and unknown ones.
    private mutating func parameters() -> [Parameter] {
        (0..<Int.random(in: 0...3, using: &self)).map { _ in
            switch Int.random(in: 0..<9, using: &self) {
            case 0: .messagePayload(octets(600))
            case 1: .receiptedMessageID(text(64))
            case 2: .messageState(MessageState.allCases.randomElement(using: &self) ?? .unknown)
            case 3: .networkErrorCode(.random(in: 0...0xFFFF, using: &self))
            case 4: .userMessageReference(.random(in: 0...0xFFFF, using: &self))
            case 5: Parameter(.timeToLive, octets: [octet(), octet(), octet(), octet()])
            case 6: Parameter(.alertOnDelivery, octets: [])
            case 7: Parameter(.sourceNodeID, octets: [1, 2, 3, 4, 5, octet()])
            default: Parameter(ParameterTag(rawValue: .random(in: 0x1400...0x3FFF, using: &self)), octets: octets(30))
            }
        }
    }
}

extension Packet.Body {
    /// Whether it is an answer without the fields that it has when it accepts.
    fileprivate var isEmpty: Bool {
        switch self {
        case .bindResponse(_, nil), .submitResponse(nil), .deliverResponse(nil), .dataResponse(nil),
            .submitMultiResponse(nil), .queryResponse(nil):
            true
        default: false
        }
    }
}
