/// How often a second something is done.
struct Rate {
    let perSecond: Double

    /// The best of several rounds, which is the one least disturbed.
    static func best(of rounds: Int, count: Int, _ body: () throws -> Void) rethrows -> Rate {
        var best = Duration.seconds(Int64.max / 2)
        for _ in 0..<rounds {
            let time = try ContinuousClock().measure {
                for _ in 0..<count { try body() }
            }
            best = min(best, time)
        }
        return Rate(perSecond: Double(count) / (best / .seconds(1)))
    }

    static func / (left: Rate, right: Rate) -> Double { left.perSecond / right.perSecond }
}

extension Rate: CustomStringConvertible {
    /// `1.52 million/s`, `63 thousand/s`.
    var description: String {
        if perSecond >= 1_000_000 { return "\(Double(Int(perSecond / 10_000)) / 100) million/s" }
        return "\(Int(perSecond / 1000)) thousand/s"
    }
}
