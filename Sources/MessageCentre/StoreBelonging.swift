internal import GRDB
import ShortMessage

/// Tells whether a store belongs to the services that are to run on it, or to others.
///
/// Services with tables have left their migrations in it, those without, such as `TextService`, only the messages that
/// they handled. A store whose making was cut short is nobody's yet.
struct StoreBelonging {
    private let services: ServiceDirectory
    private let migrator: DatabaseMigrator

    init(of services: ServiceDirectory) {
        self.services = services
        migrator = MessageCentre.migrator(for: services.entries.map(\.service))
    }

    /// Refuses a store that others have filled, or that a newer version made, before anything in it is changed: once it
    /// has the tables of a service that does not belong there, its own could not open it any more.
    ///
    /// A service with tables may join those that have handled the messages, where all of them run.
    func check(_ db: Database, at path: String?) throws {
        let applied = try migrator.appliedIdentifiers(db)
        let unknown = applied.subtracting(migrator.migrations)
        guard unknown.isEmpty else { throw StoreError(path, try problem(of: unknown, among: applied, in: db)) }
        let newcomers = services.entries.map(\.service).filter { $0.isNewcomer(to: applied) }
        guard let newcomer = newcomers.first, try isSomebodys(db) else { return }
        let established = ServiceDirectory(entries: services.entries.filter { !$0.service.isNewcomer(to: applied) })
        let others = try addressees(in: db, without: established)
        guard !established.entries.isEmpty, others.isEmpty else {
            throw StoreError(path, .otherServices(at: others, than: newcomer.name))
        }
    }

    private func isSomebodys(_ db: Database) throws -> Bool {
        try StoreMigration.isMade(db) || StoreMigration.hasMessages(db)
    }

    /// What migrations that nobody here knows mean: where the services that run have nothing in the store, others have.
    private func problem(
        of unknown: Set<String>, among applied: Set<String>, in db: Database
    ) throws -> StoreError.Problem {
        let own = migrator.migrations.filter { !Journal.isOwn($0) }
        guard applied.isDisjoint(with: own), !unknown.contains(where: Journal.isOwn) else {
            return .newerVersion(unknown.sorted())
        }
        return .unnamedServices(at: try addressees(in: db, without: services))
    }

    private func addressees(in db: Database, without known: ServiceDirectory) throws -> [Address] {
        try Journal(db).addressees().filter { known.service(at: $0) == nil }
    }
}

extension Service {
    /// The names of the migrations that are the service's alone.
    var migrations: [String] {
        var alone = DatabaseMigrator()
        register(in: &alone)
        return alone.migrations
    }

    /// Whether the service has tables, and none of them in a store with these migrations.
    func isNewcomer(to applied: Set<String>) -> Bool {
        let tables = migrations
        return !tables.isEmpty && applied.isDisjoint(with: tables)
    }
}
