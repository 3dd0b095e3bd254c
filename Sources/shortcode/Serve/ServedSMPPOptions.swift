import ArgumentParser
import SMPPDoor

/// Whether gateways bind by SMPP, and how.
struct ServedSMPPOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Let gateways bind by SMPP here, as with shortcode smpp --listen.", valueName: "[address:]port"))
    var smpp: SMPPPlace?

    @Option(help: ArgumentHelp("Who may bind (default: anybody).", valueName: "file"))
    var accounts: String?

    @OptionGroup var messages: SMPPMessageOptions

    func validate() throws {
        guard let smpp, !smpp.isLoopback, accounts == nil else { return }
        throw ValidationError("--smpp \(smpp) can be reached by others; --accounts says who may bind there.")
    }
}
