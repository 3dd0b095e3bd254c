import ShortMessage
import Transcripts

/// Reads rows of the tables `inbox` and `sentitems` in which gammu-smsd keeps messages, a row a part; Kalkun works on the
/// same tables.
public struct GammuRows: Sendable {
    /// Which table a row is of.
    public enum Table: String, Hashable, Sendable, CaseIterable {
        /// What came.
        case inbox
        /// What was sent.
        case sentitems
    }

    /// The columns that are read, by their names in small letters.
    public static let columns = [
        "receivingdatetime", "sendingdatetime", "sendernumber", "destinationnumber", "coding", "udh", "textdecoded",
        "text", "status", "id",
    ]

    private let context: ConversionContext
    private var joiner = PartJoiner()

    /// No rows yet.
    public init(_ context: ConversionContext) {
        self.context = context
    }

    /// Takes a row.
    ///
    /// - Parameters:
    ///   - row: values by the names of their columns, in small letters.
    ///   - table: the one that the row is of.
    ///   - place: where a bad record is said to stand, such as `line 7`.
    /// - Returns: nil while parts of the message are missing.
    public mutating func add(_ row: [String: String], of table: Table, place: String) -> ConvertedRecord? {
        let isSent = table == .sentitems
        if isSent, let status = row["status"], !Self.sent.contains(status) { return .passedOver(status) }
        let clock = row[isSent ? "sendingdatetime" : "receivingdatetime"] ?? ""
        guard let time = ForeignTime.time(clock, offset: context.offset) else {
            return .bad(BadRecord(place, "the time is none; expected one like 2026-11-21 08:00:00"))
        }
        let number = row[isSent ? "destinationnumber" : "sendernumber"] ?? ""
        let message = ConvertedRecord.message(
            at: time, from: isSent ? nil : number, to: isSent ? number : nil, text: "", context: context, place: place)
        guard case .message(let entry) = message else { return message }
        guard row["coding"]?.lowercased().hasPrefix("8bit") != true else { return .passedOver("8-bit data") }
        guard let content = Self.content(of: row) else {
            return .bad(BadRecord(place, "the text is no UTF-16 in hexadecimal"))
        }
        let header = row["udh"].flatMap { try? Hexadecimal.octets($0) } ?? []
        return joiner.add(entry, content, at: PartJoiner.Place(header: header), from: place)
    }

    /// Long messages of which parts are missing.
    public mutating func finish() -> [ConvertedRecord] { joiner.finish() }

    private static let sent: Set<String> = [
        "SendingOK", "SendingOKNoReport", "DeliveryOK", "DeliveryFailed", "DeliveryPending", "DeliveryUnknown",
    ]

    /// `Text` has UTF-16 in hexadecimal, which holds a pair that is cut; `TextDecoded` does not.
    private static func content(of row: [String: String]) -> PartJoiner.Content? {
        if let digits = row["text"], !digits.isEmpty {
            return (try? Hexadecimal.octets(digits)).map { .utf16($0) }
        }
        return .text(row["textdecoded"] ?? "")
    }
}
