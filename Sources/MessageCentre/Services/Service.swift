public import ShortMessage
public import Store

/// What answers the messages that reach a short code: the one seam between the centre and a service.
///
/// Every method is called inside the centre's transaction, so what a service writes and what the journal
/// writes is one commit. Time comes with the messages; a service reads no clock.
public protocol Service: Sendable {
    /// What errors call the service, such as the name of its grammar file.
    var name: String { get }

    /// Adds the steps that make the service's tables, behind the journal's. No other service in the centre has one of these
    /// names; a service without tables adds none.
    func migrate(_ schema: inout Schema)

    /// The name of the migration that calls `seed`; like the others, the service's alone. Nil where there is nothing to
    /// fill.
    var seedMigration: String? { get }

    /// Fills a store in which the service has just made its tables.
    func seed(_ transaction: Transaction) throws

    /// What one message causes. Whatever is thrown undoes what the service wrote for this message.
    func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer

    /// Whether a program answers some messages of the service: those wait for it, in the queue of the short code.
    var hasProgram: Bool { get }

    /// Whether a program is to answer a message, and not the service.
    func isForProgram(_ message: InboundMessage) -> Bool

    /// The text of a message as the journal keeps it, without what must never be stored; nothing else is told apart by it
    /// when an identity comes again.
    func recorded(_ message: InboundMessage) -> String

    /// When the next thing happens by itself, or nil.
    func nextDue(in transaction: Transaction) throws -> Timestamp?

    /// Does all that is due at that moment; afterwards `nextDue` is later, or nil.
    func fireDue(at moment: Timestamp, in transaction: Transaction) throws -> [OutboundMessage]

    /// A message that was announced is handed over to be written, has reached its recipient, or never will.
    ///
    /// - Parameter moment: nil where the process has been told no time yet; `resume` tells the first one.
    func announced(_ announcement: Announcement, at moment: Timestamp?, in transaction: Transaction) throws

    /// A process has been told its first time; what an earlier one handed over and did not write is not written.
    func resume(at moment: Timestamp, in transaction: Transaction) throws

    /// Makes what claims to have happened later something of this moment: a clock was wrong.
    func bringBack(to moment: Timestamp, in transaction: Transaction) throws

    /// Reads every row of its tables as it is read in use, before a store takes the place of another.
    ///
    /// - Throws: where one cannot be read.
    func checkRows(in transaction: Transaction) throws

    /// Forgets what it remembers of single senders, where that is of more than so many; asked of a store in memory only,
    /// which must not grow with the number of senders.
    ///
    /// - Returns: whether it forgot something that still counted.
    func forget(keeping most: Int, in transaction: Transaction) throws -> Bool

    /// What the sender reads when `answer` threw; nil for a sender who is never answered.
    func unavailable(for message: InboundMessage) -> OutboundMessage?
}

extension Service {
    /// The name of the type, for a service that was read from no file.
    public var name: String { "\(Self.self)" }
    /// Adds no step: the service has no tables.
    public func migrate(_ schema: inout Schema) {}
    /// `seed`, which only one service of a centre can leave as it is.
    public var seedMigration: String? { "seed" }
    /// Leaves the service's tables empty.
    public func seed(_ transaction: Transaction) throws {}
    /// No: the service answers everything itself.
    public var hasProgram: Bool { false }
    /// No: the service answers everything itself.
    public func isForProgram(_ message: InboundMessage) -> Bool { false }
    /// The whole text, for a service that is told no secrets.
    public func recorded(_ message: InboundMessage) -> String { message.text }
    /// Reads nothing, for a service without tables.
    public func checkRows(in transaction: Transaction) throws {}
    /// Forgets nothing, for a service that remembers nothing of single senders.
    public func forget(keeping most: Int, in transaction: Transaction) throws -> Bool { false }
    /// Nil: nothing happens by itself.
    public func nextDue(in transaction: Transaction) throws -> Timestamp? { nil }
    /// Changes nothing, for a service that announces nothing.
    public func announced(_ announcement: Announcement, at moment: Timestamp?, in transaction: Transaction) throws {}
    /// Changes nothing, for a service that announces nothing.
    public func resume(at moment: Timestamp, in transaction: Transaction) throws {}
    /// Changes nothing, for a service that keeps no times.
    public func bringBack(to moment: Timestamp, in transaction: Transaction) throws {}
    /// Sends nothing, because nothing is ever due.
    public func fireDue(at moment: Timestamp, in transaction: Transaction) throws -> [OutboundMessage] { [] }
}
