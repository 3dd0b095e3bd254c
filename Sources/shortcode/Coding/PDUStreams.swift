import Doors
import Transcripts

extension Descriptor {
    /// The lines of a stream as they come, without those that are blank.
    func forEachLine(_ body: (Line) throws -> Void) throws {
        var splitter = LineSplitter()
        while case let block = try read(), !block.isEmpty {
            for line in splitter.receive(block[...]) where !line.isBlank { try body(line) }
        }
        if let line = splitter.finish(), !line.isBlank { try body(line) }
    }

    /// Everything up to the end, as text, with U+FFFD where it is no UTF-8.
    ///
    /// - Returns: also the lines that have such octets.
    /// - Throws: where it is longer than any message can be.
    func text(most: Int = LineSplitter.longest * 4) throws -> (text: String, illFormed: [LineFault]) {
        var octets: [UInt8] = []
        while case let block = try read(), !block.isEmpty {
            octets += block
            guard octets.count <= most else {
                throw UsageError("\(name): longer than \(most) octets, which no message is")
            }
        }
        let lines = octets.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let faults = zip(1..., lines).compactMap { LineFault(illFormed: Line(number: $0, content: .octets($1))) }
        return (String(decoding: octets, as: UTF8.self), faults)
    }
}

extension Line {
    fileprivate var isBlank: Bool { text?.allSatisfy(\.isWhitespace) == true }
}
