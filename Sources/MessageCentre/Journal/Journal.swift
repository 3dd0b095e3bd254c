import ShortMessage
import Store

/// Every message in and out, in order of commit. All SQL about messages stands here, a method a question.
struct Journal {
    let transaction: Transaction

    init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    /// The state of a message that a service took.
    static let handled = "handled"

    /// Which way a message goes: into a service, out to a recipient, or back to its sender as a report.
    enum Direction: String, CaseIterable {
        case `in`, out, report
    }

    /// Enters a message that a service takes.
    ///
    /// - Returns: the message's place, the cause of what it causes.
    func enterHandled(_ submission: Submission, withText: Bool) throws -> Int64 {
        let message = submission.message
        try transaction.run(
            """
            INSERT INTO message
                (direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text,
                    wants_report, failure_only, report_references)
            VALUES ('in', 'handled', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(message.receivedAt.milliseconds), .integer(message.receivedAt.offset),
            .text(message.from.digits), .integer(message.from.typeOctet),
            .text(message.to.digits), .integer(message.to.typeOctet), .text(withText ? message.text : ""),
            .integer(submission.report == .none ? 0 : 1), .integer(submission.report == .onFailure ? 1 : 0),
            .blob(submission.reportReferences))
        return try identified(message, at: transaction.insertedRow)
    }

    /// Enters a message that waits for a recipient.
    ///
    /// - Parameter expiry: milliseconds.
    func enterEnroute(_ submission: Submission, until expiry: Int64) throws -> Int64 {
        let (message, coding) = (submission.message, submission.coding)
        try transaction.run(
            """
            INSERT INTO message
                (direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text,
                    expires_at, wants_report, failure_only, pid, dcs, user_data, has_header, report_references)
            VALUES ('out', 'enroute', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(message.receivedAt.milliseconds), .integer(message.receivedAt.offset),
            .text(message.from.digits), .integer(message.from.typeOctet),
            .text(message.to.digits), .integer(message.to.typeOctet), .text(message.text), .integer(expiry),
            .integer(submission.report == .none ? 0 : 1), .integer(submission.report == .onFailure ? 1 : 0),
            .integer(coding.map { Int64($0.protocolIdentifier.rawValue) }),
            .integer(coding.map { Int64($0.dataCodingScheme.rawValue) }), .blob(coding?.userData),
            .integer(coding?.hasHeader == true ? 1 : 0), .blob(submission.reportReferences))
        return try identified(message, at: transaction.insertedRow)
    }

    private func identified(_ message: InboundMessage, at place: Int64) throws -> Int64 {
        try enterIdentity(of: message, at: place)
        return place
    }

    /// Enters what a service sends.
    ///
    /// - Parameters:
    ///   - cause: the place of the message that this one answers, or nil where time alone caused it.
    ///   - expiry: milliseconds; nil for the usual period.
    func enter(
        _ message: OutboundMessage, cause: Int64?, report: ReportRequest, until expiry: Int64? = nil
    ) throws -> Delivery {
        try transaction.run(
            """
            INSERT INTO message
                (direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text, cause,
                    expires_at, wants_report, failure_only)
            VALUES ('out', 'enroute', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(message.sentAt.milliseconds), .integer(message.sentAt.offset),
            .text(message.from.digits), .integer(message.from.typeOctet),
            .text(message.to.digits), .integer(message.to.typeOctet), .text(message.text), .integer(cause),
            .integer(expiry ?? message.sentAt.milliseconds + Validity.standard),
            .integer(report == .none ? 0 : 1), .integer(report == .onFailure ? 1 : 0))
        return Delivery(id: transaction.insertedRow, message: message, cause: cause)
    }

    func deliveries(causedBy cause: Int64) throws -> [Delivery] {
        try transaction.all(
            """
            SELECT id, at, utc_offset, sender, sender_type, recipient, recipient_type, text
            FROM message WHERE cause = ? AND direction = 'out' ORDER BY id
            """, .integer(cause)
        ) { columns in
            let id = try columns.place()
            let at = try columns.timestamp()
            let (from, to) = (try columns.address(), try columns.address())
            let message = OutboundMessage(from: from, to: to, text: try columns.text(), sentAt: at)
            return Delivery(id: id, message: message, cause: cause)
        }
    }

    /// Every number at which a service has handled a message, in one of the spellings that it was sent to.
    func addressees() throws -> [Address] {
        guard try transaction.hasTable("message") else { return [] }
        let spellings = try transaction.all(
            """
            SELECT DISTINCT recipient, recipient_type FROM message WHERE direction = 'in' AND state = 'handled'
            ORDER BY recipient, recipient_type
            """
        ) { try $0.address() }
        var known: Set<Address.Number> = []
        return spellings.filter { known.insert($0.number).inserted }
    }

    /// Whether anything was ever entered, also in a store whose making was cut short.
    func hasMessages() throws -> Bool {
        try transaction.hasTable("message") && lastPlace() > 0
    }

    /// The place of the latest message; 0 where there is none.
    func lastPlace() throws -> Int64 {
        try transaction.first("SELECT id FROM message ORDER BY id DESC LIMIT 1") { try $0.place() } ?? 0
    }

    /// The time of the latest message, in or out, or part of one.
    func lastEntry() throws -> Timestamp? {
        try transaction.first(
            """
            SELECT * FROM (SELECT at, utc_offset FROM message ORDER BY id DESC LIMIT 1) AS m
            UNION ALL SELECT * FROM (SELECT at, utc_offset FROM part ORDER BY id DESC LIMIT 1) AS p
            ORDER BY at DESC LIMIT 1
            """
        ) { try $0.timestamp() }
    }
}
