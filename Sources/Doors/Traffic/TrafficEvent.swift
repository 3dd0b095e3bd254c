package import Transcripts

/// What happens while a recording is played to a program, in its order.
package enum TrafficEvent: Hashable, Sendable {
    /// A message has arrived.
    case sent(Arrival)
    /// Another line of the recording was reached.
    case read(RecordingReader.Item)
    /// The program has sent this, at the time of the recording that had come by then.
    case answered(LogEntry)
}

/// How the playing of a recording ended.
package enum TrafficEnd: Hashable, Sendable {
    /// All has arrived, and nothing came for a while.
    case over
    /// No program came.
    case nobody
    /// A program came and did not ask for messages.
    case deaf
    /// The program went away, or takes nothing more.
    case stuck(GatewayState)
}
