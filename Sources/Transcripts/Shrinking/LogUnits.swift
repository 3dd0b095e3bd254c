public import ShortMessage

/// A log in pieces that can be left out: a message, and the replies that are recorded of it.
public struct LogUnits: Sendable {
    /// The lines of a message and its replies, in their order.
    public struct Unit: Hashable, Sendable {
        fileprivate var lines: [Line]
    }

    /// What is always there: the comments at the top, and replies before the first message.
    private var top: [Line] = []
    /// The pieces that can be left out, in the order of their messages.
    public private(set) var units: [Unit] = []
    /// The last message of each sender, as an index of `units`.
    private var last: [Address.Number: Int] = [:]
    private var reader: RecordingReader

    /// A log of which no line is added yet; `start` is the time of lines before the first that has one.
    public init(form: LineForm, services: ServiceNumbers, start: Timestamp?) {
        reader = RecordingReader(services: services, form: form, start: start)
    }

    /// Takes the next line; one that is neither a message nor a reply is left out.
    public mutating func add(_ line: Line) {
        guard let item = reader.read(line).first else {
            if units.isEmpty { top.append(line) }
            return
        }
        switch item {
        case .message(let arrival):
            last[arrival.from.number] = units.count
            units.append(Unit(lines: [line]))
        case .reply(let reply):
            if let index = last[reply.entry.to.number] ?? units.indices.last {
                units[index].lines.append(line)
            } else {
                top.append(line)
            }
        case .foreign, .fault: break
        }
    }

    /// The lines of a log that has only some of the units.
    public func lines(of units: [Unit]) -> [Line] {
        (top + units.flatMap(\.lines)).sorted { $0.number < $1.number }
    }
}

extension ReplyDifference {
    /// Whether another replay failed in the same way: in the same kind, to the same person, with the same texts but for
    /// their references.
    public func isSameFailure(as other: ReplyDifference) -> Bool {
        kind == other.kind && recipient.number == other.recipient.number
            && recorded?.entry.text == other.recorded?.entry.text
            && Self.isSame(given?.entry.text, other.given?.entry.text)
    }

    private static func isSame(_ one: String?, _ other: String?) -> Bool {
        guard let one, let other else { return one == other }
        return ReplyPattern.references(of: one, in: other) != nil
    }
}
