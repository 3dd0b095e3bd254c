import ArgumentParser
import Doors

/// How a recording is played to a program that is the short code.
struct GatewayOptions: ParsableArguments {
    static let standardSettling: Int64 = 10_000
    static let standardPatience: Int64 = 60_000

    @Option(
        help: ArgumentHelp(
            "How fast messages arrive: as they are taken and answered (the default), or 1x, 60x their own pace.",
            valueName: "max|Nx"))
    var speed: Speed?

    @Option(
        help: ArgumentHelp(
            "How long nothing must come before no answer is waited for any more (default: 10s).",
            discussion: """
                It begins anew with each answer that the recording has, and once more with one that it does not have: a \
                program that goes on sending is not waited for.
                """, valueName: "10s"))
    var settle: Period?

    @Option(
        help: ArgumentHelp(
            "How long the program may take to come, and to take what has arrived (default: 60s).", valueName: "60s"))
    var timeout: Period?

    @Flag(help: "Begin when the program has typed something, though it has not set +CNMI.")
    var waitForClient = false

    /// Whether one of them was given.
    var areGiven: Bool { speed != nil || settle != nil || timeout != nil || waitForClient }

    /// For answers that are compared: nothing arrives before the program is there.
    var pace: TrafficPace {
        TrafficPace(
            speed: speed ?? .max, settling: settling, start: waitForClient ? .there : .listening,
            patience: timeout?.milliseconds ?? Self.standardPatience)
    }

    var settling: Int64 { settle?.milliseconds ?? Self.standardSettling }
}
