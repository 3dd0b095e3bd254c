import CommaSeparated
import Conversions
import Pseudonyms
import Transcripts

/// A table of members, or of what cards have, on its way to pseudonyms.
struct TableConversion {
    /// A line of the new table.
    enum Row {
        case header(String)
        case row(String)
        case bad(BadRecord)
    }

    private let key: PseudonymKey
    private var reader = CSVReader()
    private var pseudonyms: TablePseudonyms?

    /// - Parameter octets: the first of a file; nil is given for those of any other table.
    init?(_ key: PseudonymKey, start octets: [UInt8]) {
        var (reader, decoder) = (CSVReader(), StreamDecoder())
        guard let start = try? decoder.receive(octets[...]) else { return nil }
        let line = start.prefix { $0 != 0x0A } + [0x0A]
        guard let header = reader.receive(Array(line)[...]).first,
            TablePseudonyms.knows(header: (0..<header.count).map { header.field($0) ?? "" })
        else { return nil }
        self.key = key
    }

    mutating func receive(_ block: ArraySlice<UInt8>) -> [Row] {
        reader.receive(block).map { row($0) }
    }

    mutating func finish() -> [Row] {
        reader.finish().map { [row($0)] } ?? []
    }

    private mutating func row(_ record: CSVRecord) -> Row {
        let place = "line \(record.line)"
        if let fault = record.fault { return .bad(BadRecord(place, "column \(fault.column): \(fault.problem)")) }
        let fields = (0..<record.count).compactMap { record.field($0) }
        guard fields.count == record.count else { return .bad(BadRecord(place, "this is no UTF-8")) }
        guard let pseudonyms else {
            pseudonyms = TablePseudonyms(key, header: fields)
            return .header(Self.line(fields))
        }
        return .row(Self.line(pseudonyms.row(fields)))
    }

    private static func line(_ fields: [String]) -> String {
        fields.map { field in
            field.utf8.allSatisfy { !Set(",;\"\r\n\t".utf8).contains($0) }
                ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: ",") + "\n"
    }
}
