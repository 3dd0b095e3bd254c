public import ShortMessage

/// One message as a JSON object on a line: the fields of a log, and what the sender's program calls the message.
///
///     {"at":"2026-11-21T08:00:00+07:00","from":"+6281200000001","to":"2757","text":"SALDO","id":"a-17"}
///
/// What the program writes says more: `line`, where the message stood in the input and had no id; `re`, the id or line of the
/// message that a reply answers; `silence`, why there is no reply.
public struct JSONLine: Hashable, Sendable {
    /// Nil where the clock says when.
    public var at: Timestamp?
    /// Who sends the message.
    public var from: Address
    /// Nil where it goes to the short code.
    public var to: Address?
    /// The whole text of the message, without escapes.
    public var text: String
    /// The same identity twice is the same message; not empty.
    public var id: String?
    /// 1 is the first.
    public var line: Int?
    /// What it answers.
    public var re: Origin?
    /// Why nothing answers it, in a word.
    public var silence: String?

    /// A message, as others name it.
    public enum Origin: Hashable, Sendable {
        /// By its identity.
        case id(String)
        /// By its line in the input, 1 the first.
        case line(Int)
    }

    /// A message with what is known of it; what is nil stays out of the object.
    public init(
        at: Timestamp? = nil, from: Address, to: Address? = nil, text: String, id: String? = nil, line: Int? = nil,
        re: Origin? = nil, silence: String? = nil
    ) {
        (self.at, self.from, self.to, self.text) = (at, from, to, text)
        (self.id, self.line, self.re, self.silence) = (id, line, re, silence)
    }

    /// A message of a log, which has a time and a recipient, with what others call it.
    public init(
        _ entry: LogEntry, id: String? = nil, line: Int? = nil, re: Origin? = nil, silence: String? = nil
    ) {
        self.init(
            at: entry.time, from: entry.from, to: entry.to, text: entry.text, id: id, line: line, re: re,
            silence: silence)
    }

    /// The names in the object, in the order in which they are written.
    enum Key: String, CaseIterable {
        case at, from, to, text, id, line, re, silence
    }
}

extension JSONLine: CustomStringConvertible {
    /// The object, without blanks and without what is nil; no control or hidden character stands in it unescaped.
    public var description: String {
        let values: [(Key, String?)] = [
            (.at, at.map { Self.quoted($0.description) }), (.from, Self.quoted(from.description)),
            (.to, to.map { Self.quoted($0.description) }), (.text, Self.quoted(text)), (.id, id.map(Self.quoted)),
            (.line, line.map(String.init)), (.re, re.map(Self.written)), (.silence, silence.map(Self.quoted)),
        ]
        let members = values.compactMap { key, value in value.map { "\"\(key.rawValue)\":\($0)" } }
        return "{" + members.joined(separator: ",") + "}"
    }

    private static func written(_ origin: Origin) -> String {
        switch origin {
        case .id(let id): quoted(id)
        case .line(let line): String(line)
        }
    }

    private static func quoted(_ text: String) -> String { "\"\(JSONText.escaped(text))\"" }
}
