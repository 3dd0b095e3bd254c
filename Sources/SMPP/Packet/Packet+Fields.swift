extension Packet {
    /// A mandatory field of a PDU, for whoever shows what it says.
    public struct Field: Hashable, Sendable {
        /// What a field holds.
        public enum Value: Hashable, Sendable {
            /// A number of one or four octets.
            case number(Int)
            /// Without its NUL; each character stands for one octet.
            case text(String)
            /// Octets as they are.
            case octets([UInt8])
            /// Several entries, in their order.
            case texts([String])
        }

        /// The name that the specification gives it: `source_addr_ton`.
        public let name: String
        /// What it holds.
        public let value: Value

        init(_ name: String, _ value: Value) {
            (self.name, self.value) = (name, value)
        }

        init(_ field: PacketField, _ value: Value) {
            self.init(field.rawValue, value)
        }
    }
}

extension Packet.Body {
    /// The mandatory fields, in the order in which they stand in the PDU; none of a body that is missing.
    public var fields: [Packet.Field] {
        switch self {
        case .bind(let bind): bind.fields
        case .bindResponse(_, let response): response.map { [.init(.systemID, .text($0.systemID))] } ?? []
        case .outbind(let outbind):
            [.init(.systemID, .text(outbind.systemID)), .init(.password, .text(outbind.password))]
        case .unbind, .unbindResponse, .enquireLink, .enquireLinkResponse, .genericNack, .cancelResponse,
            .replaceResponse:
            []
        case .submit(let message), .deliver(let message): message.fields
        case .submitResponse(let response), .deliverResponse(let response), .dataResponse(let response):
            response.map { [.init(.messageID, .text($0.messageID))] } ?? []
        case .submitMulti(let multi): multi.fields
        case .submitMultiResponse(let response): response?.fields ?? []
        case .data(let message): message.fields
        case .query(let query):
            [.init(.messageID, .text(query.messageID))] + query.source.fields("source_addr", "source_addr")
        case .queryResponse(let response): response?.fields ?? []
        case .cancel(let cancellation): cancellation.fields
        case .replace(let replacement): replacement.fields
        case .alertNotification(let alert):
            alert.source.fields("source_addr", "source_addr") + alert.destination.fields("esme_addr", "esme_addr")
        case .broadcast(let broadcast), .broadcastResponse(let broadcast):
            [.init(.broadcastFields, .octets(broadcast.octets))]
        }
    }

    /// The optional parameters, in their order.
    public var parameters: [Parameter] {
        switch self {
        case .bind(let bind): bind.parameters
        case .bindResponse(_, let response): response?.parameters ?? []
        case .submit(let message), .deliver(let message): message.parameters
        case .submitResponse(let response), .deliverResponse(let response), .dataResponse(let response):
            response?.parameters ?? []
        case .submitMulti(let multi): multi.message.parameters
        case .submitMultiResponse(let response): response?.parameters ?? []
        case .data(let message): message.parameters
        case .query(let query): query.parameters
        case .queryResponse(let response): response?.parameters ?? []
        case .cancel(let cancellation): cancellation.parameters
        case .replace(let replacement): replacement.parameters
        case .alertNotification(let alert): alert.parameters
        case .outbind, .unbind, .unbindResponse, .enquireLink, .enquireLinkResponse, .genericNack, .cancelResponse,
            .replaceResponse, .broadcast, .broadcastResponse:
            []
        }
    }
}

extension Packet.Bind {
    fileprivate var fields: [Packet.Field] {
        [
            .init(.systemID, .text(systemID)), .init(.password, .text(password)),
            .init(.systemType, .text(systemType)), .init(.interfaceVersion, .number(Int(interfaceVersion))),
        ] + addressRange.fields("addr", "address_range")
    }
}

extension Packet.Message {
    fileprivate var fields: [Packet.Field] {
        [.init(.serviceType, .text(serviceType))] + source.fields("source_addr", "source_addr")
            + destination.fields("dest_addr", "destination_addr") + laterFields
    }

