import ArgumentParser
import ShortMessage

/// How much faster than it was recorded a log is played.
struct Speed: ExpressibleByArgument, CustomStringConvertible {
    let factor: Int

    /// Reads a speed.
    ///
    ///     speed = 1*6DIGIT "x"                ; 1x or more
    init?(argument: String) {
        guard argument.hasSuffix("x"), (2...7).contains(argument.utf8.count),
            argument.dropLast().allSatisfy({ ("0"..."9").contains($0) }), let factor = Int(argument.dropLast()),
            factor > 0
        else { return nil }
        self.factor = factor
    }

    var description: String { "\(factor)x" }
}

/// When the moments of a log come, as it is played.
struct Pace {
    let speed: Speed
    /// The first moment that was asked for came at once.
    private var start: (instant: ContinuousClock.Instant, milliseconds: Int64)?

    init(_ speed: Speed) {
        self.speed = speed
    }

    mutating func instant(of moment: Timestamp) -> ContinuousClock.Instant {
        let start = start ?? (.now, moment.milliseconds)
        self.start = start
        let passed = max(0, moment.milliseconds - start.milliseconds)
        return start.instant + .milliseconds(passed) / speed.factor
    }
}
