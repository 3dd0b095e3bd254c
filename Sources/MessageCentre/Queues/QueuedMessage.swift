package import ShortMessage
package import Store

/// A message or report that waits for its recipient, or did, as a listing shows it.
package struct QueuedMessage: Hashable, Sendable {
    package let id: Int64
    package let isReport: Bool
    package let state: State
    package let at: Timestamp
    package let from: Address
    package let to: Address
    package let text: String
    /// Until when delivery is tried.
    package let expiresAt: Timestamp
    /// When it became final; nil while it waits.
    package let finalAt: Timestamp?
    /// Tries to deliver it.
    package let attempts: Int
    /// Why it waits, or what became of it; nil where nothing was tried yet.
    package let status: DeliveryStatus?

    package enum State: String, Hashable, Sendable, CaseIterable {
        case enroute, delivered, expired, failed, deleted
    }
}

extension StoreReading {
    /// Visits what waits or waited for a recipient, in order of commit, holding one at a time; all of one moment.
    ///
    /// - Throws: `StoreError` where the store fails; whatever else `visit` throws, as it is.
    package func eachQueued(_ filter: QueueFilter, _ visit: (QueuedMessage) throws -> Void) throws {
        try read { transaction in
            try Journal(transaction).eachQueued(waitingOnly: filter.states == [.enroute]) { message in
                if filter.matches(message) { try visit(message) }
            }
        }
    }
}
