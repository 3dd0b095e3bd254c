internal import GRDB

/// What the statement that made a table asks of each row: the conditions of its `CHECK`s.
///
/// SQLite leaves them out of the schema of a file that is opened for reading only, and so does its `integrity_check`: whoever
/// reads a store that others write has to ask for them.
struct CheckConditions {
    /// Each as it stands in its parentheses.
    let conditions: [String]

    /// - Parameter statement: `CREATE TABLE …`, as `sqlite_schema` has it.
    init(of statement: String) {
        var scanner = Scanner(octets: Array(statement.utf8))
        var found: [String] = []
        while let token = scanner.next() {
            guard token == .word("CHECK"), scanner.next() == .open else { continue }
            found.append(scanner.untilClosed())
        }
        conditions = found
    }
}

/// The words and parentheses of a statement, without what stands in quotes and remarks.
private struct Scanner {
    enum Token: Equatable {
        /// In capitals.
        case word(String)
        case open, close, other
    }

    let octets: [UInt8]
    private var index = 0

    init(octets: [UInt8]) {
        self.octets = octets
    }

    mutating func next() -> Token? {
        while index < octets.count {
            let octet = octets[index]
            index += 1
            switch octet {
            case UInt8(ascii: " "), 0x09...0x0D: continue
            case UInt8(ascii: "("): return .open
            case UInt8(ascii: ")"): return .close
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): skip(behind: [octet])
            case UInt8(ascii: "["): skip(behind: [UInt8(ascii: "]")])
            case UInt8(ascii: "-") where isNext(UInt8(ascii: "-")): skip(behind: [0x0A])
            case UInt8(ascii: "/") where isNext(UInt8(ascii: "*")): skip(behind: Array("*/".utf8))
            case _ where Self.isOfWord(octet): return word(from: index - 1)
            default: return .other
            }
            if octet != UInt8(ascii: "-"), octet != UInt8(ascii: "/") { return .other }
        }
        return nil
    }

    /// What stands before the parenthesis that closes the one behind which this is.
    mutating func untilClosed() -> String {
        let begin = index
        var depth = 1
        while depth > 0, let token = next() {
            switch token {
            case .open: depth += 1
            case .close: depth -= 1
            case .word, .other: break
            }
        }
        return String(decoding: octets[begin..<max(begin, index - 1)], as: UTF8.self)
    }

    private mutating func word(from begin: Int) -> Token {
        while index < octets.count, Self.isOfWord(octets[index]) { index += 1 }
        return .word(String(decoding: octets[begin..<index], as: UTF8.self).uppercased())
    }

    private mutating func skip(behind end: [UInt8]) {
        while index < octets.count, !octets[index...].starts(with: end) { index += 1 }
        index = min(index + end.count, octets.count)
    }

    private func isNext(_ octet: UInt8) -> Bool { index < octets.count && octets[index] == octet }

    private static func isOfWord(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}

extension Transaction {
    /// The tables with a row that breaks a condition of theirs, in SQLite's words.
    func brokenConditions() throws -> [String] {
        let tables = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
        return try tables.compactMap { table in
            guard let name: String = table["name"], let statement: String = table["sql"],
                try isBroken(CheckConditions(of: statement), in: name)
            else { return nil }
            return "CHECK constraint failed in \(name)"
        }
    }

    /// False for a table of which a page cannot be read, about which SQLite has words of its own.
    private func isBroken(_ rules: CheckConditions, in table: String) throws -> Bool {
        guard !rules.conditions.isEmpty else { return false }
        let broken = rules.conditions.map { "NOT (\($0))" }.joined(separator: " OR ")
        do {
            let sql = "SELECT EXISTS (SELECT 1 FROM \(table.quotedDatabaseIdentifier) WHERE \(broken))"
            return try Bool.fetchOne(database, sql: sql) ?? false
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            return false
        }
    }
}
