package import ShortMessage
package import Store

/// The operator's side of the journal: the acts, in order of commit, and what it takes to erase a person from messages.
package struct OperatorJournal {
    let transaction: Transaction

    package init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    static func migrate(_ schema: inout Schema) {
        schema.add("journal-operator-1", script: tables)
    }

    private static let tables = """
        CREATE TABLE operator_act (
            id         INTEGER PRIMARY KEY,
            at         INTEGER NOT NULL,
            utc_offset INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439),
            name       TEXT NOT NULL CHECK (name <> ''),
            person     INTEGER CHECK (person > 0),
            outcome    TEXT NOT NULL
        ) STRICT;
        CREATE INDEX operator_act_person ON operator_act (person) WHERE person IS NOT NULL;
        """

    package func enter(_ act: OperatorAct, at moment: Timestamp) throws {
        try transaction.run(
            "INSERT INTO operator_act (at, utc_offset, name, person, outcome) VALUES (?, ?, ?, ?, ?)",
            .integer(moment.milliseconds), .integer(moment.offset), .text(act.name.rawValue),
            .integer(act.person.map { Int64($0) }), .text(act.outcome))
    }

    /// What was done about a person, the first first.
    package func acts(on person: UInt64) throws -> [OperatorEntry] {
        try transaction.all(
            "SELECT at, utc_offset, name, outcome FROM operator_act WHERE person = ? ORDER BY id", .integer(person)
        ) { columns in
            let at = try columns.timestamp()
            let name = try columns.name(of: OperatorAct.Name.self)
            return OperatorEntry(at: at, act: OperatorAct(name, on: person, try columns.text()))
        }
    }

    /// The time of the latest act.
    func lastAct() throws -> Timestamp? {
        try transaction.first("SELECT at, utc_offset FROM operator_act ORDER BY id DESC LIMIT 1") { try $0.timestamp() }
    }
}

extension OperatorJournal {
    /// A message as whoever seeks traces of a person in it must see it.
    package struct Message: Hashable, Sendable {
        package let id: Int64
        /// The message that caused it; nil for one that came in.
        package let cause: Int64?
        package let sender: Address
        package let recipient: Address
        package let text: String
    }

    /// Every message, in the order of the journal, one at a time.
    package func eachMessage(_ body: (Message) throws -> Void) throws {
        try transaction.each(
            """
            SELECT id, cause, sender, sender_type, recipient, recipient_type, text FROM message ORDER BY id
            """
        ) { columns in
            let (id, cause) = (try columns.place(), try columns.optionalInteger())
            let (sender, recipient) = (try columns.address(), try columns.address())
            try body(
                Message(id: id, cause: cause, sender: sender, recipient: recipient, text: try columns.text()))
        }
    }

    /// Takes text, user data and the digest of its identity out of a message, which stays with its time; one that is on its way goes nowhere.
    ///
    /// The faults that struck it go, because they name both ends.
    package func eraseText(of id: Int64) throws {
        try transaction.run(
            """
            UPDATE message SET text = '', user_data = NULL, has_header = 0,
                state = CASE state WHEN 'enroute' THEN 'failed' ELSE state END, final_at = coalesce(final_at, at)
            WHERE id = ?
            """, .integer(id))
        try transaction.run("DELETE FROM identity WHERE message = ?", .integer(id))
        try transaction.run("DELETE FROM fault WHERE message = ?", .integer(id))
        try transaction.run("DELETE FROM memory_slot WHERE message = ?", .integer(id))
    }

    /// What stands in the journal for a number that was erased.
    package static let erased = Address(digits: "erased", typeOfNumber: .alphanumeric, numberingPlan: .unknown)

    package func eraseSender(of id: Int64) throws {
        try transaction.run(
            "UPDATE message SET sender = ?, sender_type = ? WHERE id = ?", .text(Self.erased.digits),
            .integer(Self.erased.typeOctet), .integer(id))
    }

    package func eraseRecipient(of id: Int64) throws {
        try transaction.run(
            "UPDATE message SET recipient = ?, recipient_type = ? WHERE id = ?", .text(Self.erased.digits),
            .integer(Self.erased.typeOctet), .integer(id))
    }

    /// Takes out the faults that kept a message of a number, or to it, from being taken at all.
    package func eraseFaults(where isOwn: (Address) -> Bool) throws {
        let found = try transaction.all("SELECT id, sender, recipient FROM fault WHERE message IS NULL") { columns in
            let (id, ends) = (try columns.place(), [try columns.text(), try columns.text()])
            return (id: id, ends: ends.compactMap { try? Address($0) })
        }
        for fault in found where fault.ends.contains(where: isOwn) {
            try transaction.run("DELETE FROM fault WHERE id = ?", .integer(fault.id))
        }
    }

    /// Takes a person out of the acts, which stay with their names and times.
    package func eraseActs(on person: UInt64) throws {
        try transaction.run("UPDATE operator_act SET person = NULL, outcome = '' WHERE person = ?", .integer(person))
    }
}
