internal import GRDB
import ShortMessage

/// What is on its way, and what became of it.
extension Journal {
    /// Everything that waits, in order of commit.
    ///
    /// - Parameter visit: gets the entry, and the addresses from and to which it goes.
    func eachEnroute(_ visit: (DeliveryQueues.Entry, _ from: Address, _ to: Address) throws -> Void) throws {
        try db.each(
            """
            SELECT id, expires_at, wants_report, direction, sender, sender_type, recipient, recipient_type
            FROM message WHERE state = 'enroute' ORDER BY id
            """
        ) { columns in
            let (id, expiry, wantsReport) = (columns.integer(), columns.integer(), columns.integer() != 0)
            let isReport = columns.text() == "report"
            let (from, to) = (columns.address(), columns.address())
            let entry = DeliveryQueues.Entry(
                id: id, expiresAt: expiry, wantsReport: wantsReport, sender: isReport ? nil : AddressKey(from))
            try visit(entry, from, to)
        }
    }

    /// What an endpoint takes, whole.
    func dispatch(_ id: Int64) throws -> Dispatch? {
        try db.first(
            """
            SELECT m.direction, m.id, m.at, m.utc_offset, m.sender, m.sender_type, m.recipient, m.recipient_type,
                m.text, m.pid, m.dcs, m.user_data, m.has_header,
                r.id, r.at, r.utc_offset, r.final_at, r.state, r.status, r.report_references
            FROM message AS m LEFT JOIN message AS r ON m.direction = 'report' AND r.id = m.cause
            WHERE m.id = ?
            """, .integer(id)
        ) { columns in
            let isReport = columns.text() == "report"
            let delivery = columns.delivery()
            return isReport ? .report(columns.report(as: delivery)) : .message(delivery)
        }
    }

    /// Ends a message that waits.
    ///
    /// - Parameter moment: milliseconds.
    func settle(_ id: Int64, _ state: StatusReport.FinalState, _ status: DeliveryStatus, at moment: Int64) throws {
        try db.run(
            """
            UPDATE message SET state = ?2, status = ?3, final_at = max(at, ?4), attempts = attempts + ?5
            WHERE id = ?1 AND state = 'enroute'
            """,
            .integer(id), .text(state.rawValue), .integer(status.rawValue), .integer(moment),
            .integer(state == .delivered ? 1 : 0))
    }

    /// Notes a try that failed.
    func postpone(_ id: Int64, _ status: DeliveryStatus) throws {
        try db.run(
            "UPDATE message SET status = ?2, attempts = attempts + 1 WHERE id = ?1 AND state = 'enroute'",
            .integer(id), .integer(status.rawValue))
    }

    /// Enters the one report on a message that has become final, from its recipient to its sender.
    ///
    /// - Returns: what waits for the sender, and who that is.
    func enterReport(
        on id: Int64, at moment: Timestamp
    ) throws -> (entry: DeliveryQueues.Entry, submitter: Address)? {
        let expiry = moment.milliseconds + Validity.standard
        try db.run(
            """
            INSERT INTO message
                (direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text, cause,
                    expires_at)
            SELECT 'report', 'enroute', ?2, ?3, recipient, recipient_type, sender, sender_type, '', id, ?4
            FROM message WHERE id = ?1
            """, .integer(id), .integer(moment.milliseconds), .integer(moment.offset), .integer(expiry))
        let entry = DeliveryQueues.Entry(id: db.lastInsertedRowID, expiresAt: expiry, wantsReport: false, sender: nil)
        return try db.first("SELECT sender, sender_type FROM message WHERE id = ?", .integer(id)) { columns in
            (entry, columns.address())
        }
    }

    /// Who submitted a message that waits; nil where none does.
    func submitter(ofEnroute id: Int64) throws -> Address? {
        try db.first(
            "SELECT sender, sender_type FROM message WHERE id = ? AND state = 'enroute' AND direction = 'out'",
            .integer(id)
        ) { $0.address() }
    }
}

extension SQLColumns {
    fileprivate mutating func delivery() -> Delivery {
        let id = integer()
        let at = timestamp()
        let (from, to) = (address(), address())
        let message = OutboundMessage(from: from, to: to, text: text(), sentAt: at)
        return Delivery(id: id, message: message, coding: coding())
    }

    private mutating func coding() -> MessageCoding? {
        let (protocolIdentifier, scheme, octets, hasHeader) = (optionalInteger(), optionalInteger(), blob(), integer())
        guard let protocolIdentifier, let scheme else { return nil }
        return MessageCoding(
            dataCodingScheme: DataCodingScheme(rawValue: UInt8(scheme)),
            protocolIdentifier: ProtocolIdentifier(rawValue: UInt8(protocolIdentifier)), userData: octets,
            hasHeader: hasHeader != 0)
    }

    /// A service has a message at once, so its state is delivered.
    fileprivate mutating func report(as delivery: Delivery) -> StatusReport {
        let message = integer()
        let submittedAt = timestamp()
        let finalAt = optionalInteger() ?? submittedAt.milliseconds
        return StatusReport(
            id: delivery.id, message: message, submitter: delivery.message.to, recipient: delivery.message.from,
            submittedAt: submittedAt, finalAt: Timestamp(milliseconds: finalAt, offset: submittedAt.offset),
            state: StatusReport.FinalState(rawValue: text()) ?? .delivered,
            status: DeliveryStatus(rawValue: UInt8(integer())), references: blob())
    }
}
