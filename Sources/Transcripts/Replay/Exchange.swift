/// A message of a recorded log, what the log has as its replies, and what is given when it is played again.
///
/// The replies of an exchange are all lines between its message and the next one: what the message caused, and what
/// fell due before the next. The first exchanges of a log have no message; they hold what stands before the first.
public struct Exchange: Hashable, Sendable {
    public let message: Arrival?
    /// Every line from the message's own up to the next message, as it is in the file.
    let lines: [Line]
    /// The lines among them that are recorded replies.
    let recorded: [Recorded]
    /// The lines among them in which no service has a part: they are not sent in, not compared, and stay as they are.
    public let unplayed: [Arrival]
    /// What the service said this time, in order.
    public var given: [LogEntry] = []

    struct Recorded: Hashable, Sendable {
        /// Which of `lines`.
        let index: Int
        let entry: LogEntry
    }

    /// How many replies the log has.
    public var recordedCount: Int { recorded.count }
    /// The line of the message, or the first line.
    var firstLine: Int { lines.first?.number ?? 1 }
}
