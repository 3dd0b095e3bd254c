public import ShortMessage

/// One message of a log: when, from whom, to whom, what.
///
///     2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO 08012345678
public struct LogEntry: Hashable, Sendable {
    public var time: Timestamp
    public var from: Address
    public var to: Address
    public var text: String

    public init(time: Timestamp, from: Address, to: Address, text: String) {
        self.time = time
        self.from = from
        self.to = to
        self.text = text
    }

    public init(_ message: InboundMessage) {
        self.init(time: message.receivedAt, from: message.from, to: message.to, text: message.text)
    }

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
