import ArgumentParser
import MessageCentre

/// What goes wrong, for commands that let it.
struct FaultOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Faults that strike at random, such as loss=1%,delay=2s..30s,reject=3%:22.",
            discussion: """
                Shares of messages: loss, duplicate and reorder on their way to a telephone; silence (neither taken nor \
                refused) and reject (with a cause of 1 to 127 behind a colon) on their way to the centre. Times: delay. Numbers: from and to, perhaps with a star at the end. May be \
                repeated; the first that fits a message counts.
                """, valueName: "faults"),
        transform: Self.rule)
    var fault: [FaultRule] = []

    @Option(help: "Where the faults begin (default: 0); the same seed and the same log give the same bytes.")
    var seed: UInt64?

    var plan: FaultPlan { FaultPlan(fault, seed: seed ?? 0) }

    private static func rule(_ text: String) throws -> FaultRule {
        do throws(FaultRuleError) {
            return try FaultRule(text)
        } catch {
            throw ValidationError("\(error)")
        }
    }
}
