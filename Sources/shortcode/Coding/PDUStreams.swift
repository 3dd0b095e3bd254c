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

    /// Everything up to the end, as text.
    ///
    /// - Throws: where it is no UTF-8, or is longer than any message can be.
    func text(most: Int = LineSplitter.longest * 4) throws -> String {
        var octets: [UInt8] = []
        while case let block = try read(), !block.isEmpty {
            octets += block
            guard octets.count <= most else {
                throw UsageError("\(name): longer than \(most) octets, which no message is")
            }
        }
        do {
            _ = try UTF8Span(validating: octets.span)
        } catch {
            let place = error.byteOffsets.lowerBound + 1
            throw UsageError("\(name), octet \(place): ill-formed UTF-8; expected a text in UTF-8")
        }
        return String(decoding: octets, as: UTF8.self)
    }

    /// Writes a text; that nobody reads it any more ends the program quietly.
    func write(_ text: String) throws {
        do {
            try write(Array(text.utf8))
        } catch {
            if error.isClosedPipe { throw ClosedOutput() }
            throw error.cause
        }
    }
}

extension Line {
    fileprivate var isBlank: Bool { text?.allSatisfy(\.isWhitespace) == true }
}
