import ShortMessage

/// Writes a log anew with the given replies; every other line keeps its octets and its end.
public struct LogRewriter {
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let edits: LogEdits
    private let form: LineForm
    private var reader: RecordingReader
    private var number = 0
    /// The start of a line whose end has not come yet.
    private var held: [UInt8] = []
    /// Replies that stand before the next line that is no reply to somebody else.
    private var added: [GivenReply] = []
    /// The end of the last line.
    private var end: [UInt8] = [0x0A]

    /// A rewriter at the start of the file that the edits belong to; the form is that of the lines it writes, too.
    public init(_ edits: LogEdits, form: LineForm, services: ServiceNumbers) {
        (self.edits, self.form) = (edits, form)
        reader = RecordingReader(services: services, form: form, start: .init(milliseconds: 0, offset: 0))
        added = edits.added[0] ?? []
    }

    /// What becomes of the lines that end in this block.
    public mutating func receive(_ block: ArraySlice<UInt8>) -> [UInt8] {
        var (octets, rest) = ([UInt8](), block)
        while let newline = rest.firstIndex(of: 0x0A) {
            octets += line(held + rest[...newline])
            (held, rest) = ([], rest[(newline + 1)...])
        }
        held += rest
        return octets
    }

    /// What becomes of the last line, where it lacks its end, and what stands behind it.
    public mutating func finish() -> [UInt8] {
        var octets = held.isEmpty ? [] : line(held)
        if !added.isEmpty, let last = octets.last, last != 0x0A { octets += end }
        return octets + takeAdded()
    }

    private mutating func line(_ raw: [UInt8]) -> [UInt8] {
        number += 1
        var text = raw[...]
        let mark = number == 1 && text.starts(with: Self.byteOrderMark) ? Self.byteOrderMark : []
        text = text.dropFirst(mark.count)
        var (content, ending) = Self.parted(text)
        if !ending.isEmpty { end = ending }
        var octets = mark
        if !added.isEmpty, !isReplyToOthers(content) { octets += takeAdded() }
        if let change = edits.replaced[number] {
            content = change.map { Array(written($0, over: content).utf8)[...] } ?? []
            if change == nil { ending = [] }
        }
        added += (edits.added[number] ?? []).sorted { $0.order < $1.order }
        return octets + content + ending
    }

    private mutating func takeAdded() -> [UInt8] {
        defer { added = [] }
        return added.flatMap { Array(written($0.entry, over: []).utf8) + end }
    }

    /// - Parameter line: the one that it takes the place of, of which what names it and what it answers stays.
    private func written(_ entry: LogEntry, over line: ArraySlice<UInt8>) -> String {
        guard form == .json else { return "\(entry)" }
        let old = try? JSONLine(String(decoding: line, as: UTF8.self))
        return "\(JSONLine(entry, id: old?.id, line: old?.line, re: old?.re))"
    }

    /// Whether a line is a recorded reply to nobody for whom a reply waits to be written.
    private mutating func isReplyToOthers(_ content: ArraySlice<UInt8>) -> Bool {
        guard case .reply(let reply)? = reader.read(Line(number: number, content: .octets(content))).first else {
            return false
        }
        return !added.contains { $0.entry.to.number == reply.entry.to.number }
    }

    private static func parted(_ line: ArraySlice<UInt8>) -> (content: ArraySlice<UInt8>, ending: [UInt8]) {
        guard line.last == 0x0A else { return (line, []) }
        let content = line.dropLast()
        return content.last == 0x0D ? (content.dropLast(), [0x0D, 0x0A]) : (content, [0x0A])
    }
}
