import SMPP
import ShortMessage

/// The fields of a PDU by the names that the specification gives them, each as text.
extension Packet.Body {
    var facts: [String: String] {
        switch self {
        case .bind(let bind):
            [
                "system_id": bind.systemID, "password": bind.password, "system_type": bind.systemType,
                "interface_version": "\(bind.interfaceVersion)",
                "addr_ton": "\(bind.addressRange.typeOfNumber.rawValue)",
                "addr_npi": "\(bind.addressRange.numberingPlan.rawValue)", "address_range": bind.addressRange.digits,
            ]
        case .bindResponse(_, let response): response.map { ["system_id": $0.systemID] } ?? [:]
        case .outbind(let outbind): ["system_id": outbind.systemID, "password": outbind.password]
        case .submit(let message), .deliver(let message):
            message.facts.merging(message.destination.facts("dest", "destination_addr")) { $1 }
        case .submitResponse(let response), .deliverResponse(let response), .dataResponse(let response):
            response.map { ["message_id": $0.messageID] } ?? [:]
        case .submitMulti(let multi): multi.facts
        case .submitMultiResponse(let response): response?.facts ?? [:]
        case .data(let message): message.facts
        case .query(let query): query.source.facts("source", "source_addr").adding(["message_id": query.messageID])
        case .queryResponse(let response): response?.facts ?? [:]
        case .cancel(let cancellation):
            cancellation.source.facts("source", "source_addr")
                .adding(cancellation.destination.facts("dest", "destination_addr"))
                .adding(["service_type": cancellation.serviceType, "message_id": cancellation.messageID])
        case .replace(let replacement): replacement.facts
        case .alertNotification(let alert):
            alert.source.facts("source", "source_addr").adding(alert.destination.facts("esme", "esme_addr"))
        case .broadcast(let broadcast), .broadcastResponse(let broadcast): ["raw_body": broadcast.octets.hexadecimal]
        case .unbind, .unbindResponse, .enquireLink, .enquireLinkResponse, .genericNack, .cancelResponse,
            .replaceResponse:
            [:]
        }
    }

    var parameters: [Parameter] {
        switch self {
        case .bind(let bind): bind.parameters
        case .bindResponse(_, let response): response?.parameters ?? []
        case .submit(let message), .deliver(let message): message.parameters
        case .submitMulti(let multi): multi.message.parameters
        case .submitResponse(let response), .deliverResponse(let response), .dataResponse(let response):
            response?.parameters ?? []
        case .data(let message): message.parameters
        case .alertNotification(let alert): alert.parameters
        default: []
        }
    }
}

extension [String: String] {
    fileprivate func adding(_ more: [String: String]) -> [String: String] { merging(more) { $1 } }
}

extension SMPPAddress {
    fileprivate func facts(_ prefix: String, _ name: String) -> [String: String] {
        [
            "\(prefix)_addr_ton": "\(typeOfNumber.rawValue)", "\(prefix)_addr_npi": "\(numberingPlan.rawValue)",
            name: digits,
        ]
    }
}

extension Packet.Message {
    fileprivate var facts: [String: String] {
        source.facts("source", "source_addr").adding([
            "service_type": serviceType, "esm_class": "\(esmClass.rawValue)", "protocol_id": "\(protocolID)",
            "priority_flag": "\(priority)", "schedule_delivery_time": schedule?.description ?? "",
            "validity_period": validity?.description ?? "",
            "registered_delivery": "\(registeredDelivery.rawValue)", "replace_if_present_flag": "\(replaceIfPresent)",
            "data_coding": "\(dataCoding.rawValue)", "sm_default_msg_id": "\(defaultMessage)",
            "sm_length": "\(shortMessage.count)", "short_message": shortMessage.hexadecimal,
        ])
    }
}

extension Packet.MultiMessage {
    fileprivate var facts: [String: String] {
        let entries = destinations.map { destination in
            switch destination {
            case .address(let address):
                "{addr:\(address.digits),dest_flag:1,npi:\(address.numberingPlan.rawValue),"
                    + "ton:\(address.typeOfNumber.rawValue)}"
            case .list(let name): "{dest_flag:2,dl_name:\(name)}"
            }
        }
        return message.facts.adding([
            "number_of_dests": "\(destinations.count)", "dests": "[\(entries.joined(separator: ","))]",
        ])
    }
}

extension Packet.MultiMessage.Response {
    fileprivate var facts: [String: String] {
        let entries = failures.map { failure in
            let address = failure.destination
            return "{addr:\(address.digits),error:\(failure.status.rawValue),npi:\(address.numberingPlan.rawValue),"
                + "ton:\(address.typeOfNumber.rawValue)}"
        }
        return [
            "message_id": messageID, "no_unsuccess": "\(failures.count)",
            "unsuccess": "[\(entries.joined(separator: ","))]",
        ]
    }
}

extension Packet.DataMessage {
    fileprivate var facts: [String: String] {
        source.facts("source", "source_addr").adding(destination.facts("dest", "destination_addr")).adding([
            "service_type": serviceType, "esm_class": "\(esmClass.rawValue)",
            "registered_delivery": "\(registeredDelivery.rawValue)", "data_coding": "\(dataCoding.rawValue)",
        ])
    }
}

extension Packet.Query.Response {
    fileprivate var facts: [String: String] {
        [
            "message_id": messageID, "final_date": finalDate?.description ?? "", "message_state": "\(state.rawValue)",
            "error_code": "\(errorCode)",
        ]
    }
}

extension Packet.Replacement {
    fileprivate var facts: [String: String] {
        source.facts("source", "source_addr").adding([
            "message_id": messageID, "schedule_delivery_time": schedule?.description ?? "",
            "validity_period": validity?.description ?? "",
            "registered_delivery": "\(registeredDelivery.rawValue)", "sm_default_msg_id": "\(defaultMessage)",
            "sm_length": "\(shortMessage.count)", "short_message": shortMessage.hexadecimal,
        ])
    }
}
