package import GRDB

extension MessageCentre {
    /// Does an operator's work on the service's tables, in one transaction between two messages.
    ///
    /// - Throws: `StoreError` where the store fails; whatever else `work` throws, as it is. Either way nothing is kept.
    package func operate<Value: Sendable>(_ work: @Sendable (Database) throws -> Value) throws -> Value {
        do {
            return try database.write(work)
        } catch let error as DatabaseError {
            throw StoreError(error, file: file)
        }
    }
}
