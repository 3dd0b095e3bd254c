internal import GRDB

extension MessageCentre {
    /// The journal's migrations, then each service's own and its sample data.
    ///
    /// The sample data is a migration, so that a store is either new or filled, never half.
    static func migrator(for services: [any Service]) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        Journal.migrate(&migrator)
        OperatorJournal.migrate(&migrator)
        for service in services { service.register(in: &migrator) }
        return migrator
    }
}
