import CommaSeparated
import ShortMessage
import Transcripts

/// Reads messages from comma-separated values, block by block: a header, then a row a message.
///
/// A side that no column names is the own number; so is the one that a direction of `in` or `out` leaves open.
public struct MessageTable: Sendable {
    /// Octets of a text of 255 segments, in UTF-8.
    private static let longestField = 64 << 10

    private let mapping: ColumnMapping
    private let context: ConversionContext
    private var reader = CSVReader(longestField: Self.longestField)
    private var places: [ColumnMapping.Part: Int]?
    private var isUnusable = false

    /// A reader at the start of a table.
    public init(_ mapping: ColumnMapping, _ context: ConversionContext) {
        (self.mapping, self.context) = (mapping, context)
    }

    /// What the rows say that end in this block.
    public mutating func receive(_ block: ArraySlice<UInt8>) -> [ConvertedRecord] {
        reader.receive(block).compactMap { reading($0) }
    }

    /// The last row.
    public mutating func finish() -> [ConvertedRecord] {
        reader.finish().flatMap { reading($0) }.map { [$0] } ?? []
    }

    private mutating func reading(_ record: CSVRecord) -> ConvertedRecord? {
        let place = "line \(record.line)"
        guard !isUnusable else { return nil }
        if let fault = record.fault { return .bad(BadRecord(place, "column \(fault.column): \(fault.problem)")) }
        let fields = (0..<record.count).map { record.field($0) }
        guard let places else { return begin(fields.map { $0 ?? "" }, place) }
        guard !fields.contains(nil) else { return .bad(BadRecord(place, "this is no UTF-8")) }
        func field(_ part: ColumnMapping.Part) -> String? {
            places[part].flatMap { $0 < fields.count ? fields[$0] : nil }
        }
        guard let time = field(.at).flatMap({ ForeignTime.time($0, offset: context.offset) }) else {
            return .bad(BadRecord(place, "the time is none; expected one like 2026-11-21 08:00:00"))
        }
        guard let text = field(.text) else { return .bad(BadRecord(place, "the text is missing")) }
        let (from, to) = sides(field(.from), field(.to), field(.direction))
        guard from != nil || to != nil else { return .bad(BadRecord(place, "the number of the other side is missing")) }
        return .message(at: time, from: from, to: to, text: text, context: context, place: place)
    }

    /// Of a table that names the other side alone the direction says which one that is.
    private func sides(_ from: String?, _ to: String?, _ direction: String?) -> (from: String?, to: String?) {
        let (from, to) = (from?.number, to?.number)
        guard let direction = direction?.lowercased(), from == nil || to == nil, let other = from ?? to else {
            return (from, to)
        }
        let isSent = ["out", "outgoing", "sent", "2", "mt", "keluar", "terkirim"].contains(direction.trimmed)
        return isSent ? (nil, other) : (other, nil)
    }

    private mutating func begin(_ header: [String], _ place: String) -> ConvertedRecord? {
        let found = mapping.places(in: header)
        var problem: String?
        if let missing = mapping.missing(in: header) {
            problem = "no column is called '\(Text.escaped(missing))'"
        } else if let part = [.at, .text].first(where: { found[$0] == nil }) {
            problem = "no column is known for '\(part.rawValue)'; --columns names it: \(part.rawValue)=NAME"
        } else if found[.from] == nil, found[.to] == nil {
            problem = "no column is known for 'from' or 'to'; --columns names it: from=NAME"
        }
        places = found
        guard let problem else { return nil }
        isUnusable = true
        return .bad(BadRecord(place, problem))
    }
}

extension String {
    /// A number as a table has it; nil for an empty one. A spreadsheet puts an apostrophe before what is no number to it.
    fileprivate var number: String? {
        let number = trimmed
        let digits = number.first == "'" ? String(number.dropFirst()) : number
        return digits.isEmpty ? nil : digits
    }
}
