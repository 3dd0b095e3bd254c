/// Which columns of a table hold the parts of a message.
public struct ColumnMapping: Hashable, Sendable {
    /// A part of a message.
    public enum Part: String, Hashable, Sendable, CaseIterable {
        /// When it was received or sent, the number of each side, and the text.
        case at, from, to, text
        /// `in` or `out`, received or sent.
        case direction
    }

    /// The names of columns that were given, in small letters.
    private let given: [Part: String]

    /// The names that are known.
    public static let standard = ColumnMapping(given: [:])

    private init(given: [Part: String]) {
        self.given = given
    }

    /// Reads a mapping.
    ///
    ///     mapping = item *("," item)
    ///     item    = ("at" / "from" / "to" / "text" / "direction") "=" column
    ///
    /// - Returns: nil where the text is none.
    public init?(_ text: String) {
        var given: [Part: String] = [:]
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = item.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, let part = Part(rawValue: sides[0].trimmed), given[part] == nil else { return nil }
            given[part] = sides[1].trimmed.lowercased()
        }
        self.init(given: given)
    }

    /// The places of the parts among the columns of a header.
    func places(in header: [String]) -> [Part: Int] {
        let names = header.map { $0.trimmed.lowercased() }
        var places: [Part: Int] = [:]
        for part in Part.allCases {
            let wanted = given[part].map { [$0] } ?? Self.known[part] ?? []
            places[part] = wanted.lazy.compactMap { names.firstIndex(of: $0) }.first
        }
        return places
    }

    /// A column that was given and is not there.
    func missing(in header: [String]) -> String? {
        let names = header.map { $0.trimmed.lowercased() }
        return given.values.sorted().first { !names.contains($0) }
    }

    /// Of our own tables, of playSMS, of Kalkun and gammu, and what others call them most.
    private static let known: [Part: [String]] = [
        .at: [
            "at", "time", "date", "datetime", "date/time", "timestamp", "date and time", "receivingdatetime",
            "sendingdatetime", "in_datetime", "p_datetime", "received", "received_at", "sent", "sent_at", "created_at",
            "date_sent", "datesent", "tanggal", "waktu",
        ],
        .from: [
            "from", "sender", "source", "sendernumber", "in_sender", "p_src", "msisdn", "originator", "sender number",
            "from number", "src", "dari", "pengirim",
        ],
        .to: [
            "to", "recipient", "receiver", "destination", "destinationnumber", "in_receiver", "p_dst", "dst",
            "recipient number", "to number", "destination number", "ke", "tujuan", "penerima",
        ],
        .text: [
            "text", "message", "body", "content", "textdecoded", "in_msg", "in_message", "p_msg", "sms", "message text",
            "isi", "pesan", "isi pesan",
        ],
        .direction: ["direction", "type", "folder", "arah"],
    ]
}
