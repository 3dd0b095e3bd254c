public import ShortMessage

/// Which messages of the journal are wanted; each part leaves out what does not match it.
public struct JournalFilter: Hashable, Sendable {
    /// The ways that are wanted; without any, no message is.
    public var directions: Set<JournalledMessage.Direction>
    /// The states that are wanted; without any, no message is.
    public var states: Set<JournalledMessage.State>
    /// Of the sender or the recipient.
    public var number: AddressPattern
    /// Not before; nil from the beginning.
    public var since: Timestamp?
    /// Not after; nil to the end.
    public var until: Timestamp?
    /// What the text holds, whatever its case; empty for any.
    public var text: String

    /// Everything, but for what is named.
    public init(
        directions: Set<JournalledMessage.Direction> = Set(JournalledMessage.Direction.allCases),
        states: Set<JournalledMessage.State> = Set(JournalledMessage.State.allCases),
        number: AddressPattern = .any, since: Timestamp? = nil, until: Timestamp? = nil, text: String = ""
    ) {
        (self.directions, self.states, self.number) = (directions, states, number)
        (self.since, self.until, self.text) = (since, until, text)
    }

    func matches(_ message: JournalledMessage) -> Bool {
        directions.contains(message.direction) && states.contains(message.state)
            && (number.matches(message.from) || number.matches(message.to))
            && since.map { message.at.milliseconds >= $0.milliseconds } ?? true
            && until.map { message.at.milliseconds <= $0.milliseconds } ?? true
            && (text.isEmpty || message.text.lowercased().contains(text.lowercased()))
    }
}
