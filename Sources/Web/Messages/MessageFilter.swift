package import ShortMessage

/// Which messages are wanted; each part that is there leaves out what does not match it.
package struct MessageFilter: Hashable, Sendable {
    /// Of the sender or the recipient.
    package var number: Address?
    package var from: Address?
    package var to: Address?
    package var direction: MessageEntry.Direction?
    package var state: MessageEntry.State?
    /// The service that has it, or sent it.
    package var service: Address?
    /// What the text holds, whatever its case.
    package var text: String?
    package var since: Timestamp?
    package var until: Timestamp?
    /// Later in the journal than this place.
    package var after: Int64 = 0

    package init() {}

    /// The query parameters that it is read from.
    static let parameters = [
        "number", "from", "to", "direction", "state", "service", "text", "since", "until", "after",
    ]

    init(_ query: WebQuery) throws(Problem) {
        number = try query.address("number")
        from = try query.address("from")
        to = try query.address("to")
        direction = try query.choice("direction", of: MessageEntry.Direction.self)
        state = try query.choice("state", of: MessageEntry.State.self)
        service = try query.address("service")
        text = query["text"].map { $0.lowercased() }
        since = try query.time("since")
        until = try query.time("until")
        after = try query.number("after", in: 0...Int64.max) ?? 0
    }

    func matches(_ message: MessageEntry) -> Bool {
        matchesNumbers(message) && direction.map { $0 == message.direction } ?? true
            && state.map { $0 == message.state } ?? true
            && since.map { $0.milliseconds <= message.at.milliseconds } ?? true
            && until.map { message.at.milliseconds <= $0.milliseconds } ?? true
            && text.map { message.text.lowercased().contains($0) } ?? true
    }

    private func matchesNumbers(_ message: MessageEntry) -> Bool {
        let (sender, recipient) = (message.from.number, message.to.number)
        return number.map { $0.number == sender || $0.number == recipient } ?? true
            && service.map { $0.number == (message.direction == .mo ? recipient : sender) } ?? true
            && from.map { $0.number == sender } ?? true && to.map { $0.number == recipient } ?? true
    }
}
