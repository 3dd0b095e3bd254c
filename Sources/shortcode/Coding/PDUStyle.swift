import Foundation

/// Colours for people: none where stdout is no terminal, or `NO_COLOR` is set to anything (no-color.org).
struct PDUStyle {
    let isColoured: Bool

    /// The style of this process's stdout.
    static var standardOutput: PDUStyle {
        let isRefused = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return PDUStyle(isColoured: !isRefused && isatty(STDOUT_FILENO) == 1)
    }

    func bold(_ text: String) -> String { wrap(text, "1") }
    func faint(_ text: String) -> String { wrap(text, "2") }
    func name(_ text: String) -> String { wrap(text, "36") }
    func warning(_ text: String) -> String { wrap(text, "33") }

    private func wrap(_ text: String, _ code: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

/// A text or PDU that was given and cannot be used: one line on stderr, and exit code 64.
struct PDUInputError: Error, CustomStringConvertible {
    let description: String
}

/// What both commands read and write.
enum PDUStandardStreams {
    /// All of stdin as text.
    static func text() throws -> String {
        let octets = [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
        do {
            _ = try UTF8Span(validating: octets.span)
        } catch {
            let place = error.byteOffsets.lowerBound + 1
            throw PDUInputError(description: "stdin, octet \(place): ill-formed UTF-8; expected a text in UTF-8")
        }
        return String(decoding: octets, as: UTF8.self)
    }

    static func print(_ text: String) throws {
        try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }

    /// One line of JSON, members in the order of their names.
    static func printJSON(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try print(String(decoding: encoder.encode(value), as: UTF8.self) + "\n")
    }
}
