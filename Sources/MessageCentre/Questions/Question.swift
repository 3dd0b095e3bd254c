public import ShortMessage

/// A message that was accepted and that a program is to answer, outside of any transaction.
public struct Question: Hashable, Sendable {
    /// The message's place in the journal, 1 or more.
    public let id: Int64
    /// The message with the time at which it was taken; without what its service holds secret, and without an identity.
    public let message: InboundMessage

    /// The message at a place of the journal.
    package init(id: Int64, message: InboundMessage) {
        (self.id, self.message) = (id, message)
    }
}

/// What became of a question.
public struct QuestionEnd: Hashable, Sendable {
    /// `Question.id`.
    public let id: Int64
    /// What is sent for it.
    public let outcome: Outcome

    /// Whether a program has answered.
    public enum Outcome: Hashable, Sendable {
        /// It has; without a message nothing is sent.
        case answered([ProgramMessage])
        /// It never will: the sender reads what the service says then.
        case failed
    }

    /// What became of the question at a place of the journal.
    public init(_ id: Int64, _ outcome: Outcome) {
        (self.id, self.outcome) = (id, outcome)
    }
}

/// One message that a program sends in its answer, from the short code that was asked.
public struct ProgramMessage: Hashable, Sendable {
    /// Who is to receive it.
    public let to: Address
    /// The whole text.
    public let text: String
    /// When it leaves: not before the answer is taken.
    public let start: Start

    /// When a message leaves.
    public enum Start: Hashable, Sendable {
        /// So many milliseconds behind the answer; 0 with it.
        case after(Int64)
        /// At a moment of the centre's clock; with the answer where that is past.
        case at(Timestamp)
    }

    /// A message that leaves with the answer, unless it is told when.
    public init(to: Address, text: String, start: Start = .after(0)) {
        (self.to, self.text, self.start) = (to, text, start)
    }
}

extension Silence {
    /// A program has answered that it says nothing to the sender.
    package static let program = Silence(rawValue: "program")
}
