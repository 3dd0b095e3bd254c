import ArgumentParser
import Doors
import Replays
import ShortMessage

/// Who the modem is.
enum ModemRole: String, ExpressibleByArgument, CaseIterable {
    /// A member's; its messages reach the built-in service.
    case handset
    /// The short code's; the attached program is the service.
    case service
}

/// What an attached program is given to answer.
struct TrafficOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Whose modem it is; service is the short code itself.", valueName: "handset|service"))
    var role = ModemRole.handset

    @Option(help: ArgumentHelp("With --role service: the log whose messages arrive.", valueName: "log"))
    var traffic: String?

    @Option(
        help: ArgumentHelp(
            "With --role service: as --traffic, and what is answered is compared with the log's replies, as replay --via "
                + "does.", valueName: "log"))
    var expect: String?

    @OptionGroup var gateway: GatewayOptions

    func validate() throws {
        if role == .service, (traffic == nil) == (expect == nil) {
            throw ValidationError(
                "--role service needs --traffic LOG, the messages that arrive, or --expect LOG, with the replies.")
        }
        if role == .handset, traffic != nil || expect != nil {
            throw ValidationError(
                "--traffic and --expect are for --role service; a handset sends what its client types.")
        }
        if traffic != nil, gateway.waitForClient || gateway.timeout != nil {
            throw ValidationError("--traffic begins at once; --wait-for-client and --timeout are for --expect.")
        }
    }

    /// What a door is to let arrive, without looking at answers.
    func plan(to shortCode: Address, until signals: Descriptor) throws -> TrafficPlan {
        guard let traffic else { preconditionFailure("only --traffic has a plan") }
        let pace = TrafficPace(speed: gateway.speed ?? .max, settling: gateway.settling)
        return try TrafficPlan(of: traffic, to: shortCode, pace, until: signals)
    }
}
