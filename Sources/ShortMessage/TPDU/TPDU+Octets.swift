extension TPDU {
    /// What must be known to read octets that do not say it themselves.
    public struct ReadingOptions: Hashable, Sendable {
        /// Whether a DELIVER-REPORT or SUBMIT-REPORT refuses the message, and so has a failure cause (9.2.2.1a, 9.2.2.2a).
        public var isRefusal = false
        /// Whether user data that is shorter than its length says is read as far as it goes, instead of refused.
        public var acceptsTruncatedUserData = false
        /// Whether every field's place and meaning are wanted.
        public var isTraced = false

        /// Options, each with the commonest value.
        public init(isRefusal: Bool = false, acceptsTruncatedUserData: Bool = false, isTraced: Bool = false) {
            self.isRefusal = isRefusal
            self.acceptsTruncatedUserData = acceptsTruncatedUserData
            self.isTraced = isTraced
        }
    }

    /// Reads a TPDU without the service centre's address.
    ///
    /// - Throws: where the octets end too early or have no meaning; what breaks the standard and can be understood
    ///   all the same is read, and left out of the answer: `PDU.Reading` has it.
    public init(
        octets: [UInt8], _ direction: Direction, options: ReadingOptions = ReadingOptions()
    ) throws(PDUError) {
        var reader = OctetReader(octets, options)
        self = try reader.tpdu(direction, isRefusal: options.isRefusal)
    }

    /// The octets, without the service centre's address.
    ///
    /// - Throws: where a field has no room for its value, or the user data is of another kind than the scheme says.
    public func octets() throws(PDUError) -> [UInt8] {
        var writer = OctetWriter()
        try writer.append(self)
        return writer.octets
    }
}

extension OctetReader {
    init(_ octets: [UInt8], _ options: TPDU.ReadingOptions) {
        self.init(
            octets, acceptsTruncatedUserData: options.acceptsTruncatedUserData, traced: options.isTraced)
    }

    /// Reads the first octet and what it announces (9.2.3.1).
    mutating func tpdu(_ direction: TPDU.Direction, isRefusal: Bool) throws(PDUError) -> TPDU {
        let first = try field(.firstOctet) { reader throws(PDUError) in
            DirectedFirstOctet(octet: FirstOctet(rawValue: try reader.octet()), direction: direction)
        }.octet
        switch (direction, first.messageType) {
        case (.mobileTerminated, 0): return .deliver(try deliver(first))
        case (.mobileTerminated, 1): return .submitReport(try submitReport(first, isRefusal: isRefusal))
        case (.mobileTerminated, 2): return .statusReport(try statusReport(first))
        case (.mobileOriginated, 0): return .deliverReport(try deliverReport(first, isRefusal: isRefusal))
        case (.mobileOriginated, 1): return .submit(try submit(first))
        case (.mobileOriginated, 2): return .command(try command(first))
        case (.mobileTerminated, _):
            forgive(.reservedMessageType)
            return .deliver(try deliver(first))
        case (.mobileOriginated, _):
            throw PDUError(octet: position - 1, .reservedMessageType).inside(.firstOctet)
        }
    }
}

extension OctetWriter {
    mutating func append(_ tpdu: TPDU) throws(PDUError) {
        switch tpdu {
        case .deliver(let deliver): try append(deliver)
        case .deliverReport(let report): try append(report)
        case .submit(let submit): try append(submit)
        case .submitReport(let report): try append(report)
        case .statusReport(let report): try append(report)
        case .command(let command): try append(command)
        }
    }
}
