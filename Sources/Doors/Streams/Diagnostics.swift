import ShortMessage
import Transcripts

/// What the program says beside its output: one line each, on stderr.
///
/// Whatever stands in a line, such as the name of a file, no character of it reaches a terminal that moves a cursor, hides,
/// or turns the direction of reading.
package enum Diagnostics {
    /// Writes a line. A stderr that fails is nobody's to be told, so it is not reported.
    package static func say(_ line: String) {
        say([line])
    }

    /// Writes lines in one piece.
    package static func say(_ lines: [String]) {
        write(lines.map { Text.legible($0) + "\n" }.joined())
    }

    /// Writes lines that must reach their reader.
    package static func tell(_ lines: [String]) throws(WriteError) {
        guard !lines.isEmpty else { return }
        try Descriptor.standardError.write(Array(lines.map { Text.legible($0) + "\n" }.joined().utf8))
    }

    /// Writes text of our own that has no line end: a prompt, or progress.
    package static func write(_ text: String) {
        _ = try? Descriptor.standardError.write(Array(text.utf8))
    }
}
