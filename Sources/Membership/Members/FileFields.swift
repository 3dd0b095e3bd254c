import CommaSeparated
import ShortMessage

/// The fields of a row, read by their columns; what is wrong with each is kept, so that all of it can be told at once.
struct FileFields {
    private let record: CSVRecord
    private let columns: [FileColumn]
    private(set) var faults: [BadRow] = []

    /// - Throws: where the row cannot be read at all.
    init(_ record: CSVRecord, _ columns: [FileColumn]) throws(BadRow) {
        if let fault = record.fault {
            throw BadRow(
                line: record.line, column: fault.column, named: columns.name(at: fault.column),
                reason: .notCSV(fault.problem))
        }
        guard record.count == columns.count else {
            throw BadRow(
                line: record.line, column: record.count, named: columns.name(at: record.count),
                reason: .fieldCount(record.count, expected: columns.count))
        }
        (self.record, self.columns) = (record, columns)
    }

    /// The value of a column, 1 the first; nil, and a fault, where it is none.
    mutating func value<Value>(_ column: Int, _ read: (String) -> Value?) -> Value? {
        guard let text = text(of: column) else { return nil }
        guard let value = read(text) else {
            reject(column, .value(text, columns[column - 1]))
            return nil
        }
        return value
    }

    /// The same where a field may be empty.
    mutating func optional<Value>(_ column: Int, _ read: (String) -> Value?) -> Value? {
        isEmpty(column) ? nil : value(column, read)
    }

    func isEmpty(_ column: Int) -> Bool { record.field(column - 1) == "" }

    mutating func reject(_ column: Int, _ reason: BadRow.Reason) {
        faults.append(
            BadRow(line: record.line, column: column, named: columns.name(at: column), reason: reason))
    }

    private mutating func text(of column: Int) -> String? {
        guard let text = record.field(column - 1) else {
            reject(column, .notUTF8)
            return nil
        }
        guard columns[column - 1].isNumber, text.utf8.first == UInt8(ascii: "'") else {
            return FormulaGuard.removed(from: text)
        }
        return String(text.dropFirst())
    }
}

extension [FileColumn] {
    /// The name of a column, 1 the first; nil behind the last.
    func name(at column: Int) -> String? {
        indices.contains(column - 1) ? self[column - 1].name : nil
    }
}

extension CSVRecord {
    /// Whether it has nothing but separators, as a spreadsheet writes rows that were cleared.
    var hasNoValues: Bool { fault == nil && (0..<count).allSatisfy { field($0) == "" } }
}
