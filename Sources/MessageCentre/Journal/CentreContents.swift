import ShortMessage
import Store

/// What a centre keeps in a store, and whether a store belongs to its services or to others.
///
/// Services with tables have left their steps in it. Those without, such as `TextService`, have left only the messages
/// that they handled; a store that they alone made is nobody's yet where its making was cut short.
struct CentreContents: StoreContents {
    private let services: ServiceDirectory
    let schema: Schema

    init(of services: ServiceDirectory) {
        self.services = services
        schema = Self.schema(of: services.entries.map(\.service))
    }

    /// The journal's steps, then each service's own and its sample data.
    ///
    /// The sample data is a step, so that a store is either new or filled, never half.
    static func schema(of services: [any Service]) -> Schema {
        var schema = Schema()
        Journal.migrate(&schema)
        OperatorJournal.migrate(&schema)
        for service in services { service.addSteps(to: &schema) }
        return schema
    }

    func newcomers(to applied: Set<String>) -> [(name: String, steps: [String])] {
        services.entries.map(\.service).filter { $0.isNewcomer(to: applied) }.map { ($0.name, $0.migrations) }
    }

    /// Refuses a store with tables that nobody here knows, and one of others that a service with tables would take over,
    /// before anything in it is changed: once it has the tables of a service that does not belong there, its own could
    /// not open it any more. Services without tables cannot do that to each other and may follow one another.
    ///
    /// A service with tables may join those that are there, where all of them run and can be told: by their own tables,
    /// or by the messages that they handled.
    func checkBelonging(_ transaction: Transaction, applied: Set<String>, isMade: Bool, at path: String?) throws {
        let journal = Journal(transaction)
        let unknown = applied.subtracting(schema.names)
        guard unknown.isEmpty else { throw StoreError(path, try problem(of: unknown, among: applied, journal)) }
        guard let newcomer = newcomers(to: applied).first, try isMade || journal.hasMessages() else { return }
        let established = ServiceDirectory(entries: services.entries.filter { !$0.service.isNewcomer(to: applied) })
        let addressees = try journal.addressees()
        let others = addressees.filter { established.service(at: $0) == nil }
        let areTold = !addressees.isEmpty || established.entries.contains { !$0.service.migrations.isEmpty }
        guard areTold, others.isEmpty else {
            throw StoreError(path, .otherServices(at: others, than: newcomer.name))
        }
    }

    /// A store whose making was cut short holds nothing: no service has filled it, and nobody has sent a message.
    func holdsSomething(_ transaction: Transaction, applied: Set<String>) throws -> Bool {
        try applied.contains { $0.hasSuffix("seed") } || Journal(transaction).hasMessages()
    }

    func lastPlace(_ transaction: Transaction) throws -> Int64 {
        try Journal(transaction).lastPlace()
    }

    /// What steps that nobody here knows mean: where the services that run have nothing in the store, others have.
    private func problem(
        of unknown: Set<String>, among applied: Set<String>, _ journal: Journal
    ) throws -> StoreError.Problem {
        let own = schema.names.filter { !Journal.isOwn($0) }
        guard applied.isDisjoint(with: own), !unknown.contains(where: Journal.isOwn) else {
            return .newerVersion(unknown.sorted())
        }
        return .unnamedServices(at: try journal.addressees().filter { services.service(at: $0) == nil })
    }
}
