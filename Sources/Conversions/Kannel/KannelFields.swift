import ShortMessage

/// The fields of one record of Kannel's access log.
struct KannelFields {
    let time: String
    /// `Receive SMS`, `Sent SMS`, `FAILED Send SMS` and others.
    let event: String
    let from: String
    let to: String
    /// Of the header of the user data.
    let header: [UInt8]
    /// Nil for 8-bit data.
    let content: PartJoiner.Content?

    /// Octets from the start of the record to its text, and those that the text takes.
    private let textStart: Int
    private let textLength: Int

    /// The fields up to the text, of the record's first line.
    init?(head record: ArraySlice<UInt8>) {
        self.init(record, isWhole: false)
    }

    /// All fields of a record.
    init?(_ record: ArraySlice<UInt8>) {
        self.init(record, isWhole: true)
    }

    private init?(_ record: ArraySlice<UInt8>, isWhole: Bool) {
        guard record.count > 20, let bracket = record.firstRange(of: Array(" [SMSC:".utf8)),
            let from = Self.field("from", of: record), let to = Self.field("to", of: record),
            let flags = Self.field("flags", of: record)?.split(separator: ":", omittingEmptySubsequences: false),
            flags.count == 5, let start = record.firstRange(of: Array("] [msg:".utf8)),
            let colon = record[start.upperBound...].firstIndex(of: UInt8(ascii: ":")),
            let length = Int(ForeignText.eightBit(record[start.upperBound..<colon])), length >= 0
        else { return nil }
        let isHexadecimal = ["1", "2"].contains(flags[1])
        let head = ForeignText.eightBit(record[..<bracket.lowerBound])
        (time, event) = (String(head.prefix(19)), head.dropFirst(20).trimmed)
        (self.from, self.to) = (from, to)
        textStart = colon + 1 - record.startIndex
        textLength = isHexadecimal ? length * 2 : length
        guard isWhole else {
            (header, content) = ([], nil)
            return
        }
        let text = record[(colon + 1)...].prefix(textLength)
        guard text.count == textLength, record[text.endIndex...].starts(with: "] [udh:".utf8) else { return nil }
        let udh = ForeignText.eightBit(record[text.endIndex...].dropFirst(7)).split(separator: "]").first ?? ""
        header = (try? Hexadecimal.octets(String(udh.drop { $0 != ":" }.dropFirst()))) ?? []
        switch flags[1] {
        case "1": content = nil
        case "2":
            guard let octets = try? Hexadecimal.octets(ForeignText.eightBit(text)) else { return nil }
            content = .utf16(octets)
        default: content = .text(ForeignText.eightBit(text))
        }
    }

    /// How many octets the record has up to the end of its text.
    var lengthToEndOfText: Int { textStart + textLength }

    private static func field(_ name: String, of record: ArraySlice<UInt8>) -> String? {
        guard let start = record.firstRange(of: Array(" [\(name):".utf8)),
            let end = record[start.upperBound...].firstRange(of: Array("] [".utf8))
        else { return nil }
        return ForeignText.eightBit(record[start.upperBound..<end.lowerBound])
    }
}
