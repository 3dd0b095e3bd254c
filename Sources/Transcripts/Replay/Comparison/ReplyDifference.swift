public import ShortMessage

/// One reply that is not as it was recorded.
public struct ReplyDifference: Hashable, Sendable {
    /// In what the given reply and the recorded one differ.
    public let kind: Kind
    /// Nil for a reply that was not recorded.
    public let recorded: RecordedReply?
    /// Nil for a reply that was not given.
    public let given: GivenReply?
    /// The line after which the given reply is written; nil where it takes the place of the recorded one.
    let anchor: Int?

    /// How a reply differs, by the word that reports in JSON have for it.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The same recipient got another text.
        case changed
        /// A reference is not what it was called before.
        case renamed
        /// The same text came later than it was recorded: after another reply, or at a later time.
        case late
        /// The same text came earlier than it was recorded: before another reply, or at an earlier time.
        case early
        /// The same text came from another number.
        case wrongSender = "wrong-sender"
        /// The same text came once more.
        case double
        /// Recorded, and not given.
        case missing
        /// Given, and not recorded.
        case surplus = "not-recorded"
    }

    /// The line of the recorded reply, else of the message before the given one; 1 is the first.
    public var line: Int { recorded?.line ?? max(given?.line ?? 1, 1) }

    /// Who got the reply, or should have.
    public var recipient: Address { entry.to }

    /// When it was recorded, else when it was given.
    public var time: Timestamp { entry.time }

    private var entry: LogEntry {
        guard let entry = recorded?.entry ?? given?.entry else {
            preconditionFailure("a difference has a recorded or a given reply")
        }
        return entry
    }

    /// Whether nothing differs but the time or the place in the order.
    public var isOfTime: Bool { kind == .late || kind == .early }
}

extension ReplyDifference.Kind: CustomStringConvertible {
    public var description: String {
        switch self {
        case .changed: "changed"
        case .renamed: "another reference than before"
        case .late: "late"
        case .early: "early"
        case .wrongSender: "from the wrong number"
        case .double: "double"
        case .missing: "missing"
        case .surplus: "not recorded"
        }
    }
}
