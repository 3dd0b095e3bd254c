import ShortMessage

extension LogEntry {
    /// Reads one line of a log.
    ///
    ///     entry   = time " " address " > " address [" " text]
    ///     time    = as `Timestamp` reads it, with "T"
    ///     address = 1*(any character but a blank)             ; escaped as `text` is
    ///     text    = as `Text.escaped` writes it; none is the empty text
    ///
    /// Blanks part the fields one by one, so a text may begin with a second blank.
    public init(_ line: String) throws(LogEntryError) {
        var fields = FieldReader(line)
        time = try fields.next(.time) { try? Timestamp($0) }
        from = try fields.next(.sender, Self.sender)
        try fields.next(.arrow) { $0 == ">" ? () : nil }
        to = try fields.next(.recipient, Self.address)
        text = try fields.text()
    }

    /// Digits that are neither a short code nor a telephone's are nobody who sends.
    private static func sender(_ field: Substring) -> Address? {
        address(field).flatMap { $0.isOfNobody ? nil : $0 }
    }

    private static func address(_ field: Substring) -> Address? {
        guard let digits = try? Text.unescaped(field) else { return nil }
        return try? Address(digits)
    }
}

/// Takes the fields of a line from its front.
private struct FieldReader {
    private let line: String
    /// Where the next field begins; nil once the line has ended.
    private var start: String.Index?

    init(_ line: String) {
        self.line = line
        start = line.startIndex
    }

    mutating func next<Value>(
        _ part: LogEntryError.Part, _ read: (Substring) -> Value?
    ) throws(LogEntryError) -> Value {
        guard let start, start < line.endIndex else { throw error(part, .missing, at: line.endIndex) }
        let rest = line.utf8[start...]
        let end = rest.firstIndex(of: UInt8(ascii: " "))
        guard end != start else { throw error(part, .missing, at: start) }
        guard let value = read(line[start..<(end ?? line.endIndex)]) else { throw error(part, .malformed, at: start) }
        self.start = end.map { line.utf8.index(after: $0) }
        return value
    }

    /// What is left of the line.
    func text() throws(LogEntryError) -> String {
        guard let start else { return "" }
        do {
            return try Text.unescaped(line[start...])
        } catch {
            let backslash = line.unicodeScalars.index(start, offsetBy: error.offset)
            throw self.error(.text, .malformed, at: backslash)
        }
    }

    private func error(
        _ part: LogEntryError.Part, _ problem: LogEntryError.Problem, at index: String.Index
    ) -> LogEntryError {
        let column = line.unicodeScalars.distance(from: line.startIndex, to: index) + 1
        return LogEntryError(part: part, problem: problem, column: column)
    }
}
