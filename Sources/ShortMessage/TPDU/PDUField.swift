/// A field of a PDU, by the name that TS 23.040 gives it.
public enum PDUField: String, Hashable, Sendable, CaseIterable {
    /// Address of the service centre.
    case serviceCentreAddress = "SCA"
    /// The first octet: type of message and flags.
    case firstOctet = "FO"
    /// TP-Message-Reference.
    case messageReference = "TP-MR"
    /// TP-Originating-Address.
    case originatingAddress = "TP-OA"
    /// TP-Destination-Address.
    case destinationAddress = "TP-DA"
    /// TP-Recipient-Address.
    case recipientAddress = "TP-RA"
    /// TP-Protocol-Identifier.
    case protocolIdentifier = "TP-PID"
    /// TP-Data-Coding-Scheme.
    case dataCodingScheme = "TP-DCS"
    /// TP-Service-Centre-Time-Stamp.
    case serviceCentreTimestamp = "TP-SCTS"
    /// TP-Validity-Period.
    case validityPeriod = "TP-VP"
    /// TP-Discharge-Time.
    case dischargeTime = "TP-DT"
    /// TP-Status.
    case status = "TP-ST"
    /// TP-Parameter-Indicator.
    case parameterIndicator = "TP-PI"
    /// TP-Failure-Cause.
    case failureCause = "TP-FCS"
    /// TP-Command-Type.
    case commandType = "TP-CT"
    /// TP-Message-Number.
    case messageNumber = "TP-MN"
    /// TP-Command-Data-Length.
    case commandDataLength = "TP-CDL"
    /// TP-Command-Data.
    case commandData = "TP-CD"
    /// TP-User-Data-Length.
    case userDataLength = "TP-UDL"
    /// TP-User-Data.
    case userData = "TP-UD"
    /// The user data header.
    case userDataHeader = "UDH"
    /// One element of the user data header.
    case informationElement = "IE"
    /// The length octet of an address.
    case addressLength = "length"
    /// The type-of-address octet.
    case typeOfAddress = "TOA"
    /// The digits or characters of an address.
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
