import ShortMessage
import Store

/// Parts of long messages, as long as others are missing.
extension Journal {
    /// One segment, as a door handed it in.
    struct Part {
        var from: Address
        var to: Address
        /// The road on which it came.
        var origin: String
        var at: Timestamp
        var userData: UserData
        var place: Concatenation
        var report = ReportRequest.none
        /// TP-MR; nil where it is not known.
        var reference: UInt8?
        /// Whether it begins a message of which no further part can be told from those of another.
        var isContested = false
    }

    /// Enters a part, which has not come before.
    func enter(_ part: Part) throws {
        let (unit, content) = part.userData.content.stored
        try transaction.run(
            """
            INSERT INTO part
                (at, utc_offset, sender, sender_type, recipient, recipient_type, reference, reference_bits, total,
                    sequence, header, unit, content, wants_report, failure_only, message_reference, origin, contested)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (sender, sender_type, recipient, recipient_type, origin, reference, reference_bits, total, sequence)
            DO UPDATE SET
                id = (SELECT max(id) + 1 FROM part), at = excluded.at, utc_offset = excluded.utc_offset,
                header = excluded.header, unit = excluded.unit, content = excluded.content,
                wants_report = excluded.wants_report, failure_only = excluded.failure_only,
                message_reference = excluded.message_reference, contested = excluded.contested
            """,
            .integer(part.at.milliseconds), .integer(part.at.offset), .text(part.from.digits),
            .integer(part.from.typeOctet), .text(part.to.digits), .integer(part.to.typeOctet),
            .integer(part.place.reference), .integer(part.place.width.bits), .integer(part.place.total),
            .integer(part.place.sequence), .blob(try part.userData.header?.octets() ?? []), .text(unit.rawValue),
            .blob(content), .integer(part.report == .none ? 0 : 1),
            .integer(part.report == .onFailure ? 1 : 0), .integer(part.reference.map { Int64($0) }),
            .text(part.origin), .integer(part.isContested ? 1 : 0))
    }

    /// Every part, in order of commit.
    func eachPart(_ visit: (_ id: Int64, Part) throws -> Void) throws {
        try transaction.each(
            """
            SELECT id, at, utc_offset, sender, sender_type, recipient, recipient_type, header, unit, content,
                wants_report, failure_only, message_reference, origin, contested
            FROM part ORDER BY id
            """
        ) { columns in
            let (id, at) = (try columns.place(), try columns.timestamp())
            let (from, to) = (try columns.address(), try columns.address())
            let (userData, place) = try columns.segment()
            let report = try columns.reportRequest()
            let reference = try columns.optional { columns throws(DamagedValue) in try columns.octet() }
            let part = Part(
                from: from, to: to, origin: try columns.text(), at: at, userData: userData, place: place,
                report: report, reference: reference, isContested: try columns.flag())
            try visit(id, part)
        }
    }

    /// Deletes the parts of one message, and overwrites them in the file: only whole can a service say what of it may be
    /// kept.
    ///
    /// - Returns: in order of commit, which report each part's sender asked for, and its TP-MR.
    @discardableResult
    func deleteParts(_ series: Reassembly.Series) throws -> [(report: ReportRequest, reference: UInt8?)] {
        try transaction.overwriteDeleted()
        let deleted = try transaction.all(
            """
            DELETE FROM part
            WHERE sender = ? AND sender_type = ? AND recipient = ? AND recipient_type = ? AND origin = ?
                AND reference = ? AND reference_bits = ? AND total = ?
            RETURNING id, wants_report, failure_only, message_reference
            """,
            .text(series.from.digits), .integer(series.from.typeOctet), .text(series.to.digits),
            .integer(series.to.typeOctet), .text(series.origin), .integer(series.reference),
            .integer(series.width.bits), .integer(series.total)
        ) { columns in
            let (id, report) = (try columns.place(), try columns.reportRequest())
            let reference = try columns.optional { columns throws(DamagedValue) in try columns.octet() }
            return (id: id, report: report, reference: reference)
        }
        return deleted.sorted { $0.id < $1.id }.map { ($0.report, $0.reference) }
    }
}

/// What a part's content is a row of.
private enum Unit: String, CaseIterable {
    case septet
    case codeUnit = "code unit"
    case octet
}

extension UserData.Content {
    /// Code units with the high octet first.
    fileprivate var stored: (Unit, [UInt8]) {
        switch self {
        case .septets(let septets): (.septet, septets)
        case .codeUnits(let units): (.codeUnit, units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
        case .octets(let octets): (.octet, octets)
        }
    }

    /// Nil where the octets are no row of such units.
    fileprivate init?(_ unit: Unit, _ octets: [UInt8]) {
        switch unit {
        case .septet:
            guard octets.allSatisfy({ $0 < 0x80 }) else { return nil }
            self = .septets(octets)
        case .codeUnit:
            guard octets.count % 2 == 0 else { return nil }
            let starts = stride(from: 0, to: octets.count, by: 2)
            self = .codeUnits(starts.map { UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1]) })
        case .octet: self = .octets(octets)
        }
    }
}

extension SQLColumns {
    /// Header, unit and content of one of several segments.
    mutating func segment() throws(DamagedValue) -> (UserData, Concatenation) {
        let octets = try blob()
        guard let header = try? UserDataHeader(octets: octets), let place = header.concatenation, place.total > 1 else {
            throw damage("the header of a segment")
        }
        let unit = try name(of: Unit.self)
        guard let content = UserData.Content(unit, try blob()) else { throw damage("a row of \(unit.rawValue)s") }
        return (UserData(header: header, content: content), place)
    }
}
