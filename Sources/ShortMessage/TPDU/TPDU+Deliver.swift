extension TPDU {
    /// A message on its way to a handset (TS 23.040, 9.2.2.1).
    public struct Deliver: Hashable, Sendable {
        /// Whether the service centre has more for this handset.
        public var hasMoreMessages = false
        /// Whether the message was forwarded, and so must not be again.
        public var isForwarded = false
        /// Whether the sender asked for a status report.
        public var sendsStatusReport = false
        /// Whether a reply may take the path that the sender has paid for.
        public var hasReplyPath = false
        /// Who sent the message.
        public var originatingAddress: Address
        /// What the message is for beyond carrying text.
        public var protocolIdentifier = ProtocolIdentifier.normal
        /// How the user data is coded.
        public var dataCodingScheme: DataCodingScheme
        /// When the service centre received the message.
        public var timestamp: ServiceCentreTimestamp
        /// Text or data, and perhaps a header.
        public var userData: UserData

        /// A message with all flags at rest.
        public init(
            originatingAddress: Address, dataCodingScheme: DataCodingScheme, timestamp: ServiceCentreTimestamp,
            userData: UserData
        ) {
            self.originatingAddress = originatingAddress
            self.dataCodingScheme = dataCodingScheme
            self.timestamp = timestamp
            self.userData = userData
        }
    }
}

extension TPDU.Deliver {
    /// The messages that carry a text to a handset, one a segment.
    ///
    /// Where there are several, the reference is that of the concatenation. The time can tell the years 1970 to 2069.
    public static func messages(
        _ text: SegmentedText, from originator: Address, at time: ServiceCentreTimestamp, reference: UInt16 = 0
    ) -> [TPDU.Deliver] {
        let shares = text.userData(reference: reference)
        return shares.enumerated().map { index, userData in
            var deliver = TPDU.Deliver(
                originatingAddress: originator, dataCodingScheme: text.encoding.dataCodingScheme, timestamp: time,
                userData: userData)
            deliver.hasMoreMessages = index < shares.count - 1
            return deliver
        }
    }
}

extension OctetReader {
    ///     deliver = first-octet originating-address protocol-identifier data-coding-scheme time-stamp user-data
    mutating func deliver(_ first: FirstOctet) throws(PDUError) -> TPDU.Deliver {
        forgiveReserved(
            first, except: [.noMoreMessages, .loopPrevention, .statusReport, .userDataHeader, .replyPath])
        let originator = try field(.originatingAddress) { reader throws(PDUError) in try reader.address() }
        let identifier = try protocolIdentifier()
        let scheme = try dataCodingScheme()
        var deliver = TPDU.Deliver(
            originatingAddress: originator, dataCodingScheme: scheme,
            timestamp: try field(.serviceCentreTimestamp) { reader throws(PDUError) in try reader.timestamp() },
            userData: try userData(scheme, hasHeader: first.contains(.userDataHeader)))
        deliver.protocolIdentifier = identifier
        deliver.hasMoreMessages = !first.contains(.noMoreMessages)
        deliver.isForwarded = first.contains(.loopPrevention)
        deliver.sendsStatusReport = first.contains(.statusReport)
        deliver.hasReplyPath = first.contains(.replyPath)
        return deliver
    }

    mutating func protocolIdentifier() throws(PDUError) -> ProtocolIdentifier {
        try field(.protocolIdentifier) { reader throws(PDUError) in ProtocolIdentifier(rawValue: try reader.octet()) }
    }

    mutating func dataCodingScheme() throws(PDUError) -> DataCodingScheme {
        try field(.dataCodingScheme) { reader throws(PDUError) in DataCodingScheme(rawValue: try reader.octet()) }
    }
}

extension OctetWriter {
    mutating func append(_ deliver: TPDU.Deliver) throws(PDUError) {
        let flags: [(FirstOctet, Bool)] = [
            (.noMoreMessages, !deliver.hasMoreMessages), (.loopPrevention, deliver.isForwarded),
            (.statusReport, deliver.sendsStatusReport), (.userDataHeader, deliver.userData.header != nil),
            (.replyPath, deliver.hasReplyPath),
        ]
        append(FirstOctet(0, flags).rawValue)
        try field(.originatingAddress) { writer throws(PDUError) in try writer.append(deliver.originatingAddress) }
        append(deliver.protocolIdentifier.rawValue)
        append(deliver.dataCodingScheme.rawValue)
        append(sevenOctets: deliver.timestamp.bits)
        try append(deliver.userData, deliver.dataCodingScheme)
    }
}
