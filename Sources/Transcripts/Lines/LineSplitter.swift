/// Cuts a stream of octets into lines; however the stream comes in blocks, the lines are the same.
///
///     stream = [BOM] *(line (LF / CR LF)) [line]
///
/// A stream of UTF-16 that begins with its byte order mark gives the same lines as its UTF-8. Lines share the octets of the block that they came in. A line longer than `longest` is counted and dropped while
/// it is read, so that no stream can make the splitter grow.
public struct LineSplitter: Sendable {
    /// Octets.
    public static let longest = 64 * 1024

    /// The start of a line whose end has not come yet; empty once the line is too long.
    private var held: [UInt8] = []
    /// Octets of the line so far, held or not.
    private var count = 0
    private var lines = 0
    /// Whether a line has ended in CR LF.
    public private(set) var hasCarriageReturns = false
    /// The first octets, until they tell the encoding.
    private var start: [UInt8] = []
    private var encoding: StreamEncoding?
    private var decoder: UTF16Decoder?

    /// A splitter at the start of a stream whose encoding is not known yet.
    public init() {}

    /// Whether the stream is UTF-8, as far as is known.
    public var isUTF8: Bool { encoding == nil || encoding == .utf8 }

    /// The lines that end in this block.
    public mutating func receive(_ block: ArraySlice<UInt8>) -> [Line] {
        if encoding == .utf8 { return cut(block) }
        guard encoding == nil else { return decoded(block) }
        start += block
        return begin(isAll: false)
    }

    /// The lines of the first octets, as soon as these tell the encoding.
    private mutating func begin(isAll: Bool) -> [Line] {
        guard let encoding = StreamEncoding(start, isAll: isAll) else { return [] }
        self.encoding = encoding
        defer { start = [] }
        switch encoding {
        case .utf8: return cut(start[...])
        case .unmarkedUTF16, .utf32:
            lines = 1
            return [Line(number: 1, content: encoding == .utf32 ? .utf32 : .utf16)]
        case .utf16(let isBigEndian):
            decoder = UTF16Decoder(isBigEndian: isBigEndian)
            return decoded(start.dropFirst(2))
        }
    }

    /// Nothing for a stream that was refused.
    private mutating func decoded(_ block: ArraySlice<UInt8>) -> [Line] {
        guard let octets = decoder?.receive(block) else { return [] }
        return cut(octets[...])
    }

    private mutating func cut(_ block: ArraySlice<UInt8>) -> [Line] {
        var found: [Line] = []
        var rest = block
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            found.append(ended(by: rest[..<end]))
            rest = rest[(end + 1)...]
        }
        hold(rest)
        return found
    }

    /// The last line of the stream, where it lacks its end.
    public mutating func finish() -> Line? {
        if encoding == nil, !start.isEmpty, let line = begin(isAll: true).first { return line }
        if let rest = decoder?.finish() { hold(rest[...]) }
        return count == 0 ? nil : line(of: held[...])
    }

    /// Octets of the line that has begun and not ended.
    public var unfinished: Int { count + start.count }

    private mutating func ended(by tail: ArraySlice<UInt8>) -> Line {
        if count == 0 {
            count = tail.count
            return line(of: withoutCarriageReturn(tail))
        }
        hold(tail)
        return line(of: withoutCarriageReturn(held[...]))
    }

    /// One octet more than the longest line is held, because it may be the CR of the line's end.
    private mutating func hold(_ octets: ArraySlice<UInt8>) {
        count += octets.count
        if count <= Self.longest + 1 { held += octets } else { held = [] }
    }

    private mutating func line(of octets: ArraySlice<UInt8>) -> Line {
        lines += 1
        let isOverlong = octets.count > Self.longest || count > Self.longest + 1
        let content = lines == 1 ? withoutByteOrderMark(octets) : octets
        defer {
            held = []
            count = 0
        }
        return Line(number: lines, content: isOverlong ? .overlong(count: count) : .octets(content))
    }

    private mutating func withoutCarriageReturn(_ octets: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard octets.last == UInt8(ascii: "\r") else { return octets }
        hasCarriageReturns = true
        return octets.dropLast()
    }

    private func withoutByteOrderMark(_ octets: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        octets.starts(with: [0xEF, 0xBB, 0xBF]) ? octets.dropFirst(3) : octets
    }
}
