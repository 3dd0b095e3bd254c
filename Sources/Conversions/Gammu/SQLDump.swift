/// Reads the rows of some tables in a dump of a database, block by block: what `sqlite3 .dump` and `mysqldump` write.
///
///     statement = "CREATE TABLE" name "(" column *("," column) ")" ";"
///               / ("INSERT" ["IGNORE"] / "REPLACE") "INTO" name ["(" names ")"] "VALUES" row *("," row) ";"
///     row       = "(" value *("," value) ")"
///     value     = "'" *(any / "''") "'" / "X'" hex "'" / "0x" hex / number / NULL / "_binary" value
///               / ("replace" / "char" / "unistr") "(" value *("," value) ")"
///
/// In a dump of MySQL, which has comments that begin with `/*!` and quotes names with backticks, a backslash in a value begins
/// an escape.
public struct SQLDump: Sendable {
    /// Octets of the longest statement; a longer one is a bad record.
    public static let longestStatement = 32 << 20

    /// A row, or a statement that could not be read.
    public enum Reading: Sendable {
        /// Values by the names of their columns, in small letters; NULL is left out.
        case row(table: String, values: [String: String], line: Int)
        /// A statement, or the rest of one, that could not be read: its first line, and why.
        case bad(BadRecord)
    }

    private let tables: Set<String>
    private var columns: [String: [String]] = [:]
    private var statement: [UInt8] = []
    private var line = 1
    private var statementLine = 1
    private var quote: UInt8?
    private var isComment = false
    private var isEscaped = false
    private var isOverlong = false
    /// Whether values have escapes with backslashes.
    private var hasBackslashes = false

    /// A reader at the beginning of a dump, which gives the rows of these tables and passes over all others.
    ///
    /// - Parameter tables: by their names in small letters.
    public init(tables: [String]) {
        self.tables = Set(tables)
    }

    /// The rows of the statements that end in this block.
    public mutating func receive(_ block: ArraySlice<UInt8>) -> [Reading] {
        var found: [Reading] = []
        for octet in block {
            take(octet, &found)
            if octet == .lineFeed { line += 1 }
        }
        return found
    }

    /// What is wrong with the end of the dump.
    public mutating func finish() -> [Reading] {
        let isBlank = statement.allSatisfy { $0 <= 0x20 }
        return isBlank ? [] : [.bad(BadRecord("line \(statementLine)", "the dump ends in a statement"))]
    }

    private mutating func take(_ octet: UInt8, _ found: inout [Reading]) {
        if isComment {
            isComment = octet != .lineFeed
            return
        }
        if statement.isEmpty {
            guard octet > 0x20 else { return }
            statementLine = line
        }
        if statement.count < Self.longestStatement { statement.append(octet) } else { isOverlong = true }
        if isEscaped {
            isEscaped = false
        } else if let open = quote {
            if octet == UInt8(ascii: "\\"), hasBackslashes, open == UInt8(ascii: "'") { isEscaped = true }
            if octet == open { quote = nil }
        } else {
            takeUnquoted(octet, &found)
        }
    }

    private mutating func takeUnquoted(_ octet: UInt8, _ found: inout [Reading]) {
        switch octet {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = octet
        case UInt8(ascii: "`"): (quote, hasBackslashes) = (octet, true)
        case UInt8(ascii: "!") where [Array("/*!".utf8), Array("/*M!".utf8)].contains(statement): hasBackslashes = true
        case UInt8(ascii: "-") where statement.suffix(2) == [octet, octet]:
            statement.removeLast(2)
            isComment = true
        case UInt8(ascii: ";"):
            found +=
                isOverlong
                ? [.bad(BadRecord("line \(statementLine)", "a statement of more than \(Self.longestStatement) octets"))]
                : readings()
            (statement, isOverlong) = ([], false)
        default: break
        }
    }

    private mutating func readings() -> [Reading] {
        var words = SQLWords(statement[...], hasBackslashes: hasBackslashes)
        let verb = words.next()?.name
        var object = words.next()?.name
        if verb == "insert", object == "ignore" { object = words.next()?.name }
        switch (verb, object) {
        case ("create", "table"): define(&words)
        case ("insert", "into"), ("replace", "into"): return inserted(&words)
        default: break
        }
        return []
    }

    private mutating func define(_ words: inout SQLWords) {
        var name = words.next()
        while ["if", "not", "exists"].contains(name?.name) { name = words.next() }
        guard let table = name?.name, tables.contains(table), words.next() == .sign("(") else { return }
        var (names, depth, isAtStart) = ([String](), 1, true)
        while depth > 0, let word = words.next() {
            switch word {
            case .sign("("): depth += 1
            case .sign(")"): depth -= 1
            case .sign(",") where depth == 1: isAtStart = true
            default:
                if isAtStart, let column = word.name { names.append(column) }
                isAtStart = false
            }
        }
        columns[table] = names.filter {
            !["primary", "key", "unique", "constraint", "check", "foreign", "index"].contains($0)
        }
    }

    private func inserted(_ words: inout SQLWords) -> [Reading] {
        guard let table = words.next()?.name, tables.contains(table) else { return [] }
        let place = "line \(statementLine)"
        var names = columns[table] ?? []
        var word = words.next()
        if word == .sign("(") {
            names = words.list()?.compactMap { $0?.lowercased() } ?? []
            word = words.next()
        }
        guard word?.name == "values", !names.isEmpty else {
            return [.bad(BadRecord(place, "the columns of \(table) are not named; expected its CREATE TABLE before"))]
        }
        var found: [Reading] = []
        repeat {
            guard words.next() == .sign("(") else {
                return found + [.bad(BadRecord(place, "a row of \(table) begins with no bracket"))]
            }
            guard let values = words.list(), values.count == names.count else {
                found.append(.bad(BadRecord(place, "a row of \(table) has other than its \(names.count) values")))
                continue
            }
            let row = zip(names, values).compactMap { name, value in value.map { (name, $0) } }
            found.append(.row(table: table, values: Dictionary(row) { first, _ in first }, line: statementLine))
        } while words.next() == .sign(",")
        return found
    }
}
