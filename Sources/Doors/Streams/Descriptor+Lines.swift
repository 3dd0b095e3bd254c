package import Transcripts

extension Descriptor {
    /// The lines of a stream as they come, without those that are blank; a line that a signal cut off is none.
    package func forEachLine(until signals: Descriptor, _ body: (Line) throws -> Void) throws {
        let blocks = BlockReader(self, until: signals)
        var splitter = LineSplitter()
        while let block = try blocks.next() {
            for line in splitter.receive(block[...]) where !line.isBlank { try body(line) }
        }
        guard EndSignal.caught == nil else {
            if splitter.unfinished > 0 { Diagnostics.say("the last line was not read to its end and is left out") }
            return
        }
        if let line = splitter.finish(), !line.isBlank { try body(line) }
    }

    /// Everything up to the end, as text, with U+FFFD where it is no UTF-8.
    ///
    /// - Returns: also the lines that have such octets; nil where a signal came before the end.
    /// - Throws: where it is longer than any message can be.
    package func text(
        until signals: Descriptor, most: Int = LineSplitter.longest * 4
    ) throws -> (text: String, illFormed: [LineFault])? {
        let blocks = BlockReader(self, until: signals)
        var octets: [UInt8] = []
        while let block = try blocks.next() {
            octets += block
            guard octets.count <= most else {
                throw UsageError("\(name): longer than \(most) octets, which no message is")
            }
        }
        guard EndSignal.caught == nil else {
            if !octets.isEmpty { Diagnostics.say("the text was not read to its end and is left out") }
            return nil
        }
        let lines = octets.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let faults = zip(1..., lines).compactMap { LineFault(illFormed: Line(number: $0, content: .octets($1))) }
        return (String(decoding: octets, as: UTF8.self), faults)
    }
}

extension Line {
    fileprivate var isBlank: Bool { text?.allSatisfy(\.isWhitespace) == true }
}
