/// One line of a stream, without its end.
public struct Line: Hashable, Sendable {
    /// 1 is the first.
    public let number: Int
    public let content: Content

    public enum Content: Hashable, Sendable {
        case octets(ArraySlice<UInt8>)
        /// More than `LineSplitter.longest`: counted, not held.
        case overlong(count: Int)
        /// The whole stream is UTF-16 without a byte order mark.
        case utf16
    }

    public init(number: Int, content: Content) {
        self.number = number
        self.content = content
    }

    /// The line as text, with U+FFFD where its octets are no UTF-8; nil where it was too long to hold, or the stream is UTF-16.
    public var text: String? {
        guard case .octets(let octets) = content else { return nil }
        return String(decoding: octets, as: UTF8.self)
    }
}
