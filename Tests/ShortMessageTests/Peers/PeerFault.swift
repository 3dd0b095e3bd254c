import ShortMessage

/// A fault of another library that changes texts, each with what a text becomes by it.
enum PeerFault: CaseIterable, Sendable {
    /// gammu gives as many code units as there were septets: behind the text of a segment with extension characters
    /// stands uninitialised memory, one unit for each of them.
    case gammuReadsBehindExtensions
    /// python-gsmmodem has a grave accent at 5F, where the alphabet has a section sign, and no form feed in the
    /// extension table (TS 23.038, 6.2.1).
    case gsmmodemReadsItsOwnTables
    /// python-gsmmodem takes an `@` at the end for spare bits, though the length counts it (TS 23.040, 9.2.3.16).
    case gsmmodemDropsLastAt
    /// python-gsmmodem writes characters, not UTF-16 code units, and so no character beyond the basic plane.
    case gsmmodemWritesBasicPlane
    /// smspdudecoder does not count septets: seven spare bits become `@` (TS 23.040, 9.2.3.16).
    case smspdudecoderReadsSpareBits

    var peer: String {
        switch self {
        case .gammuReadsBehindExtensions: "gammu"
        case .gsmmodemReadsItsOwnTables, .gsmmodemDropsLastAt, .gsmmodemWritesBasicPlane: "gsmmodem"
        case .smspdudecoderReadsSpareBits: "smspdudecoder"
        }
    }

    /// Whether the library reads or writes wrongly.
    var reads: Bool {
        switch self {
        case .gammuReadsBehindExtensions, .gsmmodemReadsItsOwnTables, .gsmmodemDropsLastAt,
            .smspdudecoderReadsSpareBits:
            true
        case .gsmmodemWritesBasicPlane: false
        }
    }

    /// Whether this and nothing else is wrong with what a text became.
    func explains(_ text: String, _ found: String) -> Bool {
        switch self {
        case .gammuReadsBehindExtensions:
            let extensions = text.unicodeScalars.count { GSMAlphabet.extensionTable[$0] != nil }
            let surplus = found.utf16.count - text.utf16.count
            return (1...max(1, extensions)).contains(surplus) && found.utf16.starts(with: text.utf16)
        case .gsmmodemReadsItsOwnTables:
            return found == Self.inTablesOfGsmmodem(text)
        case .gsmmodemDropsLastAt:
            return text.last == "@" && found == Self.inTablesOfGsmmodem(String(text.dropLast()))
        case .gsmmodemWritesBasicPlane:
            return text.unicodeScalars.contains { $0.value > 0xFFFF } && found.hasPrefix("error: ValueError")
        case .smspdudecoderReadsSpareBits:
            return found == text + "@"
        }
    }

    private static func inTablesOfGsmmodem(_ text: String) -> String {
        text.replacing("§", with: "`").replacing("\u{0C}", with: "")
    }
}
