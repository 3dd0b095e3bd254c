internal import GRDB
import ShortMessage

/// Tells whether a store belongs to the services that are to run on it, or to others.
///
/// Services with tables have left their migrations in it. Those without, such as `TextService`, have left only the
/// messages that they handled; a store that they alone made is nobody's yet where its making was cut short.
struct StoreBelonging {
    private let services: ServiceDirectory
    /// The migrations of these services and of the journal.
    private let known: [String]

    init(of services: ServiceDirectory, known: [String]) {
        (self.services, self.known) = (services, known)
    }

    /// The services with tables that have none in a store with these migrations.
    func newcomers(to applied: Set<String>) -> [any Service] {
        services.entries.map(\.service).filter { $0.isNewcomer(to: applied) }
    }

    /// Refuses a store with tables that nobody here knows, and one of others that a service with tables would take over,
    /// before anything in it is changed: once it has the tables of a service that does not belong there, its own could
    /// not open it any more. Services without tables cannot do that to each other and may follow one another.
    ///
    /// A service with tables may join those that are there, where all of them run and can be told: by their own tables,
    /// or by the messages that they handled.
    func check(_ db: Database, at path: String?, applied: Set<String>) throws {
        let unknown = applied.subtracting(known)
        guard unknown.isEmpty else { throw StoreError(path, try problem(of: unknown, among: applied, in: db)) }
        guard let newcomer = newcomers(to: applied).first, try isSomebodys(db) else { return }
        let established = ServiceDirectory(entries: services.entries.filter { !$0.service.isNewcomer(to: applied) })
        let addressees = try Journal(db).addressees()
        let others = addressees.filter { established.service(at: $0) == nil }
        let areTold = !addressees.isEmpty || established.entries.contains { !$0.service.migrations.isEmpty }
        guard areTold, others.isEmpty else {
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
        let own = known.filter { !Journal.isOwn($0) }
        guard applied.isDisjoint(with: own), !unknown.contains(where: Journal.isOwn) else {
            return .newerVersion(unknown.sorted())
        }
        return .unnamedServices(at: try Journal(db).addressees().filter { services.service(at: $0) == nil })
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
