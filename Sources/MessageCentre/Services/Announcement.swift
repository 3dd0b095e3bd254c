public import ShortMessage

/// What became of a message on which a service waits for word.
public struct Announcement: Hashable, Sendable {
    /// Who was to receive it.
    public let recipient: Address
    /// When the service sent it.
    public let sentAt: Timestamp
    /// Whether the recipient has it.
    public let isDelivered: Bool
}
