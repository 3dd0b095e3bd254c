/// A TPDU with the service centre's address before it, as modems take and give it in PDU mode (TS 27.005, 4.0).
public struct PDU: Hashable, Sendable {
    /// Nil is the service centre whose number the modem has stored.
    public var serviceCentre: Address?
    public var tpdu: TPDU

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
        let serviceCentre = hasServiceCentreAddress ? try reader.serviceCentre() : nil
        let tpdu = try reader.tpdu(direction, isRefusal: options.isRefusal)
        if reader.remaining > 0 { reader.forgive(.surplus(Array(octets[reader.rest()])), at: reader.position) }
        return Reading(
            pdu: PDU(serviceCentre: serviceCentre, tpdu), hasServiceCentreAddress: hasServiceCentreAddress,
            isRefusal: options.isRefusal, leniencies: reader.leniencies, parts: reader.parts ?? [])
    }

    /// Everything that octets of unknown origin can be, the likeliest first.
    ///
    /// With and without a service centre's address, from either side, and for reports with and without a failure
    /// cause; a reading is the likelier, the less had to be forgiven.
    ///
    /// - Throws: where no reading succeeds, the error of the one that came farthest.
    public static func readings(_ octets: [UInt8], isTraced: Bool = false) throws(PDUError) -> [Reading] {
        var readings: [Reading] = []
        var farthest: PDUError?
        for attempt in Attempt.all {
            do throws(PDUError) {
                let options = TPDU.ReadingOptions(isRefusal: attempt.isRefusal, isTraced: isTraced)
                let reading = try reading(
                    octets, attempt.direction, hasServiceCentreAddress: attempt.hasAddress, options: options)
                if reading.isRefusal && !reading.pdu.tpdu.isReport { continue }
                readings.append(reading)
            } catch {
                if error.octet > farthest?.octet ?? -1 { farthest = error }
            }
        }
        if readings.isEmpty, let farthest { throw farthest }
        return stablySorted(readings)
    }

    /// Fewer leniencies first; of equals the earlier attempt.
    private static func stablySorted(_ readings: [Reading]) -> [Reading] {
        readings.enumerated().sorted {
            ($0.element.leniencies.count, $0.offset) < ($1.element.leniencies.count, $1.offset)
        }.map(\.element)
    }
}

/// One way to read octets of unknown origin.
private struct Attempt {
    let hasAddress: Bool
    let direction: TPDU.Direction
    let isRefusal: Bool

    /// The commonest first.
    static let all: [Attempt] = [false, true].flatMap { isRefusal in
        [true, false].flatMap { hasAddress in
            TPDU.Direction.allCases.map { Attempt(hasAddress: hasAddress, direction: $0, isRefusal: isRefusal) }
        }
    }
}

extension OctetReader {
    /// Zero where the modem's own service centre is meant.
    fileprivate mutating func serviceCentre() throws(PDUError) -> Address? {
        guard octets.first != 0 else {
            _ = try octetField(.serviceCentreAddress)
            return nil
        }
        return try field(.serviceCentreAddress) { reader throws(PDUError) in try reader.serviceCentreAddress() }
    }
}

extension TPDU {
    fileprivate var isReport: Bool {
        switch self {
        case .deliverReport, .submitReport: true
        case .deliver, .submit, .statusReport, .command: false
        }
    }
}
