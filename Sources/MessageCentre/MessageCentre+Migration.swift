internal import GRDB

extension MessageCentre {
    /// What a store must have been through: the journal's migrations, the service's, and the sample data, which is one so
    /// that a new store is filled once or not at all.
    static func migrator(for service: any Service) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        Journal.migrate(&migrator)
        OperatorJournal.migrate(&migrator)
        service.migrate(&migrator)
        migrator.registerMigration(StoreMigration.filling) { db in try service.seed(db) }
        return migrator
    }
}
