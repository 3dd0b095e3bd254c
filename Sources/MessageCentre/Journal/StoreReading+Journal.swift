import ShortMessage
package import Store

extension StoreReading {
    /// Opens the store of a service; it is not made, changed or brought up to date.
    package init(path: String, service: any Service) throws(StoreError) {
        try self.init(path: path, lastPlace: Self.lastPlace) { transaction, applied in
            guard !service.isNewcomer(to: applied) else {
                throw StoreError(
                    path, .otherServices(at: try Journal(transaction).addressees(), than: service.name))
            }
            try Self.check(at: path, applied: applied, known: Set(CentreContents.schema(of: [service]).names))
        }
    }

    /// Opens the file for its journal alone, whichever services it belongs to.
    package init(path: String) throws(StoreError) {
        try self.init(path: path, lastPlace: Self.lastPlace) { _, applied in
            let known = Set(CentreContents.schema(of: []).names)
            try Self.check(at: path, applied: applied.filter(Journal.isOwn), known: known)
        }
    }

    private static func lastPlace(_ transaction: Transaction) throws -> Int64 { try Journal(transaction).lastPlace() }
}
