public import MessageCentre
public import ShortMessage
import Transcripts

/// What a program answers.
public struct ProgramAnswer: Hashable, Sendable {
    /// In the order in which they leave; none where nothing is to be said.
    public let messages: [Message]

    /// One message of the answer.
    public struct Message: Hashable, Sendable {
        /// Nil for the sender of the question.
        public let to: Address?
        /// What it says.
        public let words: Words
        /// When it leaves.
        public let start: ProgramMessage.Start

        /// What a message says.
        public enum Words: Hashable, Sendable {
            /// A text of the program's own.
            case text(String)
            /// A reply of the catalogue, and what the program puts into its holes.
            case reply(String, [String: Value])
        }

        /// What fills a hole.
        public enum Value: Hashable, Sendable {
            /// A string.
            case text(String)
            /// As it was written.
            case number(String)
            /// Strings, or numbers as they were written.
            case list([String])
        }

        /// A message to the sender of the question, with the answer, unless it is told otherwise.
        public init(to: Address? = nil, _ words: Words, start: ProgramMessage.Start = .after(0)) {
            (self.to, self.words, self.start) = (to, words, start)
        }
    }

    /// The messages, in their order.
    public init(_ messages: [Message]) {
        self.messages = messages
    }

    /// A text for the sender.
    public init(text: String) {
        self.init([Message(.text(text))])
    }

    /// Messages of one answer.
    static let most = 20
}
