import Doors
import MessageCentre
import MessageGrammar
import ShortMessage
package import Transcripts

/// How messages are written for one who asks.
package struct MessageStyle: Sendable {
    let reader: MessageReader
    let services: ServiceNames
    let isUnmasked: Bool
    private let mask: NumberMask

    package init(_ reader: MessageReader, services: ServiceNames, isUnmasked: Bool) {
        (self.reader, self.services, self.isUnmasked) = (reader, services, isUnmasked)
        mask = NumberMask(isOff: isUnmasked, grammars: reader.grammars)
    }

    package func json(of entry: MessageEntry) -> JSONDocument { .object(members(of: entry)) }

    /// The members of the object.
    package func members(of entry: MessageEntry) -> [(String, JSONDocument)] {
        [
            ("id", entry.id.map { .number(Int($0)) } ?? .null), ("direction", .string(entry.direction.rawValue)),
            ("from", .string(entry.from.description)), ("to", .string(entry.to.description)),
            ("text", .string(text(of: entry))), ("at", .string("\(entry.at)")),
            ("state", .string(entry.state.rawValue)), ("service", .optional(service(of: entry))),
            ("cause", entry.cause.map { .number(Int($0)) } ?? .null),
            ("replies", .array(entry.replies.map { .number(Int($0)) })),
            ("silence", .optional(entry.silence?.rawValue)),
        ] + coding(of: entry) + [
            ("kind", .optional(kind(of: entry))), ("fault", .optional(entry.fault)),
            ("finalAt", .optional(entry.finalAt.map { "\($0)" })),
        ]
    }

    /// A text from one number to another as it is shown.
    func masked(_ text: String, from sender: Address, to recipient: Address, on day: CalendarDate) -> String {
        mask.masked(text, from: sender, to: recipient, on: day)
    }

    /// The text as it is shown.
    func text(of entry: MessageEntry) -> String {
        mask.masked(entry.text, from: entry.from, to: entry.to, on: entry.at.date)
    }

    private func service(of entry: MessageEntry) -> String? { services[entry.direction == .mo ? entry.to : entry.from] }

    private func kind(of entry: MessageEntry) -> String? {
        guard entry.direction == .mo, entry.state != .refused else { return nil }
        return try? reader.reading(entry.text, to: entry.to, on: entry.at.date)?.get().message
    }

    private func coding(of entry: MessageEntry) -> [(String, JSONDocument)] {
        if let coding = entry.coding, !coding.userData.isEmpty {
            return [("encoding", .string("8bit")), ("segments", .number(1)), ("units", .number(coding.userData.count))]
        }
        let encoding = TextEncoding.cheapest(for: entry.text)
        let units = (try? encoding.content(of: entry.text).count) ?? 0
        return [
            ("encoding", .string(encoding == .ucs2 ? "ucs2" : "gsm")),
            ("segments", .number(encoding.segments(of: entry.text) ?? 0)), ("units", .number(units)),
        ]
    }
}
