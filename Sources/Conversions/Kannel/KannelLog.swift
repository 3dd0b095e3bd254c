import ShortMessage
import Transcripts

/// Reads Kannel's access log, block by block.
///
///     record = day " " clock " " event " [SMSC:" … "] [from:" number "] [to:" number "] [flags:" class ":" coding …
///              "] [msg:" length ":" text "] [udh:" length ":" hex "]" LF
///
/// A text stands there as it is, line breaks included, so its length says where it ends; 8-bit data and UCS-2 are in
/// hexadecimal.
public struct KannelLog: Sendable {
    private let context: ConversionContext
    private var held: [UInt8] = []
    private var line = 1
    private var joiner = PartJoiner()

    /// A reader at the start of a log.
    public init(_ context: ConversionContext) {
        self.context = context
    }

    /// What the records say that end in this block.
    public mutating func receive(_ block: ArraySlice<UInt8>) -> [ConvertedRecord] {
        held += block
        return takeRecords(isAll: false)
    }

    /// The last record, and the long messages of which parts are missing.
    public mutating func finish() -> [ConvertedRecord] {
        if !held.isEmpty, held.last != .lineFeed { held.append(.lineFeed) }
        return takeRecords(isAll: true) + joiner.finish()
    }

    private mutating func takeRecords(isAll: Bool) -> [ConvertedRecord] {
        var (records, rest) = ([ConvertedRecord](), held[...])
        while let end = rest.firstIndex(of: .lineFeed) {
            var record = rest[..<end]
            if let fields = KannelFields(head: record), case let length = fields.lengthToEndOfText {
                // The text may have line breaks: the record ends with the line after it.
                guard let textEnd = rest.index(rest.startIndex, offsetBy: length, limitedBy: rest.endIndex),
                    let last = rest[textEnd...].firstIndex(of: .lineFeed)
                else {
                    if isAll { records.append(.bad(BadRecord("line \(line)", "the record ends in its text"))) }
                    if isAll { rest = [] }
                    break
                }
                record = rest[..<last]
            }
            if let found = reading(record) { records.append(found) }
            line += record.count { $0 == .lineFeed } + 1
            rest = rest[(record.endIndex + 1)...]
        }
        held = Array(rest)
        return records
    }

    private mutating func reading(_ record: ArraySlice<UInt8>) -> ConvertedRecord? {
        let place = "line \(line)"
        guard !record.isEmpty else { return nil }
        guard let fields = KannelFields(record) else {
            let text = ForeignText.eightBit(record)
            return text.contains(" Log begins") || text.contains(" Log ends")
                ? nil : .bad(BadRecord(place, "this is no record of an access log"))
        }
        guard ["Receive SMS", "Sent SMS"].contains(fields.event) else { return .passedOver(fields.event) }
        guard let time = ForeignTime.time(fields.time, offset: context.offset) else {
            return .bad(BadRecord(place, "the time is none; expected one like 2026-11-21 08:00:00"))
        }
        let message = ConvertedRecord.message(
            at: time, from: fields.from, to: fields.to, text: "", context: context, place: place)
        guard case .message(let entry) = message else { return message }
        guard let content = fields.content else { return .passedOver("8-bit data") }
        return joiner.add(entry, content, at: PartJoiner.Place(header: fields.header), from: place)
    }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
}
