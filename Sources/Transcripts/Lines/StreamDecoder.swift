/// Turns a stream in UTF-8, or in UTF-16 with its byte order mark, into UTF-8, in whatever blocks it comes.
///
/// A mark of UTF-8 stays, for readers that know it.
public struct StreamDecoder: Sendable {
    private var start: [UInt8] = []
    private var encoding: StreamEncoding?
    private var decoder: UTF16Decoder?

    /// A decoder at the start of a stream.
    public init() {}

    /// Whether the stream is UTF-8, as far as is known.
    public var isUTF8: Bool { encoding == nil || encoding == .utf8 }

    /// What a block says, or nothing while the encoding is not known.
    ///
    /// - Throws: for UTF-16 without a mark.
    public mutating func receive(_ block: ArraySlice<UInt8>) throws(LineFault) -> ArraySlice<UInt8> {
        if encoding == .utf8 { return block }
        guard encoding == nil else { return (decoder?.receive(block) ?? [])[...] }
        start += block
        return try begin(isAll: false)
    }

    /// What is left at the end: half of a character is no UTF-8 either.
    public mutating func finish() throws(LineFault) -> ArraySlice<UInt8> {
        let first = encoding == nil ? try begin(isAll: true) : []
        return first + (decoder?.finish() ?? [])
    }

    private mutating func begin(isAll: Bool) throws(LineFault) -> ArraySlice<UInt8> {
        guard let encoding = StreamEncoding(start, isAll: isAll) else { return [] }
        self.encoding = encoding
        defer { start = [] }
        switch encoding {
        case .utf8: return start[...]
        case .unmarkedUTF16: throw LineFault(line: 1, problem: .utf16)
        case .utf32: throw LineFault(line: 1, problem: .utf32)
        case .utf16(let isBigEndian):
            var decoder = UTF16Decoder(isBigEndian: isBigEndian)
            let octets = decoder.receive(start.dropFirst(2))
            self.decoder = decoder
            return octets[...]
        }
    }
}
