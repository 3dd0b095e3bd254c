/// A TPDU with the service centre's address before it, as modems take and give it in PDU mode (TS 27.005, 4.0).
public struct PDU: Hashable, Sendable {
    /// Nil is the service centre whose number the modem has stored.
    public var serviceCentre: Address?
    /// The message itself.
    public var tpdu: TPDU

    /// A message with the address of the service centre that takes it.
    public init(serviceCentre: Address? = nil, _ tpdu: TPDU) {
        self.serviceCentre = serviceCentre
        self.tpdu = tpdu
    }

    /// The octets, the service centre's address first.
    public func octets() throws(PDUError) -> [UInt8] {
        var writer = OctetWriter()
        try writer.field(.serviceCentreAddress) { address throws(PDUError) in
            try address.append(serviceCentre: serviceCentre)
        }
        try writer.append(tpdu)
        return writer.octets
    }
}

extension PDU {
    /// What octets were read as, and what had to be forgiven on the way.
    public struct Reading: Hashable, Sendable {
        /// What the octets were read as.
        public let pdu: PDU
        /// Whether the octets begin with a service centre's address.
        public let hasServiceCentreAddress: Bool
        /// Whether a report was read as one that refuses.
        public let isRefusal: Bool
        /// In the order of the octets; empty where they are as the standard says. Then writing gives them again.
        public let leniencies: [Leniency]
        /// Every field, outer before inner, where that was asked for.
        public let parts: [PDUPart]
    }

    /// Reads a PDU; octets behind its end are forgiven.
    public static func reading(
        _ octets: [UInt8], _ direction: TPDU.Direction, hasServiceCentreAddress: Bool = true,
        options: TPDU.ReadingOptions = TPDU.ReadingOptions()
    ) throws(PDUError) -> Reading {
        var reader = OctetReader(octets, options)
        return try reader.pdu(
            direction, hasServiceCentreAddress: hasServiceCentreAddress, isRefusal: options.isRefusal)
    }
}

extension OctetReader {
    mutating func pdu(
        _ direction: TPDU.Direction, hasServiceCentreAddress: Bool, isRefusal: Bool
    ) throws(PDUError) -> PDU.Reading {
        let serviceCentre = hasServiceCentreAddress ? try serviceCentre() : nil
        let tpdu = try tpdu(direction, isRefusal: isRefusal)
        let surplus = rest()
        if !surplus.isEmpty { forgive(.surplus(Array(octets[surplus])), at: surplus.lowerBound) }
        return PDU.Reading(
            pdu: PDU(serviceCentre: serviceCentre, tpdu), hasServiceCentreAddress: hasServiceCentreAddress,
            isRefusal: isRefusal, leniencies: leniencies, parts: parts ?? [])
    }

    /// Zero where the modem's own service centre is meant.
    fileprivate mutating func serviceCentre() throws(PDUError) -> Address? {
        guard octets.first != 0 else {
            _ = try field(.serviceCentreAddress) { reader throws(PDUError) in
                _ = try reader.octet()
                return "the one that the modem has stored"
            }
            return nil
        }
        return try field(.serviceCentreAddress) { reader throws(PDUError) in try reader.serviceCentreAddress() }
    }
}
