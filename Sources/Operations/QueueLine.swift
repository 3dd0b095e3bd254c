package import Doors
package import MessageCentre
import ShortMessage
import Transcripts

/// How a listing tells of a message.
package struct QueueLine {
    let mask: NumberMask

    package init(mask: NumberMask) {
        self.mask = mask
    }

    /// `7 enroute 2026-11-21T08:00:00+07:00 2757 > +6281xxxxxx001, 2 tries, until 2026-…, 0x22 trying: …: text`
    package func line(_ message: QueuedMessage) -> String {
        var words = "\(message.id) \(message.state.rawValue) \(message.at) "
        words += "\(mask.shown(message.from)) > \(mask.shown(message.to))"
        words += message.attempts == 1 ? ", 1 try" : ", \(message.attempts) tries"
        words += message.finalAt.map { ", at \($0)" } ?? ", until \(message.expiresAt)"
        if let status = message.status { words += ", \(status)" }
        return words + (message.isReport ? " (status report)" : ": \(Text.escaped(text(of: message)))")
    }

    private func text(of message: QueuedMessage) -> String {
        mask.masked(message.text, from: message.from, to: message.to, on: message.at.date)
    }

    package func json(_ message: QueuedMessage) -> String {
        JSONDocument.object([
            ("id", .number(Int(message.id))),
            ("kind", .string(message.isReport ? "report" : "message")),
            ("state", .string(message.state.rawValue)),
            ("at", .string(message.at.description)),
            ("from", .string(mask.shown(message.from))),
            ("to", .string(mask.shown(message.to))),
            ("text", .string(text(of: message))),
            ("attempts", .number(message.attempts)),
            ("until", .string(message.expiresAt.description)),
            ("finalAt", .optional(message.finalAt?.description)),
            ("status", message.status.map { .number(Int($0.rawValue)) } ?? .null),
        ]).description
    }
}

/// How many messages of each state a listing has.
package struct QueueCounts: CustomStringConvertible {
    private let states: [QueuedMessage.State]
    private var counts: [QueuedMessage.State: Int] = [:]
    private var recipients: Set<Address> = []

    /// - Parameter states: those that were asked for; none of them is left out of the counts.
    package init(of states: Set<QueuedMessage.State>) {
        self.states = QueuedMessage.State.allCases.filter(states.contains)
    }

    package mutating func add(_ message: QueuedMessage) {
        counts[message.state, default: 0] += 1
        if message.state == .enroute { recipients.insert(message.to) }
    }

    /// `2 enroute for 1 number, 0 failed`
    package var description: String {
        states.map { state in
            let count = "\(counts[state, default: 0]) \(state.rawValue)"
            guard state == .enroute else { return count }
            return count + " for \(recipients.count) \(recipients.count == 1 ? "number" : "numbers")"
        }.joined(separator: ", ")
    }

    package var json: String {
        let members = states.map { ($0.rawValue, JSONDocument.number(counts[$0, default: 0])) }
        return JSONDocument.object([("counts", .object(members))]).description
    }
}