    /// Those that submit_multi has, too.
    fileprivate var laterFields: [Packet.Field] {
        [
            .init(.esmClass, .number(Int(esmClass.rawValue))), .init(.protocolID, .number(Int(protocolID))),
            .init(.priority, .number(Int(priority))), .init(.schedule, .time(schedule)),
            .init(.validity, .time(validity)),
            .init(.registeredDelivery, .number(Int(registeredDelivery.rawValue))),
            .init(.replaceIfPresent, .number(Int(replaceIfPresent))),
            .init(.dataCoding, .number(Int(dataCoding.rawValue))),
            .init(.defaultMessage, .number(Int(defaultMessage))),
            .init(.shortMessageLength, .number(shortMessage.count)), .init(.shortMessage, .octets(shortMessage)),
        ]
    }
}

extension Packet.MultiMessage {
    fileprivate var fields: [Packet.Field] {
        let places = destinations.map { destination in
            switch destination {
            case .address(let address): "\(address)"
            case .list(let name): name
            }
        }
        return [.init(.serviceType, .text(message.serviceType))] + message.source.fields("source_addr", "source_addr")
            + [.init(.numberOfDestinations, .number(destinations.count)), .init("dest_address", .texts(places))]
            + message.laterFields
    }
}

extension Packet.MultiMessage.Response {
    fileprivate var fields: [Packet.Field] {
        [
            .init(.messageID, .text(messageID)), .init(.numberOfFailures, .number(failures.count)),
            .init("unsuccess_sme", .texts(failures.map { "\($0.destination) \($0.status)" })),
        ]
    }
}

extension Packet.DataMessage {
    fileprivate var fields: [Packet.Field] {
        [.init(.serviceType, .text(serviceType))] + source.fields("source_addr", "source_addr")
            + destination.fields("dest_addr", "destination_addr") + [
                .init(.esmClass, .number(Int(esmClass.rawValue))),
                .init(.registeredDelivery, .number(Int(registeredDelivery.rawValue))),
                .init(.dataCoding, .number(Int(dataCoding.rawValue))),
            ]
    }
}

extension Packet.Query.Response {
    fileprivate var fields: [Packet.Field] {
        [
            .init(.messageID, .text(messageID)), .init(.finalDate, .time(finalDate)),
            .init(.messageState, .number(Int(state.rawValue))), .init(.errorCode, .number(Int(errorCode))),
        ]
    }
}

extension Packet.Cancellation {
    fileprivate var fields: [Packet.Field] {
        [.init(.serviceType, .text(serviceType)), .init(.messageID, .text(messageID))]
            + source.fields("source_addr", "source_addr") + destination.fields("dest_addr", "destination_addr")
    }
}

extension Packet.Replacement {
    fileprivate var fields: [Packet.Field] {
        [.init(.messageID, .text(messageID))] + source.fields("source_addr", "source_addr") + [
            .init(.schedule, .time(schedule)), .init(.validity, .time(validity)),
            .init(.registeredDelivery, .number(Int(registeredDelivery.rawValue))),
            .init(.defaultMessage, .number(Int(defaultMessage))),
            .init(.shortMessageLength, .number(shortMessage.count)), .init(.shortMessage, .octets(shortMessage)),
        ]
    }
}

extension SMPPAddress {
    /// Type, plan and digits.
    fileprivate func fields(_ beginning: String, _ name: String) -> [Packet.Field] {
        [
            .init(beginning + "_ton", .number(Int(typeOfNumber.rawValue))),
            .init(beginning + "_npi", .number(Int(numberingPlan.rawValue))), .init(name, .text(digits)),
        ]
    }
}

extension Packet.Field.Value {
    /// Empty where no time is said.
    fileprivate static func time(_ time: SMPPTime?) -> Packet.Field.Value { .text(time.map { "\($0)" } ?? "") }
}
