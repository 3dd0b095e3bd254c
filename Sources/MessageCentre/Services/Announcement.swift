public import ShortMessage

/// What became of a message on which a service waits for word.
public struct Announcement: Hashable, Sendable {
    /// Who was to receive it.
    public let recipient: Address
    /// When the service sent it.
    public let sentAt: Timestamp
    /// How far it has come.
    public let state: State

    /// How far an announcement has come.
    public enum State: Hashable, Sendable {
        /// A door that plays everybody's telephone has it to write, and this process writes nothing before it; where the
        /// process dies first, the next one tells that it was delivered.
        case handedOver
        /// The recipient has it.
        case delivered
        /// The recipient will never have it.
        case failed
    }
}
