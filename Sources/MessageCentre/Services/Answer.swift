public import ShortMessage

/// What a service makes of one message.
public struct Answer: Hashable, Sendable {
    /// In the order in which they leave; perhaps to others than the sender.
    public var messages: [OutboundMessage]
    /// Leave behind the messages; the service is told what becomes of each: `Service.announced`.
    public var announcements: [OutboundMessage]
    /// Why nothing goes to the sender, or nil where something does.
    public var silence: Silence?

    /// What leaves, in its order; with a reason for silence none of it goes to the sender.
    public init(_ messages: [OutboundMessage], announcements: [OutboundMessage] = [], silence: Silence? = nil) {
        self.messages = messages
        self.announcements = announcements
        self.silence = silence
    }

    /// Nothing for the sender.
    public static func silent(_ silence: Silence) -> Answer {
        Answer([], silence: silence)
    }
}

/// The name of a reason to say nothing, such as `locked`. The service chooses the names.
public struct Silence: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
