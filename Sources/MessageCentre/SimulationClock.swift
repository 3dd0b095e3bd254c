import ShortMessage

/// The centre's time: what messages bring, never earlier than it was.
struct SimulationClock {
    private(set) var now: Timestamp?

    /// The moment at which something that claims to happen at `moment` is taken, told with its own offset.
    mutating func reach(_ moment: Timestamp) -> Timestamp {
        guard let now, now.milliseconds > moment.milliseconds else {
            now = moment
            return moment
        }
        return now.told(at: moment.offset)
    }
}
