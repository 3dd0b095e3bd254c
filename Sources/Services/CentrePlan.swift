package import Doors
package import MessageCentre
package import ShortMessage
import Store

/// Where the message centre of a command keeps what it has, what is recorded of it, and what goes wrong.
package struct CentrePlan: Sendable {
    /// A file; nil for memory.
    package let store: String?
    /// A file for all messages and replies; nil for none.
    package let record: String?
    /// That of the record's pseudonyms; nil where people stand in the record themselves.
    package let keyFile: String?
    package let faults: FaultPlan

    package init(store: String?, record: String?, keyFile: String?, faults: FaultPlan) {
        (self.store, self.record, self.keyFile, self.faults) = (store, record, keyFile, faults)
    }

    /// Opens the store, and tells what was done to one that held something already; what happens from then on is recorded.
    ///
    /// - Parameters:
    ///   - services: those that the record names, `plan` as it was made of.
    ///   - handsets: the telephones that a door plays.
    package func open(
        for directory: ServiceDirectory, of services: PlayedServices, _ plan: ServicePlan, handsets: [Address] = [],
        telling failures: ServiceFailures
    ) async throws -> MessageCentre {
        var recording = try record.map { file in
            try RecordPlan(file: file, keyFile: keyFile, of: services, plan, faults, handsets: handsets)
        }
        let centre = try MessageCentre(
            store: store.map { .file($0) } ?? .memory, services: directory, faults: faults, log: failures.report)
        Diagnostics.tell(of: centre)
        await centre.listen(forgetting: { Diagnostics.say($0.remark) })
        await centre.listen(expiring: Diagnostics.tell(ofExpired:))
        if services.hasMembers, let remark = try await recording?.learnPeople(of: centre) { Diagnostics.say(remark) }
        if let recording { try await centre.record(with: TrafficRecord(recording)) }
        return centre
    }
}

extension Forgetting {
    /// What is said of it once.
    fileprivate var remark: String {
        switch self {
        case .identities:
            "a store in memory knows the last 10000 ids; what comes with an older one is a new message (--store FILE keeps "
                + "them all)"
        case .senders:
            "a store in memory knows the failures and locks of 12000 telephones and numbers; those of others have ended "
                + "(--store FILE keeps them all)"
        }
    }
}
