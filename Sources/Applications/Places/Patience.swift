/// How long a program may take, and how often it is asked.
public struct Patience: Hashable, Sendable {
    /// For one answer.
    public var deadline: Duration
    /// Questions that are asked at the same time, each of another sender.
    public var mostInFlight: Int
    /// How often one question is asked; nil until its validity period is over.
    public var mostTries: Int?
    /// How long it waits after the first try that failed; twice as long after each further one.
    public var pause: Duration
    /// The longest of these waits.
    public var longestPause: Duration

    /// For a program at a door whose messages wait in the centre.
    public init(
        deadline: Duration = .seconds(5), mostInFlight: Int = 8, mostTries: Int? = nil,
        pause: Duration = .seconds(1), longestPause: Duration = .seconds(60)
    ) {
        (self.deadline, self.mostInFlight, self.mostTries) = (deadline, mostInFlight, mostTries)
        (self.pause, self.longestPause) = (pause, longestPause)
    }

    /// For a program at a door that waits for its answers.
    public static func played(deadline: Duration = .seconds(5)) -> Patience {
        Patience(deadline: deadline, mostTries: 3, pause: .milliseconds(200), longestPause: .seconds(1))
    }

    /// How long to wait after so many tries of one question that failed, 1 or more.
    func pause(after tries: Int) -> Duration {
        min(longestPause, pause * (1 << min(max(0, tries - 1), 16)))
    }
}
