public import ShortMessage

/// One message as a JSON object on a line: the fields of a log, and what the sender's program calls the message.
///
///     {"at":"2026-11-21T08:00:00+07:00","from":"+6281200000001","to":"2757","text":"SALDO","id":"a-17"}
public struct JSONLine: Hashable, Sendable {
    /// Nil where the clock says when.
    public var at: Timestamp?
    public var from: Address
    /// Nil where it goes to the short code.
    public var to: Address?
    public var text: String
    /// The same identity twice is the same message; not empty.
    public var id: String?

    public init(at: Timestamp? = nil, from: Address, to: Address? = nil, text: String, id: String? = nil) {
        self.at = at
        self.from = from
        self.to = to
        self.text = text
        self.id = id
    }

    public init(_ entry: LogEntry, id: String? = nil) {
        self.init(at: entry.time, from: entry.from, to: entry.to, text: entry.text, id: id)
    }

    /// The names in the object, in the order in which they are written.
    enum Key: String, CaseIterable {
        case at, from, to, text, id
    }
}

extension JSONLine: CustomStringConvertible {
    /// The object, without blanks and without what is nil; no control or hidden character stands in it unescaped.
    public var description: String {
        let values: [(Key, String?)] = [
            (.at, at?.description), (.from, from.description), (.to, to?.description), (.text, text), (.id, id),
        ]
        let members = values.compactMap { key, value in
            value.map { "\"\(key.rawValue)\":\"\(JSONText.escaped($0))\"" }
        }
        return "{" + members.joined(separator: ",") + "}"
    }
}
