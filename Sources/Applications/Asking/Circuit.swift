/// Spares a program that fails for everybody: after some failures in a row it is asked only once in a while.
struct Circuit: Sendable {
    /// Failures in a row before it opens.
    private static let most = 5
    private static let (first, longest) = (Duration.seconds(1), Duration.seconds(30))

    private var failures = 0
    /// Until when nothing is asked; nil where the circuit is closed.
    private var end: ContinuousClock.Instant?
    /// Whether the one question is asked that finds out.
    private var isTrying = false

    /// How long the program is still spared; nil where it may be asked.
    mutating func wait(at now: ContinuousClock.Instant) -> Duration? {
        guard let end else { return nil }
        if now < end { return now.duration(to: end) }
        guard !isTrying else { return .milliseconds(200) }
        isTrying = true
        return nil
    }

    /// - Returns: for how long the circuit is open now; nil where it is not, or was open before.
    mutating func fail(at now: ContinuousClock.Instant) -> Duration? {
        failures += 1
        guard failures >= Self.most, isTrying || end == nil else { return nil }
        let pause = min(Self.longest, Self.first * (1 << min(failures - Self.most, 8)))
        (end, isTrying) = (now.advanced(by: pause), false)
        return pause
    }
}
