import ShortMessage
import Store

/// What is on its way, and what became of it.
extension Journal {
    /// Everything that waits, in order of commit.
    ///
    /// - Parameters:
    ///   - isService: whether an address is a service's, whose messages have a room of their own.
    ///   - visit: gets the entry, and the address to which it goes.
    func eachEnroute(
        isService: (Address) -> Bool, _ visit: (DeliveryQueues.Entry, _ to: Address) throws -> Void
    ) throws {
        try transaction.each(
            """
            SELECT id, at, expires_at, wants_report, failure_only, direction, sender, sender_type, recipient, recipient_type
            FROM message WHERE state = 'enroute' ORDER BY id
            """
        ) { columns in
            let (id, at) = (try columns.place(), try columns.moment())
            let expiry = try columns.moment(after: at, atMost: Validity.longest)
            let report = try columns.reportRequest()
            let isReport = try columns.name(of: Direction.self) == .report
            let (from, to) = (try columns.address(), try columns.address())
            let entry = DeliveryQueues.Entry(
                id: id, expiresAt: expiry, report: report,
                room: isReport ? .reports : isService(from) ? .replies : .messages, sender: from.number)
            try visit(entry, to)
        }
    }

    /// What an endpoint takes, whole.
    func dispatch(_ id: Int64) throws -> Dispatch? {
        try transaction.first(
            """
            SELECT m.direction, m.id, m.at, m.utc_offset, m.sender, m.sender_type, m.recipient, m.recipient_type,
                m.text, m.pid, m.dcs, m.user_data, m.has_header, m.cause,
                r.id, r.at, r.utc_offset, r.final_at, r.state, r.status, r.report_references
            FROM message AS m LEFT JOIN message AS r ON m.direction = 'report' AND r.id = m.cause
            WHERE m.id = ?
            """, .integer(id)
        ) { columns in
            let isReport = try columns.name(of: Direction.self) == .report
            let delivery = try columns.delivery()
            return isReport ? .report(try columns.report(as: delivery)) : .message(delivery)
        }
    }

    /// What became of a message that a service sent.
    func announcement(_ id: Int64, _ state: Announcement.State) throws -> Announcement? {
        try transaction.first(
            "SELECT recipient, recipient_type, at, utc_offset FROM message WHERE id = ?", .integer(id)
        ) { columns in
            let recipient = try columns.address()
            return Announcement(recipient: recipient, sentAt: try columns.timestamp(), state: state)
        }
    }

    /// Ends a message that waits.
    ///
    /// - Parameter moment: milliseconds.
    func settle(_ id: Int64, _ state: StatusReport.FinalState, _ status: DeliveryStatus, at moment: Int64) throws {
        try transaction.run(
            """
            UPDATE message SET state = ?2, status = ?3, final_at = CASE WHEN at > ?4 THEN at ELSE ?4 END, attempts = attempts + ?5
            WHERE id = ?1 AND state = 'enroute'
            """,
            .integer(id), .text(state.rawValue), .integer(status.rawValue), .integer(moment),
            .integer(state == .delivered ? 1 : 0))
    }

    /// Puts another text in the place of a message that waits.
    ///
    /// - Parameter entry: its time and its report from now on.
    func replace(_ id: Int64, by replacement: Replacement, _ entry: DeliveryQueues.Entry) throws {
        let coding = replacement.coding
        try transaction.run(
            """
            UPDATE message SET text = ?2, pid = ?3, dcs = ?4, user_data = ?5, has_header = ?6, expires_at = ?7,
                report_references = CASE WHEN ?8 = 1 THEN report_references END, failure_only = ?9, wants_report = ?8
            WHERE id = ?1 AND state = 'enroute'
            """,
            .integer(id), .text(replacement.text), .integer(coding.map { Int64($0.protocolIdentifier.rawValue) }),
            .integer(coding.map { Int64($0.dataCodingScheme.rawValue) }), .blob(coding?.userData),
            .integer(coding?.hasHeader == true ? 1 : 0), .integer(entry.expiresAt),
            .integer(entry.report == .none ? 0 : 1), .integer(entry.report == .onFailure ? 1 : 0))
    }

