extension TPDU {
    /// A message on its way from a handset (TS 23.040, 9.2.2.2).
    public struct Submit: Hashable, Sendable {
        /// Whether a message with the same reference and destination that the service centre still holds is refused.
        public var rejectsDuplicates = false
        /// Whether the service centre is to report what becomes of the message.
        public var requestsStatusReport = false
        /// Whether a reply may take the path that this sender pays for.
        public var hasReplyPath = false
        /// What the status report will bear.
        public var messageReference: UInt8
        /// Who is to receive the message.
        public var destinationAddress: Address
        /// What the message is for beyond carrying text.
        public var protocolIdentifier = ProtocolIdentifier.normal
        /// How the user data is coded.
        public var dataCodingScheme: DataCodingScheme
        /// Nil leaves it to the service centre.
        public var validityPeriod: ValidityPeriod?
        /// Text or data, and perhaps a header.
        public var userData: UserData

        /// A message with all flags at rest.
        public init(
            messageReference: UInt8 = 0, destinationAddress: Address, dataCodingScheme: DataCodingScheme,
            validityPeriod: ValidityPeriod? = nil, userData: UserData
        ) {
            self.messageReference = messageReference
            self.destinationAddress = destinationAddress
            self.dataCodingScheme = dataCodingScheme
            self.validityPeriod = validityPeriod
            self.userData = userData
        }
    }
}

extension TPDU.Submit {
    /// The messages that carry a text from a handset, one a segment, with ascending message references.
    ///
    /// The low octet of the reference is that of the first message; where there are several segments, the reference is
    /// that of the concatenation, too. A validity period of nil leaves it to the service centre.
    public static func messages(
        _ text: SegmentedText, to destination: Address, reference: UInt16 = 0, validityPeriod: ValidityPeriod? = nil
    ) -> [TPDU.Submit] {
        text.userData(reference: reference).enumerated().map { index, userData in
            TPDU.Submit(
                messageReference: UInt8(truncatingIfNeeded: Int(reference) + index), destinationAddress: destination,
                dataCodingScheme: text.encoding.dataCodingScheme, validityPeriod: validityPeriod, userData: userData)
        }
    }
}

extension OctetReader {
    ///     submit = first-octet message-reference destination-address protocol-identifier data-coding-scheme
    ///              [ validity-period ] user-data
    mutating func submit(_ first: FirstOctet) throws(PDUError) -> TPDU.Submit {
        let reference = try octetField(.messageReference)
        let destination = try field(.destinationAddress) { reader throws(PDUError) in try reader.address() }
        let identifier = try protocolIdentifier()
        let scheme = try dataCodingScheme()
        var submit = TPDU.Submit(
            messageReference: reference, destinationAddress: destination, dataCodingScheme: scheme,
            validityPeriod: try validityPeriod(format: first.validityPeriodFormat),
            userData: try userData(scheme, hasHeader: first.contains(.userDataHeader)))
        submit.protocolIdentifier = identifier
        submit.rejectsDuplicates = first.contains(.rejectDuplicates)
        submit.requestsStatusReport = first.contains(.statusReport)
        submit.hasReplyPath = first.contains(.replyPath)
        return submit
    }
}

extension OctetWriter {
    mutating func append(_ submit: TPDU.Submit) throws(PDUError) {
        let flags: [(FirstOctet, Bool)] = [
            (.rejectDuplicates, submit.rejectsDuplicates), (.statusReport, submit.requestsStatusReport),
            (.userDataHeader, submit.userData.header != nil), (.replyPath, submit.hasReplyPath),
        ]
        append(FirstOctet(1, flags).rawValue | (submit.validityPeriod?.format ?? 0) << 3)
        append(submit.messageReference)
        try field(.destinationAddress) { writer throws(PDUError) in try writer.append(submit.destinationAddress) }
        append(submit.protocolIdentifier.rawValue)
        append(submit.dataCodingScheme.rawValue)
        if let validityPeriod = submit.validityPeriod { append(validityPeriod) }
        try append(submit.userData, submit.dataCodingScheme)
    }
}
