/// What a session waits for; of each kind one timer runs at the most.
public enum ModemTimer: Hashable, Sendable, CaseIterable {
    /// The terminal has not acknowledged a message.
    case acknowledgement
    /// A search for networks ends.
    case scan
    /// A line that a fault has held up is done.
    case answer
}
