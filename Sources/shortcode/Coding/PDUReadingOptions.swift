import ArgumentParser
import Doors
import ShortMessage

/// What octets do not say of themselves.
struct PDUReadingOptions: ParsableArguments {
    enum Direction: String, ExpressibleByArgument, CaseIterable {
        case mobileOriginated = "mo"
        case mobileTerminated = "mt"

        var direction: TPDU.Direction { self == .mobileOriginated ? .mobileOriginated : .mobileTerminated }
    }

    @Option(help: "mo: sent by a handset; mt: sent to one.")
    var direction: Direction?

    @Flag(inversion: .prefixedNo, help: "Whether the octets begin with a service centre's address.")
    var serviceCentre: Bool?

    @Flag(help: "A DELIVER-REPORT or SUBMIT-REPORT has a failure cause.")
    var refusal = false

    @Flag(help: "Read user data that is shorter than its length says as far as it goes.")
    var truncated = false

    /// The options that were given.
    var given: [String] {
        [
            direction == nil ? nil : "--direction",
            serviceCentre.map { $0 ? "--service-centre" : "--no-service-centre" },
            refusal ? "--refusal" : nil, truncated ? "--truncated" : nil,
        ].compactMap(\.self)
    }

    /// Whether there is one way only to read octets.
    var areComplete: Bool { direction != nil && serviceCentre != nil }

    /// Every reading that the options leave open, the likeliest first.
    ///
    /// - Throws: `PDUError`, and `UsageError` for a `--refusal` of what nobody can refuse with.
    func readings(_ octets: [UInt8]) throws -> [PDU.Reading] {
        do {
            let readings = try readings(octets, isRefusal: refusal)
            if refusal { try checkRefuses(readings[0].pdu.tpdu) }
            return readings
        } catch let error as PDUError {
            if refusal, let other = try? readings(octets, isRefusal: false) { try checkRefuses(other[0].pdu.tpdu) }
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
        let options = TPDU.ReadingOptions(isRefusal: isRefusal, acceptsTruncatedUserData: truncated, isTraced: true)
        return [
            try PDU.reading(
                octets, direction.direction, hasServiceCentreAddress: serviceCentre, options: options)
        ]
    }

    private func openReadings(_ octets: [UInt8], isRefusal: Bool) throws(PDUError) -> [PDU.Reading] {
        try PDU.readings(octets, acceptsTruncatedUserData: truncated) { attempt in
            (direction.map { $0.direction == attempt.direction } ?? true)
                && (serviceCentre.map { $0 == attempt.hasServiceCentreAddress } ?? true)
                && (!isRefusal || attempt.isRefusal)
        }
    }
}
