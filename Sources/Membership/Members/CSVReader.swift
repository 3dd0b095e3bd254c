/// Reads comma-separated values strictly (RFC 4180).
///
///     file    = record *( newline record ) [newline]
///     record  = field *( "," field )
///     field   = quoted / *( any character but "," <"> CR LF )
///     quoted  = <"> *( any character but <"> / 2<"> ) <">
///     newline = LF / CRLF
struct CSVReader {
    private var rest: Substring.UnicodeScalarView
    private(set) var line = 1

    init(_ text: String) {
        rest = text[...].unicodeScalars
    }

    /// The fields of the next record, or nil at the end.
    mutating func record() throws(CSVError) -> [String]? {
        guard !rest.isEmpty else { return nil }
        let start = line
        var fields = [try field(1, of: start)]
        while take(",") { fields.append(try field(fields.count + 1, of: start)) }
        guard rest.isEmpty || takeNewline() else {
            throw CSVError(line: line, column: fields.count, problem: "text after a closing quote")
        }
        return fields
    }

    private mutating func field(_ column: Int, of line: Int) throws(CSVError) -> String {
        if take("\"") { return try quoted(column, of: line) }
        var field = String.UnicodeScalarView()
        while let scalar = rest.first, !",\r\n".unicodeScalars.contains(scalar) {
            guard scalar != "\"" else { throw CSVError(line: line, column: column, problem: "a quote inside a field") }
            field.append(scalar)
            rest.removeFirst()
        }
        return String(field)
    }

    private mutating func quoted(_ column: Int, of start: Int) throws(CSVError) -> String {
        var field = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\"", !take("\"") { return String(field) }
            if scalar == "\n" { line += 1 }
            field.append(scalar)
        }
        throw CSVError(line: start, column: column, problem: "a quote that is not closed")
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func takeNewline() -> Bool {
        let isTaken = take("\n") || (rest.starts(with: "\r\n".unicodeScalars) && rest.popFirst() != nil && take("\n"))
        line += isTaken ? 1 : 0
        return isTaken
    }
}

/// A file of members that cannot be read: where, and what is wrong.
struct CSVError: Error, Hashable, CustomStringConvertible {
    /// 1 is the first.
    let line: Int
    /// 1 is the first field of the record.
    let column: Int
    let problem: String

    var description: String { "members.csv:\(line): field \(column): \(problem)" }
}
