import ShortMessage

/// The machine's time and the recording's, while this is played to a program.
struct TrafficClock {
    private let pace: TrafficPace
    /// Milliseconds of the machine's clock.
    var now: Int64
    private var begun: Int64?
    /// When something happened last.
    private var touched: Int64
    /// Whether something has happened since then of which the recording knows nothing.
    private var isProlonged = false
    /// The time of the recording's first message.
    private var first: Timestamp?
    /// That of the last one that has arrived.
    private var last: Timestamp?

    init(_ pace: TrafficPace, now: Int64) {
        (self.pace, self.now, touched) = (pace, now, now)
    }

    var hasBegun: Bool { begun != nil }

    mutating func begin() {
        (begun, touched) = (now, now)
    }

    /// Something has happened on which the recording's way depends.
    mutating func touch() {
        (touched, isProlonged) = (now, false)
    }

    /// Something else has happened: it may prolong the quiet once, so that a program that never stops cannot prolong it for
    /// ever.
    mutating func prolong() {
        guard !isProlonged else { return }
        (touched, isProlonged) = (now, true)
    }

    /// A message of the recording has arrived.
    mutating func reach(_ time: Timestamp) {
        last = time
    }

    /// When a message of the recording is due; nil for at once.
    mutating func due(_ time: Timestamp) -> Int64? {
        guard let begun, pace.speed != .max else { return nil }
        let first = first ?? time
        self.first = first
        return begun + pace.speed.real(time.milliseconds - first.milliseconds)
    }

    /// The time of the recording; nil before its first message.
    var recorded: Timestamp? {
        guard let begun, let first else { return last }
        return first.adding(milliseconds: pace.speed.recorded(now - begun))
    }

    var quietAt: Int64 { touched + pace.settling }
    var isQuiet: Bool { now >= quietAt }

    /// Nil where nothing is ever overdue.
    var overdueAt: Int64? { pace.patience.map { touched + max($0, hasBegun ? pace.settling : 0) } }
    var isOverdue: Bool { overdueAt.map { now >= $0 } ?? false }
}