    /// Notes a try that failed.
    func postpone(_ id: Int64, _ status: DeliveryStatus) throws {
        try transaction.run(
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
        try transaction.run(
            """
            INSERT INTO message
                (direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text, cause,
                    expires_at)
            SELECT 'report', 'enroute', ?2, ?3, recipient, recipient_type, sender, sender_type, '', id, ?4
            FROM message WHERE id = ?1
            """, .integer(id), .integer(moment.milliseconds), .integer(moment.offset), .integer(expiry))
        let report = transaction.insertedRow
        return try transaction.first(
            "SELECT sender, sender_type, recipient, recipient_type FROM message WHERE id = ?", .integer(id)
        ) { columns in
            let (submitter, recipient) = (try columns.address(), try columns.address())
            let entry = DeliveryQueues.Entry(
                id: report, expiresAt: expiry, report: .none, room: .reports, sender: recipient.number)
            return (entry, submitter)
        }
    }

    /// Who submitted a message that waits; nil where none does.
    func submitter(ofEnroute id: Int64) throws -> Address? {
        try transaction.first(
            "SELECT sender, sender_type FROM message WHERE id = ? AND state = 'enroute' AND direction = 'out'",
            .integer(id)
        ) { try $0.address() }
    }
}

extension SQLColumns {
    /// Whether a report is wanted, and whether only of a failure.
    mutating func reportRequest() throws(DamagedValue) -> ReportRequest {
        let (isWanted, isOfFailure) = (try flag(), try flag())
        guard isWanted || !isOfFailure else { throw damage("a report that is wanted") }
        return isOfFailure ? .onFailure : isWanted ? .always : .none
    }

    fileprivate mutating func delivery() throws(DamagedValue) -> Delivery {
        let id = try place()
        let at = try timestamp()
        let (from, to) = (try address(), try address())
        let message = OutboundMessage(from: from, to: to, text: try text(), sentAt: at)
        let coding = try coding()
        return Delivery(
            id: id, message: message, cause: try optional { columns throws(DamagedValue) in try columns.place() },
            coding: coding)
    }

    private mutating func coding() throws(DamagedValue) -> MessageCoding? {
        let identifier = try optional { columns throws(DamagedValue) in try columns.octet() }
        let scheme = try optional { columns throws(DamagedValue) in try columns.octet() }
        let octets = try optional { columns throws(DamagedValue) in try columns.blob() }
        let hasHeader = try flag()
        guard let identifier, let scheme else { return nil }
        return MessageCoding(
            dataCodingScheme: DataCodingScheme(rawValue: scheme),
            protocolIdentifier: ProtocolIdentifier(rawValue: identifier), userData: octets ?? [], hasHeader: hasHeader)
    }

    /// A service has a message at once, so its state is delivered.
    fileprivate mutating func report(as delivery: Delivery) throws(DamagedValue) -> StatusReport {
        let message = try place()
        let submittedAt = try timestamp()
        let finalAt = try optional { columns throws(DamagedValue) in try columns.moment() } ?? submittedAt.milliseconds
        let state = try finalState()
        let status =
            try optional { columns throws(DamagedValue) in try columns.octet() } ?? DeliveryStatus.received.rawValue
        let references = try optional { columns throws(DamagedValue) in try columns.blob() } ?? []
        return StatusReport(
            id: delivery.id, message: message, submitter: delivery.message.to, recipient: delivery.message.from,
            submittedAt: submittedAt, finalAt: Timestamp(milliseconds: finalAt, offset: submittedAt.offset),
            state: state, status: DeliveryStatus(rawValue: status), references: references)
    }

    private mutating func finalState() throws(DamagedValue) -> StatusReport.FinalState {
        let state = try text()
        if state == Journal.handled { return .delivered }
        guard let state = StatusReport.FinalState(rawValue: state) else { throw damage("a final state") }
        return state
    }
}
