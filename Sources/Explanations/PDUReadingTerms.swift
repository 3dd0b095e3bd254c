import Doors
package import ShortMessage

/// What octets do not say of themselves.
package struct PDUReadingTerms: Hashable, Sendable {
    /// Which way they go; nil where that is open.
    package var direction: TPDU.Direction?
    /// Whether they begin with a service centre's address; nil where that is open.
    package var serviceCentre: Bool?
    /// Whether a report has a failure cause.
    package var isRefusal: Bool
    /// Whether user data that is shorter than its length says is read as far as it goes.
    package var acceptsTruncated: Bool

    package init(
        direction: TPDU.Direction? = nil, serviceCentre: Bool? = nil, isRefusal: Bool = false,
        acceptsTruncated: Bool = false
    ) {
        (self.direction, self.serviceCentre) = (direction, serviceCentre)
        (self.isRefusal, self.acceptsTruncated) = (isRefusal, acceptsTruncated)
    }

    /// Whether there is one way only to read octets.
    var areComplete: Bool { direction != nil && serviceCentre != nil }

    /// Every reading that the options leave open, the likeliest first.
    ///
    /// - Throws: `PDUError`, and `UsageError` for a `--refusal` of what nobody can refuse with.
    func readings(_ octets: [UInt8]) throws -> [PDU.Reading] {
        do {
            let readings = try readings(octets, isRefusal: isRefusal)
            if isRefusal { try checkRefuses(readings[0].pdu.tpdu) }
            return readings
        } catch let error as PDUError {
            if isRefusal, let other = try? readings(octets, isRefusal: false) { try checkRefuses(other[0].pdu.tpdu) }
            throw error
        }
    }

    private func checkRefuses(_ tpdu: TPDU) throws {
        switch tpdu {
        case .deliverReport, .submitReport: return
        case .deliver, .submit, .statusReport, .command:
            throw UsageError(
                "--refusal is for a DELIVER-REPORT or SUBMIT-REPORT, but the octets are an \(tpdu.name)")
        }
    }

    private func readings(_ octets: [UInt8], isRefusal: Bool) throws(PDUError) -> [PDU.Reading] {
        guard let direction, let serviceCentre else { return try openReadings(octets, isRefusal: isRefusal) }
        let options = TPDU.ReadingOptions(
            isRefusal: isRefusal, acceptsTruncatedUserData: acceptsTruncated, isTraced: true)
        return [
            try PDU.reading(
                octets, direction, hasServiceCentreAddress: serviceCentre, options: options)
        ]
    }

    private func openReadings(_ octets: [UInt8], isRefusal: Bool) throws(PDUError) -> [PDU.Reading] {
        try PDU.readings(octets, acceptsTruncatedUserData: acceptsTruncated) { attempt in
            (direction.map { $0 == attempt.direction } ?? true)
                && (serviceCentre.map { $0 == attempt.hasServiceCentreAddress } ?? true)
                && (!isRefusal || attempt.isRefusal)
        }
    }
}
