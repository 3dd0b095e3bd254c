public import ShortMessage
import Store

/// The services of a centre, each at its own short code.
public struct ServiceDirectory: Sendable {
    struct Entry: Sendable {
        let shortCode: Address
        let number: Address.Number
        let service: any Service

        init(_ shortCode: Address, _ service: any Service) {
            (self.shortCode, self.service) = (shortCode, service)
            number = shortCode.number
        }
    }

    /// In the order in which they were given: also that of their migrations and of what falls due at one moment.
    let entries: [Entry]

    /// Services in the order of their migrations, and of what they do when something of several is due at one moment.
    ///
    /// - Throws: where two services claim one short code, or name a migration alike.
    public init(_ services: [(shortCode: Address, service: any Service)]) throws(ServiceClash) {
        entries = services.map { Entry($0.shortCode, $0.service) }
        try checkShortCodes()
        try checkMigrations()
    }

    init(entries: [Entry]) {
        self.entries = entries
    }

    /// One service alone.
    public init(_ shortCode: Address, _ service: any Service) {
        entries = [Entry(shortCode, service)]
    }

    /// Who answers at an address, in whichever spelling.
    func service(at address: Address) -> (any Service)? {
        service(at: address.number)
    }

    func service(at number: Address.Number) -> (any Service)? {
        entries.first { $0.number == number }?.service
    }

    /// Whether somebody reads a service's number in a sender's, whatever its type and the zeros before it.
    func speak(as sender: Address) -> Bool {
        entries.contains { $0.shortCode.digits.elementsEqual(sender.digits.drop { $0 == "0" }) }
    }

    private func checkShortCodes() throws(ServiceClash) {
        var owners: [Address.Number: String] = [:]
        for entry in entries {
            let name = entry.service.name
            if let first = owners.updateValue(name, forKey: entry.number) {
                throw .shortCode(entry.shortCode, first, name)
            }
        }
    }

    /// A schema has each name once, so each service adds its steps to one of its own first.
    private func checkMigrations() throws(ServiceClash) {
        var owners: [String: String] = [:]
        for entry in entries {
            for migration in entry.service.migrations {
                if let first = owners.updateValue(entry.service.name, forKey: migration) {
                    throw .migration(migration, first, entry.service.name)
                }
            }
        }
    }
}

extension Service {
    /// Adds the service's steps, and its sample data behind them.
    func addSteps(to schema: inout Schema) {
        migrate(&schema)
        if let seedMigration { schema.add(seedMigration) { try seed($0) } }
    }

    /// The names of the steps that are the service's alone.
    var migrations: [String] {
        var alone = Schema()
        addSteps(to: &alone)
        return alone.names
    }

    /// Whether the service has tables, and none of them in a store where these steps were done.
    func isNewcomer(to applied: Set<String>) -> Bool {
        let tables = migrations
        return !tables.isEmpty && applied.isDisjoint(with: tables)
    }
}

/// Two services that cannot be in one centre, by their names.
public enum ServiceClash: Error, Hashable, Sendable, CustomStringConvertible {
    /// Both would answer at this short code: the names of the earlier and of the later one.
    case shortCode(Address, String, String)
    /// Both would own the same tables.
    case migration(String, String, String)

    public var description: String {
        switch self {
        case .shortCode(let code, let first, let second):
            "\(code) has two services, \(first) and \(second); give one of them another short code"
        case .migration(let name, let first, let second):
            "\(first) and \(second) both keep '\(name)' in the store; only one of them can be in a centre"
        }
    }
}
