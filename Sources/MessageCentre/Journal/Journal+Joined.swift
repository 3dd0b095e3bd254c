import ShortMessage
import Store

/// Long messages that became whole, as far as it takes to know a part of theirs that comes again.
extension Journal {
    /// So many are kept; what all of them take in memory is bounded, too.
    private static let mostJoined: Int64 = 20_000

    static let joinedColumns = """
        at, utc_offset, sender, sender_type, recipient, recipient_type, origin, reference, reference_bits, total, digests
        """

    /// Enters a message that has become whole; of a reference that is used again the last few are kept.
    func enterJoined(_ series: Reassembly.Series, _ digests: [UInt64]) throws {
        try transaction.run(
            """
            INSERT INTO joined_message (\(Self.joinedColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(series.at.milliseconds), .integer(series.at.offset), .text(series.from.digits),
            .integer(series.from.typeOctet), .text(series.to.digits), .integer(series.to.typeOctet),
            .text(series.origin), .integer(series.reference), .integer(series.width.bits), .integer(series.total),
            .blob(digests.flatMap(\.bigEndianOctets)))
        try transaction.run(
            """
            DELETE FROM joined_message WHERE id = (
                SELECT id FROM joined_message
                WHERE sender = ? AND sender_type = ? AND recipient = ? AND recipient_type = ? AND origin = ?
                    AND reference = ? AND reference_bits = ? AND total = ?
                ORDER BY id DESC LIMIT 1 OFFSET \(Reassembly.mostRemembered))
            """,
            .text(series.from.digits), .integer(series.from.typeOctet), .text(series.to.digits),
            .integer(series.to.typeOctet), .text(series.origin), .integer(series.reference),
            .integer(series.width.bits), .integer(series.total))
        try transaction.run(
            "DELETE FROM joined_message WHERE id <= (SELECT max(id) FROM joined_message) - ?",
            .integer(Self.mostJoined))
    }

    /// Each of them, in order of commit.
    func eachJoined(_ visit: (Reassembly.Series, [UInt64]) throws -> Void) throws {
        try transaction.each(
            """
            SELECT \(Self.joinedColumns) FROM joined_message ORDER BY id
            """
        ) { columns in
            let series = try columns.series()
            try visit(series, try columns.digests(series.total))
        }
    }

    /// Forgets what became whole at a moment or before, in milliseconds.
    func forgetJoined(before moment: Int64) throws {
        try transaction.run("DELETE FROM joined_message WHERE at <= ?", .integer(moment))
    }

    /// Forgets all of them: they name senders.
    func forgetAllJoined() throws {
        try transaction.run("DELETE FROM joined_message")
    }
}

extension SQLColumns {
    mutating func series() throws(DamagedValue) -> Reassembly.Series {
        let at = try timestamp()
        let (from, to, origin) = (try address(), try address(), try text())
        let (reference, bits) = (UInt16(try integer(in: 0...0xFFFF)), try integer())
        guard bits == 8 || bits == 16 else { throw damage("8 or 16 bits") }
        let (width, total): (Concatenation.Width, UInt8) = (bits == 8 ? .octet : .twoOctets, try octet())
        guard let place = Concatenation(reference: reference, width: width, total: total, sequence: 1) else {
            throw damage("what the parts of a message have in common")
        }
        return Reassembly.Series(from: from, to: to, origin: origin, place, at: at)
    }

    mutating func digests(_ count: UInt8) throws(DamagedValue) -> [UInt64] {
        let octets = try blob()
        guard octets.count == Int(count) * 8 else { throw damage("eight octets for each part") }
        return stride(from: 0, to: octets.count, by: 8).map { start in
            octets[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
        }
    }
}

extension UInt64 {
    fileprivate var bigEndianOctets: [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> $0) }
    }
}
