/// One line of a stream, without its end.
public struct Line: Hashable, Sendable {
    /// 1 is the first.
    public let number: Int
    /// The octets of the line, or why they are not held.
    public let content: Content

    /// What there is of a line.
    public enum Content: Hashable, Sendable {
        /// All of the line but LF or CR LF, at most `LineSplitter.longest` octets, which may be no UTF-8.
        case octets(ArraySlice<UInt8>)
        /// More than `LineSplitter.longest`: counted, not held.
        case overlong(count: Int)
        /// The whole stream is UTF-16 without a byte order mark.
        case utf16
        /// The whole stream is UTF-32.
        case utf32
    }

    /// A line at its place in the stream, of which 1 is the first.
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
