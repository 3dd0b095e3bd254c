import Transcripts

/// Whose records are converted.
package enum RecordFormat: String, Sendable, CaseIterable {
    case kannel, gammu, smstools, android, csv, log, json

    /// What a file is, by its first octets; nil where they do not show it.
    ///
    /// - Throws: for UTF-16 without a byte order mark.
    init?(start octets: [UInt8]) throws(LineFault) {
        let start = try WholeText.decoded(Array(octets.prefix(4096)))
        let words = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let firstLine = words.prefix { !$0.isNewline }
        if Self.isDatabase(octets) || Self.beginsDump(words) || words.hasPrefix("[SMSBackup") {
            self = .gammu
        } else if words.hasPrefix("<?xml") || words.hasPrefix("<smses") {
            self = .android
        } else if firstLine.contains(" [SMSC:") || firstLine.contains(" Log begins") {
            self = .kannel
        } else if words.hasPrefix("From: ") || words.hasPrefix("To: ") {
            self = .smstools
        } else if words.hasPrefix("{") {
            self = .json
        } else if LogHead.form(of: start) == .dialog {
            return nil
        } else if (try? LogEntry(String(firstLine))) != nil || words.hasPrefix("# ") {
            self = .log
        } else if firstLine.contains(where: { ",;\t".contains($0) }) {
            self = .csv
        } else {
            return nil
        }
    }

    static func isDatabase(_ octets: [UInt8]) -> Bool { octets.starts(with: "SQLite format 3\0".utf8) }

    private static func beginsDump(_ words: Substring) -> Bool {
        let words = words.uppercased()
        return [
            "PRAGMA ", "BEGIN TRANSACTION", "-- MYSQL DUMP", "-- MARIADB DUMP", "CREATE TABLE", "INSERT INTO", "/*!",
            "/*M!",
        ]
        .contains { words.hasPrefix($0) } || words.hasPrefix("--") && words.contains("CREATE TABLE")
    }
}
