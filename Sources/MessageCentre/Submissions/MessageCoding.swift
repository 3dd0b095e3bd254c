public import ShortMessage

/// How a message was coded, where its text does not say it (TS 23.040, 9.2.3.9, 9.2.3.10 and 9.2.3.24).
///
/// The centre carries it from handset to handset and reads nothing of it; a service gets the text alone.
public struct MessageCoding: Hashable, Sendable {
    /// TP-PID as the sender set it (TS 23.040, 9.2.3.9).
    public var protocolIdentifier: ProtocolIdentifier
    /// Alphabet, class and waiting indication.
    public var dataCodingScheme: DataCodingScheme
    /// TP-UD of a message that is no text, as octets, its header included; empty where the text is all.
    public var userData: [UInt8]
    /// Whether `userData` begins with a header (TP-UDHI).
    public var hasHeader: Bool

    /// The coding of a message whose text is all, unless octets of user data are given.
    public init(
        dataCodingScheme: DataCodingScheme, protocolIdentifier: ProtocolIdentifier = .normal, userData: [UInt8] = [],
        hasHeader: Bool = false
    ) {
        self.dataCodingScheme = dataCodingScheme
        self.protocolIdentifier = protocolIdentifier
        self.userData = userData
        self.hasHeader = hasHeader
    }
}
