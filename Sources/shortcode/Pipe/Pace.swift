import ShortMessage

/// When the moments of a log come, as it is played.
struct Pace {
    let speed: Speed
    /// The first moment that was asked for came at once.
    private var start: (instant: ContinuousClock.Instant, milliseconds: Int64)?

    /// Nil where the log is played at once.
    init?(_ speed: Speed) {
        guard speed != .max else { return nil }
        self.speed = speed
    }

    mutating func instant(of moment: Timestamp) -> ContinuousClock.Instant {
        let start = start ?? (.now, moment.milliseconds)
        self.start = start
        let passed = max(0, moment.milliseconds - start.milliseconds)
        return start.instant + .milliseconds(speed.real(passed))
    }
}
