package import GRDB
import Glibc

/// A store that is only read, beside the process that owns it if there is one.
package struct StoreReading: Sendable {
    private let path: String
    private let database: DatabaseQueue

    /// Opens the file; it is not made, changed or migrated.
    package init(path: String, service: any Service) throws(StoreError) {
        guard access(path, R_OK) == 0 else { throw StoreError(path, .cannotOpen(systemError())) }
        self.path = path
        do {
            database = try DatabaseQueue(path: path, configuration: Self.configuration)
            try database.read { db in
                try Self.checkMark(db, at: path)
                try Self.checkBelonging(db, at: path, to: service)
                try Self.check(db, at: path, MessageCentre.migrator(for: [service]))
            }
        } catch {
            throw StoreError(error, file: path)
        }
    }

    /// Opens the file for its journal alone, whichever services it belongs to.
    package init(path: String) throws(StoreError) {
        guard access(path, R_OK) == 0 else { throw StoreError(path, .cannotOpen(systemError())) }
        self.path = path
        do {
            database = try DatabaseQueue(path: path, configuration: Self.configuration)
            try database.read { db in
                try Self.checkMark(db, at: path)
                try Self.checkJournal(db, at: path)
            }
        } catch {
            throw StoreError(error, file: path)
        }
    }

    /// Reads in one transaction, so that everything is of one moment.
    ///
    /// - Throws: `StoreError` where the store fails; whatever else `work` throws, as it is.
    package func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
        do {
            return try database.read(work)
        } catch let error as DatabaseError {
            throw StoreError(error, file: path)
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(2)
        return configuration
    }

    private static func checkJournal(_ db: Database, at path: String) throws {
        let migrator = MessageCentre.migrator(for: [])
        let names = try migrator.appliedIdentifiers(db).filter { $0.hasPrefix("journal-") }
        try check(db, at: path, applied: Set(names), known: Set(migrator.migrations))
    }

    private static func check(_ db: Database, at path: String, _ migrator: DatabaseMigrator) throws {
        try check(db, at: path, applied: try migrator.appliedIdentifiers(db), known: Set(migrator.migrations))
    }

    private static func check(_ db: Database, at path: String, applied: Set<String>, known: Set<String>) throws {
        guard applied.isSubset(of: known) else {
            throw StoreError(path, .newerVersion(applied.subtracting(known).sorted()))
        }
        guard applied == known else {
            throw StoreError(path, .failed("was not brought up to date yet; open it once with the pipe"))
        }
    }
}

extension StoreReading {
    /// Refuses a store in which other services have messages and this one has nothing, so that no operator's command makes
    /// it one of this service's, which the others could not open any more.
    ///
    /// A file that is missing or empty is nobody's.
    package static func checkBelonging(of path: String, to service: any Service) throws(StoreError) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_size > 0 else { return }
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            try database.read { db in
                try checkMark(db, at: path)
                try checkBelonging(db, at: path, to: service)
            }
        } catch {
            throw StoreError(error, file: path)
        }
    }

    private static func checkBelonging(_ db: Database, at path: String, to service: any Service) throws {
        let journal = Set(MessageCentre.migrator(for: []).migrations)
        let migrator = MessageCentre.migrator(for: [service])
        let own = Set(migrator.migrations).subtracting(journal)
        let isMissing = try !own.isEmpty && own.isDisjoint(with: migrator.appliedIdentifiers(db))
        guard try !isMissing || !StoreMigration.hasMessages(db) else {
            throw StoreError(path, .otherServices(than: service.name))
        }
    }

    private static func checkMark(_ db: Database, at path: String) throws {
        guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == StoreFile.applicationID else {
            throw StoreError(path, .anotherProgram)
        }
    }
}
