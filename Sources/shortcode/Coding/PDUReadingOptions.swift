import ArgumentParser
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

    /// Every reading that the options leave open, the likeliest first.
    func readings(_ octets: [UInt8]) throws(PDUError) -> [PDU.Reading] {
        guard let direction, let serviceCentre else { return try openReadings(octets) }
        let options = TPDU.ReadingOptions(isRefusal: refusal, acceptsTruncatedUserData: truncated, isTraced: true)
        return [
            try PDU.reading(
                octets, direction.direction, hasServiceCentreAddress: serviceCentre, options: options)
        ]
    }

    private func openReadings(_ octets: [UInt8]) throws(PDUError) -> [PDU.Reading] {
        try PDU.readings(octets, acceptsTruncatedUserData: truncated, isTraced: true) { attempt in
            (direction.map { $0.direction == attempt.direction } ?? true)
                && (serviceCentre.map { $0 == attempt.hasServiceCentreAddress } ?? true)
                && (!refusal || attempt.isRefusal)
        }
    }
}
