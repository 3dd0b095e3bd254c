import ArgumentParser
import Doors
import SMPPDoor

/// Whether gateways bind by SMPP, and how.
struct ServedSMPPOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Let gateways bind by SMPP here, as with shortcode smpp --listen.", valueName: "[address:]port"))
    var smpp: SMPPPlace?

    @Option(
        help: ArgumentHelp(
            "Call an ESME that listens there, and ask it to bind (outbind). May be repeated.",
            valueName: "[address:]port"))
    var outbind: [SMPPPlace] = []

    @Option(help: ArgumentHelp("Who may bind (default: anybody).", valueName: "file"))
    var accounts: String?

    @OptionGroup var messages: SMPPMessageOptions

    func validate() throws {
        if outbind.contains(where: { $0.port == 0 }) { throw ValidationError("--outbind takes the port of an ESME.") }
    }

    /// Refuses what is right alone and not together.
    func checkTogether() throws {
        if smpp == nil, let first = outbind.first {
            throw ValidationError("--outbind \(first) asks an ESME to bind; --smpp says where that can be.")
        }
        guard let smpp, !smpp.isLoopback, accounts == nil else { return }
        throw ValidationError("--smpp \(smpp) can be reached by others; --accounts says who may bind there.")
    }

    /// Where gateways bind; nil for nowhere.
    func plan(_ accounts: [Account]?, zone: Zone) -> SMPPPlan? {
        guard let smpp else { return nil }
        var plan = messages.plan(accounts, zone: zone)
        (plan.host, plan.port) = (smpp.host, smpp.port)
        plan.invitations = outbind.map { Invitation($0) }
        return plan
    }
}
