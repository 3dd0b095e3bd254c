package import MessageCentre
package import ShortMessage
import Synchronization
package import Transcripts

/// Something that happened, as those who look on are told.
package struct LiveEvent: Sendable {
    /// One more than the event before.
    package let number: Int64
    package let kind: Kind
    /// As it is sent, once somebody was sent it: readers are many.
    private let written = Written()

    package init(number: Int64, kind: Kind) {
        (self.number, self.kind) = (number, kind)
    }

    /// What is written is the same for all who see as much.
    private final class Written: Sendable {
        let texts = Mutex<[Bool: String]>([:])
    }

    /// The event as it stands in a stream. JSON has no line end of its own.
    func text(_ style: MessageStyle) -> String {
        written.texts.withLock { texts in
            if let text = texts[style.isUnmasked] { return text }
            let text = "id: \(number)\nevent: \(kind.name)\ndata: \(kind.json(style))\n\n"
            texts[style.isUnmasked] = text
            return text
        }
    }

    /// What can happen.
    package enum Kind: Sendable {
        /// A message is there.
        case message(MessageEntry)
        /// A message is final.
        case state(Int64, MessageEntry.State, at: Timestamp)
        /// Nothing was done with a message, for a reason.
        case refused(InboundMessage, String)
        /// A fault struck.
        case struck(StruckFault)
        /// Something else changed: the event's name, and what there is now.
        case changed(String, JSONDocument)
    }
}

extension LiveEvent.Kind {
    /// The name by which a browser listens for it.
    var name: String {
        switch self {
        case .message: "message"
        case .state: "state"
        case .refused: "refused"
        case .struck: "struck"
        case .changed(let name, _): name
        }
    }

    func json(_ style: MessageStyle) -> JSONDocument {
        switch self {
        case .message(let entry): style.json(of: entry)
        case .state(let id, let state, let moment):
            .object([("id", .number(Int(id))), ("state", .string(state.rawValue)), ("at", .string("\(moment)"))])
        case .refused(let message, let reason):
            .object([("message", style.json(of: MessageEntry(refused: message))), ("reason", .string(reason))])
        case .struck(let fault):
            .object([
                ("fault", .string(fault.kind.name)), ("detail", .string("\(fault.kind)")),
                ("from", .string(fault.from.description)), ("to", .string(fault.to.description)),
                ("at", .string("\(fault.at)")), ("cause", fault.cause.map { .number(Int($0)) } ?? .null),
            ])
        case .changed(_, let document): document
        }
    }
}
