import ShortMessage
import Transcripts

/// What the program says beside its output: one line each, on stderr.
enum Diagnostics {
    /// Writes a line. A stderr that fails is nobody's to be told, so it is not reported.
    static func say(_ line: String) {
        write(line + "\n")
    }

    /// Writes lines in one piece.
    static func say(_ lines: [String]) {
        if !lines.isEmpty { say(lines.joined(separator: "\n")) }
    }

    /// Writes lines that must reach their reader.
    static func tell(_ lines: [String]) throws(WriteError) {
        if !lines.isEmpty { try Descriptor.standardError.write(Array((lines.joined(separator: "\n") + "\n").utf8)) }
    }

    /// Writes text that has no line end: a prompt, or progress.
    static func write(_ text: String) {
        _ = try? Descriptor.standardError.write(Array(text.utf8))
    }
}

/// How numbers and texts are shown where others may read along.
struct NumberMask: Sendable {
    let isOff: Bool

    /// A telephone number with its middle hidden; a short code or a sender with letters as it is.
    func shown(_ address: Address) -> String {
        guard !isOff, let number = try? MSISDN(address) else { return Text.escaped(address.description) }
        return number.masked
    }

    /// A text of another program, such as the name that it gives a message.
    func shown(_ text: String) -> String {
        Text.escaped(isOff ? text : Text.masked(text))
    }
}
