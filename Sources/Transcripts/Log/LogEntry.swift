public import ShortMessage

/// One message of a log: when, from whom, to whom, what.
///
///     2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO 08012345678
public struct LogEntry: Hashable, Sendable {
    /// When the message came to a service or was sent by one, with the offset that the log shows.
    public var time: Timestamp
    /// Who sent the message.
    public var from: Address
    /// The number that the message was sent to.
    public var to: Address
    /// The whole text, without the escapes of the log; it may be empty.
    public var text: String

    /// A message as a log has it.
    public init(time: Timestamp, from: Address, to: Address, text: String) {
        self.time = time
        self.from = from
        self.to = to
        self.text = text
    }

    /// A message to a service, at the time that its door stamped on it.
    public init(_ message: InboundMessage) {
        self.init(time: message.receivedAt, from: message.from, to: message.to, text: message.text)
    }

    /// A message from a service, at the time of the commit that caused it.
    public init(_ message: OutboundMessage) {
        self.init(time: message.sentAt, from: message.from, to: message.to, text: message.text)
    }
}

extension LogEntry: CustomStringConvertible {
    /// The line as `init(_:)` reads it, without a line end; a text that is empty leaves no blank behind.
    public var description: String {
        let ends = "\(time) \(Self.written(from)) > \(Self.written(to))"
        return text.isEmpty ? ends : ends + " " + Text.escaped(text)
    }

    /// An address without a blank, because blanks part the fields: `BANK\u{20}ABC`.
    private static func written(_ address: Address) -> String {
        let escaped = Text.escaped(address.description)
        guard escaped.utf8.contains(UInt8(ascii: " ")) else { return escaped }
        return escaped.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "\\u{20}")
    }
}
