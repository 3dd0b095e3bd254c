public import GRDB
public import ShortMessage

/// What answers the messages that reach a short code: the one seam between the centre and a service.
///
/// Every method is called inside the centre's transaction, so what a service writes and what the journal
/// writes is one commit. Time comes with the messages; a service reads no clock.
public protocol Service: Sendable {
    /// Registers the service's migrations, behind the journal's.
    func migrate(_ migrator: inout DatabaseMigrator)

    /// Fills a store that has just been made.
    func seed(_ db: Database) throws

    /// What one message causes. Whatever is thrown undoes what the service wrote for this message.
    func answer(_ message: InboundMessage, in db: Database) throws -> Answer

    /// When the next thing happens by itself, or nil.
    func nextDue(in db: Database) throws -> Timestamp?

    /// Does all that is due at that moment; afterwards `nextDue` is later, or nil.
    func fireDue(at moment: Timestamp, in db: Database) throws -> [OutboundMessage]

    /// What the sender reads when `answer` threw; nil for a sender who is never answered.
    func unavailable(for message: InboundMessage) -> OutboundMessage?
}

extension Service {
    public func seed(_ db: Database) throws {}
    public func nextDue(in db: Database) throws -> Timestamp? { nil }
    public func fireDue(at moment: Timestamp, in db: Database) throws -> [OutboundMessage] { [] }
}
