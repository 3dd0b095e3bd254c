public import ShortMessage
public import Store

/// What a centre's clock shows, and how it goes.
public struct ClockReading: Hashable, Sendable {
    /// The centre's time.
    public let now: Timestamp
    /// Seconds of the centre in one of the machine's: 1 goes as the machine's, 0 stands until it is moved by hand.
    public let speed: Double
    /// Milliseconds by which it is ahead of the machine's clock; less than none where it is behind.
    public let ahead: Int64
    /// When the next thing happens by itself, on the centre's clock; nil where nothing is due.
    public let nextDue: Timestamp?
}

/// Why a centre's clock was not moved.
public enum ClockError: Error, Hashable, Sendable, CustomStringConvertible {
    /// It would have gone back from what it shows to a moment that is over.
    case goesBack(now: Timestamp, to: Timestamp)
    /// It would have come to where no time can be told any more.
    case tooFar
    /// The store failed on the way.
    case store(StoreError)

    public var description: String {
        switch self {
        case .goesBack(let now, let moment):
            "the clock shows \(now) and never goes back, so it cannot be set to \(moment)"
        case .tooFar: "times are of the years 1 to 9999"
        case .store(let error): "\(error)"
        }
    }
}
