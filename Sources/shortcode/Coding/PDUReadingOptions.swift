import ArgumentParser
import Explanations
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

    /// The same for a report.
    var terms: PDUReadingTerms {
        PDUReadingTerms(
            direction: direction?.direction, serviceCentre: serviceCentre, isRefusal: refusal,
            acceptsTruncated: truncated)
    }
}
