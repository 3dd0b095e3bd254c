/// A field of a PDU, by the name that the specification gives it.
public enum PacketField: String, Hashable, Sendable, CaseIterable {
    /// The number of octets of the PDU.
    case commandLength = "command_length"
    /// What the PDU asks or answers.
    case commandID = "command_id"
    /// The number that an answer has from its request.
    case sequenceNumber = "sequence_number"
    /// The name of an ESME or a message centre.
    case systemID = "system_id"
    /// The password of an ESME or a message centre.
    case password
    /// The kind of an ESME.
    case systemType = "system_type"
    /// The version of SMPP that an ESME speaks.
    case interfaceVersion = "interface_version"
    /// The addresses that an ESME serves.
    case addressRange = "address_range"
    /// The service that a message belongs to.
    case serviceType = "service_type"
    /// Who sends a message.
    case source = "source_addr"
    /// Who gets a message.
    case destination = "destination_addr"
    /// The ESME that asked for a notice.
    case esmeAddress = "esme_addr"
    /// How the digits of an address are to be taken.
    case typeOfNumber = "addr_ton"
    /// Which plan the digits of an address belong to.
    case numberingPlan = "addr_npi"
    /// How many recipients a message has.
    case numberOfDestinations = "number_of_dests"
    /// Whether a recipient is an address or a list.
    case destinationFlag = "dest_flag"
    /// The name of a distribution list.
    case listName = "dl_name"
    /// How a message is sent, and what sort it is.
    case esmClass = "esm_class"
    /// TP-PID.
    case protocolID = "protocol_id"
    /// How urgent a message is.
    case priority = "priority_flag"
    /// When delivery is first tried.
    case schedule = "schedule_delivery_time"
    /// When a message expires.
    case validity = "validity_period"
    /// Which reports the sender wants.
    case registeredDelivery = "registered_delivery"
    /// Whether an earlier message is replaced.
    case replaceIfPresent = "replace_if_present_flag"
    /// How a text is coded.
    case dataCoding = "data_coding"
    /// A message that the message centre keeps.
    case defaultMessage = "sm_default_msg_id"
    /// The number of octets of a text.
    case shortMessageLength = "sm_length"
    /// A text.
    case shortMessage = "short_message"
    /// What the message centre calls a message.
    case messageID = "message_id"
    /// When the state of a message was final.
    case finalDate = "final_date"
    /// Where a message is on its way, or how its way ended.
    case messageState = "message_state"
    /// Why the network did not deliver.
    case errorCode = "error_code"
    /// How many recipients do not get a message.
    case numberOfFailures = "no_unsuccess"
    /// Why one of them does not get it.
    case errorStatus = "error_status_code"
    /// All that follows the header of a cell broadcast.
    case broadcastFields = "broadcast fields"
    /// An optional parameter.
    case parameter = "optional parameter"
    /// All that follows the header.
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
