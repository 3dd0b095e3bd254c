package import GRDB

/// The steps that make the tables of a store, by name and in order.
///
/// A step that was released is never changed; a store has the names of those that were done in it.
public struct Schema: Sendable {
    /// The same as GRDB has them.
    package private(set) var migrator = DatabaseMigrator()

    /// A schema without a step.
    public init() {}

    /// The names of the steps, in order.
    public var names: [String] { migrator.migrations }

    /// Adds a step behind the others.
    ///
    /// - Parameters:
    ///   - name: one that no other step has; services are asked for theirs before they share a store.
    ///   - step: done once in each store.
    public mutating func add(_ name: String, _ step: @escaping @Sendable (Transaction) throws -> Void) {
        migrator.registerMigration(name) { db in try step(Transaction(db)) }
    }

    /// Adds a step that runs statements.
    package mutating func add(_ name: String, script: String...) {
        add(name) { transaction in for part in script { try transaction.runAll(part) } }
    }

    /// The names of the steps that were done in a store, whoever knows them.
    ///
    /// Asked of the store's own schema first: where that cannot be read, GRDB's question would call its table missing.
    func applied(in db: Database) throws -> Set<String> {
        try db.tableExists("grdb_migrations") ? Set(migrator.appliedIdentifiers(db)) : []
    }
}
