package import ShortMessage
package import Transcripts

/// What arrives at a program that is the short code, and when.
package struct TrafficPlan {
    /// The lines of the recording, in their order and by the batch; nil at the end.
    package var next: () throws -> [RecordingReader.Item]?
    /// That of the program, for messages that name no recipient.
    package var number: Address
    package var pace: TrafficPace
    package var answers: Answers

    /// Which answers people wait for before they send their next message.
    package enum Answers: Sendable {
        /// None, and nobody asks what has happened.
        case none
        /// Those that are recorded.
        case recorded
        /// One to each message, for a recording that has none yet.
        case one
    }

    /// Whether what happens is told by `TrafficFeed.takeEvents`.
    var isTold: Bool { answers != .none }

    package init(
        to number: Address, _ pace: TrafficPace, answers: Answers,
        next: @escaping () throws -> [RecordingReader.Item]?
    ) {
        (self.number, self.pace, self.answers) = (number, pace, answers)
        self.next = next
    }
}

/// When messages of a recording arrive.
package struct TrafficPace: Sendable {
    package var speed = Speed.max
    /// Milliseconds without anything after which nothing more is waited for.
    package var settling: Int64
    /// When the first message arrives.
    package var start = Start.atOnce
    /// Milliseconds in which the program must have come, and must have taken what has arrived; nil for any time.
    package var patience: Int64?

    package enum Start: Sendable {
        case atOnce
        /// When a program is there.
        case there
        /// When a program has asked for messages.
        case listening
    }

    package init(speed: Speed = .max, settling: Int64, start: Start = .atOnce, patience: Int64? = nil) {
        (self.speed, self.settling, self.start, self.patience) = (speed, settling, start, patience)
    }
}
