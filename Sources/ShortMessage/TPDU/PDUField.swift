/// A field of a PDU, by the name that TS 23.040 gives it.
public enum PDUField: String, Hashable, Sendable, CaseIterable {
    case serviceCentreAddress = "SCA"
    case firstOctet = "FO"
    case messageReference = "TP-MR"
    case originatingAddress = "TP-OA"
    case destinationAddress = "TP-DA"
    case recipientAddress = "TP-RA"
    case protocolIdentifier = "TP-PID"
    case dataCodingScheme = "TP-DCS"
    case serviceCentreTimestamp = "TP-SCTS"
    case validityPeriod = "TP-VP"
    case dischargeTime = "TP-DT"
    case status = "TP-ST"
    case parameterIndicator = "TP-PI"
    case failureCause = "TP-FCS"
    case commandType = "TP-CT"
    case messageNumber = "TP-MN"
    case commandDataLength = "TP-CDL"
    case commandData = "TP-CD"
    case userDataLength = "TP-UDL"
    case userData = "TP-UD"
    case userDataHeader = "UDH"
    case informationElement = "IE"
    case addressLength = "length"
    case typeOfAddress = "TOA"
    case addressValue = "digits"

    /// In words: `originating address`.
    public var title: String {
        switch self {
        case .serviceCentreAddress: "service centre address"
        case .firstOctet: "first octet"
        case .messageReference: "message reference"
        case .originatingAddress: "originating address"
        case .destinationAddress: "destination address"
        case .recipientAddress: "recipient address"
        case .protocolIdentifier: "protocol identifier"
        case .dataCodingScheme: "data coding scheme"
        case .serviceCentreTimestamp: "service centre time stamp"
        case .validityPeriod: "validity period"
        case .dischargeTime: "discharge time"
        case .status: "status"
        case .parameterIndicator: "parameter indicator"
        case .failureCause: "failure cause"
        case .commandType: "command type"
        case .messageNumber: "message number"
        case .commandDataLength: "command data length"
        case .commandData: "command data"
        case .userDataLength: "user data length"
        case .userData: "user data"
        case .userDataHeader: "user data header"
        case .informationElement: "information element"
        case .addressLength: "address length"
        case .typeOfAddress: "type of address"
        case .addressValue: "address value"
        }
    }
}

/// A place in a PDU: a field and its octets, and what they mean.
public struct PDUPart: Hashable, Sendable {
    /// The fields from the outermost in; the last is the part's own.
    public let path: [PDUField]
    /// Octets from the start of what was read.
    public let octets: Range<Int>
    /// The value in words, escaped by `Text.escaped`.
    public let meaning: String
}
