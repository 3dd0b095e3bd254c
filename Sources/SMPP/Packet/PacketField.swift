/// A field of a PDU, by the name that the specification gives it.
public enum PacketField: String, Hashable, Sendable, CaseIterable {
    case commandLength = "command_length"
    case commandID = "command_id"
    case sequenceNumber = "sequence_number"
    case systemID = "system_id"
    case password
    case systemType = "system_type"
    case interfaceVersion = "interface_version"
    case addressRange = "address_range"
    case serviceType = "service_type"
    case source = "source_addr"
    case destination = "destination_addr"
    case esmeAddress = "esme_addr"
    case typeOfNumber = "addr_ton"
    case numberingPlan = "addr_npi"
    case numberOfDestinations = "number_of_dests"
    case destinationFlag = "dest_flag"
    case listName = "dl_name"
    case esmClass = "esm_class"
    case protocolID = "protocol_id"
    case priority = "priority_flag"
    case schedule = "schedule_delivery_time"
    case validity = "validity_period"
    case registeredDelivery = "registered_delivery"
    case replaceIfPresent = "replace_if_present_flag"
    case dataCoding = "data_coding"
    case defaultMessage = "sm_default_msg_id"
    case shortMessageLength = "sm_length"
    case shortMessage = "short_message"
    case messageID = "message_id"
    case finalDate = "final_date"
    case messageState = "message_state"
    case errorCode = "error_code"
    case numberOfFailures = "no_unsuccess"
    case errorStatus = "error_status_code"
    case broadcastFields = "broadcast fields"
    case parameter = "optional parameter"
    case body
}

extension PacketField {
    /// How a message centre refuses a request whose field has no possible value (SMPP 3.4, 5.1.3).
    var refusal: CommandStatus {
        switch self {
        case .commandID: .invalidCommandID
        case .commandLength, .sequenceNumber, .body, .interfaceVersion, .typeOfNumber, .numberingPlan:
            .invalidCommandLength
        case .systemID: .invalidSystemID
        case .password: .invalidPassword
        case .systemType: .invalidSystemType
        case .serviceType: .invalidServiceType
        case .source: .invalidSourceAddress
        case .destination, .esmeAddress, .addressRange: .invalidDestinationAddress
        case .numberOfDestinations: .invalidNumberOfDestinations
        case .destinationFlag: .invalidDestinationFlag
        case .listName: .invalidDistributionList
        case .esmClass: .invalidESMClass
        case .priority: .invalidPriorityFlag
        case .schedule: .invalidSchedule
        case .validity: .invalidExpiry
        case .registeredDelivery: .invalidRegisteredDelivery
        case .replaceIfPresent: .invalidReplaceFlag
        case .dataCoding: .invalidDataCoding
        case .defaultMessage: .invalidDefaultMessage
        case .shortMessageLength, .shortMessage: .invalidMessageLength
        case .messageID: .invalidMessageID
        case .protocolID, .finalDate, .messageState, .errorCode, .numberOfFailures, .errorStatus, .broadcastFields:
            .unknownError
        case .parameter: .invalidParameterValue
        }
    }
}
