/// When a recipient that could not take a message is tried again, if nobody says sooner that it can.
enum RetrySchedule {
    /// Minutes after each failed try; the last one repeats.
    private static let minutes: [Int64] = [1, 5, 10, 30, 60, 180, 360]

    /// Milliseconds to wait after so many failed tries in a row, 1 or more.
    static func pause(after failures: Int) -> Int64 {
        minutes[min(max(1, failures), minutes.count) - 1] * 60_000
    }
}
