internal import GRDB
import Glibc
public import ShortMessage

/// The store failed: what the matter is, and with which file.
///
/// Never a member's mistake; the command line prints the description and exits with 74.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nil for a store in memory.
    public let file: String?
    /// What is wrong with the store, or with its use.
    public let problem: Problem

    /// What can be wrong with a store; the description says what to do about it, where anything can be done.
    public enum Problem: Hashable, Sendable {
        /// There is no directory at this path, in which the file would be.
        case noDirectory(String)
        /// The system's reason.
        case cannotOpen(String)
        /// Its path is that of a directory.
        case isDirectory
        /// A pipe, a device or a socket.
        case isNoFile
        /// A file of that name stands where one of the store's own belongs.
        case inTheWay(String)
        /// It is not where it was when it was opened.
        case moved
        /// A process had the file in use when it was moved or copied without its write-ahead log.
        case logLeftBehind
        /// A process left the file in use, its write-ahead log is damaged, and nothing tells what was committed last.
        case logDamaged
        /// Files that lie beside a store are called so.
        case nameBesideStore
        /// The file is not there, and this write-ahead log of one that was.
        case logWithoutStore(String)
        /// Its last entry is so much later than the machine's clock.
        case ahead(of: Timestamp, last: Timestamp)
        /// The file or its directory may not be written, or stands in a file system that is only read.
        case readOnly
        /// No SQLite database, or one whose first page is damaged.
        case notADatabase
        /// A SQLite database that something else made.
        case anotherProgram
        /// Migrations were applied that this version does not know.
        case newerVersion([String])
        /// It has the messages of services at these short codes, but nothing of the one with this name.
        case otherServices(at: [Address], than: String)
        /// It has the tables of a service that is none of those that are to run, and messages to these short codes.
        case unnamedServices(at: [Address])
        /// Another process owns the store; nil where its number cannot be read.
        case owned(pid: Int32?)
        /// A process writes it by another of its names, so that only there it is whole.
        case openedByOtherName(pid: Int32)
        /// Another program has locked the database.
        case busy
        /// The disk is full; nothing that was committed is lost.
        case full
        /// What waited beside the store to be entered could not be written: SQLite's reason.
        case temporaryFile(String)
        /// SQLite finds the file malformed.
        case damaged
        /// The pages are whole; what stands in one of them cannot be.
        case damagedValue(DamagedValue)
        /// A table lacks a row that it always has.
        case missingRow(table: String)
        /// A read or write failed: SQLite's reason.
        case device(String)
        /// A record of the traffic, which is a file of its own, could not be written, so nothing was committed.
        case record(String)
        /// Any other error of SQLite, a migration or the sample data.
        case failed(String)
    }

    package init(_ file: String?, _ problem: Problem) {
        self.file = file
        self.problem = problem
    }

    /// One line, without any text or number of a member.
    public var description: String {
        if case .record = problem { return "\(problem)" }
        return "\(file.map { "store '\(Text.escaped($0))'" } ?? "store in memory"): \(problem)"
    }
}

/// A store has no more of something that a service takes from it, so that it is no mistake of the message in question.
public protocol StoreExhaustion: Error {}

extension StoreError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noDirectory(let path): "there is no directory '\(Text.escaped(path))'; make it first"
        case .cannotOpen(let reason): "cannot be opened: \(reason)"
        case .isDirectory: "is a directory; name a file, which may be a new one in it"
        case .isNoFile: "is a pipe, a device or a socket; name a file"
        case .inTheWay(let path): "'\(Text.escaped(path))' is none of the store's own files; move it away"
        case .logLeftBehind:
            "was in use when it was moved or copied without its write-ahead log, and lacks what was committed last; put the "
                + "file that ends in -wal, from where it was, beside it; or take it as it is: shortcode members verify "
                + "--accept-loss"
        case .logDamaged:
            "its write-ahead log (the file that ends in -wal) is damaged, so that what was committed last may be missing; "
                + "restore both from a copy; or take the store as it is: shortcode members verify --accept-loss"
        case .moved:
            "was moved or deleted while it was in use; what was not acknowledged is to be sent again, once the file is back"
        case .nameBesideStore:
            "is called as a file beside a store is (\(NameBeside.all.joined(separator: ", "))); name another file"
        case .logWithoutStore(let log):
            "is not there, but \(Text.escaped(log)), with what was committed last in a store that was moved or deleted; put "
                + "that store back, or take its log away"
        case .ahead(let now, let last):
            "its last entry is of \(last), more than a day later than the clock of this machine (\(now)); set that clock, "
                + "or bring the store back with 'shortcode clock --store FILE'"
        case .readOnly: "may not be written; check the permissions of the file and its directory"
        case .notADatabase:
            "is no SQLite database, or its first page is damaged; name another file, or restore it from a copy"
        case .anotherProgram: "is a database of another program; name another file"
        case .newerVersion(let names):
            "was made by a newer version, or with another service as well (\(names.joined(separator: ", "))); use that, or "
                + "another file"
        case .otherServices(let codes, let name):
            codes.isEmpty
                ? "holds nothing of '\(Text.escaped(name))'; name another file"
                : "belongs to \(Self.listed(codes)) and holds nothing of '\(Text.escaped(name))'; name another file, or run "
                    + "the service at \(Self.listed(codes)) on it (--grammar)"
        case .unnamedServices(let codes):
            "belongs to \(codes.isEmpty ? "another service" : Self.listed(codes)), which does not run here; name another "
                + "file, or run that service, too (--grammar, or none for the built-in one)"
        case .owned(let pid?): "is in use by process \(pid); end it first, or name another file"
        case .owned(nil): "is in use by another process; end it first, or name another file"
        case .openedByOtherName(let pid):
            "is in use by process \(pid) under another name (a hard link); read it by that name"
        case .busy: "is locked by another program; close that and try again"
        case .full: "cannot grow: the disk is full; nothing was lost, make room and try again"
        case .temporaryFile(let reason):
            "a temporary file could not be written or read: \(reason); nothing was entered, make room, or name a larger "
                + "directory in TMPDIR"
        case .damaged: "is damaged; restore it from a copy"
        case .damagedValue(let value): "is damaged: \(value); restore it from a copy"
        case .missingRow(let table): "is damaged: a row of \(table) is missing; restore it from a copy"
        case .device(let reason): "could not be read or written: \(reason)"
        case .record(let reason): "\(reason); what was not recorded was not taken either, so send it again"
        case .failed(let reason): reason
        }
    }

    private static func listed(_ codes: [Address]) -> String {
        codes.map { Text.escaped("\($0)") }.joined(separator: ", ")
    }
}

extension StoreError {
    /// What an error thrown while the store was in use says about it.
    package init(_ error: any Error, file: String?) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(file, Problem(error))
        case let error as TemporaryTableError: self.init(file, Problem(error))
        case let error as DamagedValue: self.init(file, .damagedValue(error))
        case let error as MissingRow: self.init(file, .missingRow(table: error.table))
        case let error as RecordFailure: self.init(file, .record(error.description))
        default: self.init(file, .failed("\(error)"))
        }
    }
}

extension StoreError {
    /// What an error says about a store, where it is one of a statement; nil for one of other work, which goes out as it is.
    package init?(ofStatement error: any Error, file: String?) {
        switch error {
        case is DatabaseError, is DamagedValue, is MissingRow, is TemporaryTableError: self.init(error, file: file)
        default: return nil
        }
    }
}

extension StoreError.Problem {
    /// SQLite's message has no values in it; the description would.
    fileprivate init(_ error: DatabaseError) {
        self = Self.ofTheStore(error, error.reason) ?? .failed(error.reason)
    }

    fileprivate init(_ error: TemporaryTableError) {
        let problem = Self(error.error)
        self = problem.isOfAFile ? .temporaryFile(error.error.reason) : problem
    }

    private var isOfAFile: Bool {
        switch self {
        case .full, .device, .cannotOpen: true
        default: false
        }
    }

    private static func ofTheStore(_ error: DatabaseError, _ reason: String) -> Self? {
        switch error.resultCode {
        case .SQLITE_CANTOPEN: .cannotOpen(reason)
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .readOnly
        case .SQLITE_NOTADB: .notADatabase
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
        case .SQLITE_FULL: .full
        // What is entered was checked before, so that a rule is broken by what stands there.
        case .SQLITE_CORRUPT: .damaged
        case .SQLITE_CONSTRAINT where error.extendedResultCode == .SQLITE_CONSTRAINT_CHECK: .damaged
        case .SQLITE_IOERR: .device(reason + fileLimit)
        case .SQLITE_NOMEM, .SQLITE_PROTOCOL: .device(reason)
        default: nil
        }
    }

    /// What may be the reason of a failed write where the process has a limit; SQLite does not tell it from others.
    private static var fileLimit: String {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0, limit.rlim_cur != rlim_t.max else {
            return ""
        }
        return "; this process may write no file of more than \(limit.rlim_cur) octets (ulimit -f)"
    }

    /// What the system says about the call that has just failed.
    static func ofTheSystem() -> Self {
        switch errno {
        case EACCES, EPERM, EROFS: .readOnly
        case ENOSPC, EDQUOT: .full
        case EIO: .device(systemError())
        default: .cannotOpen(systemError())
        }
    }

    var isOwned: Bool {
        if case .owned = self { true } else { false }
    }

    /// Whether a file of somebody else's keeps one from being made.
    package var isInTheWay: Bool {
        if case .inTheWay = self { true } else { false }
    }

    /// Whether an error means that the store failed, whoever ran the statement.
    package static func isOfTheStore(_ error: any Error) -> Bool {
        switch error {
        case is StoreError, is DamagedValue, is MissingRow, is TemporaryTableError, is any StoreExhaustion: true
        case let error as DatabaseError: ofTheStore(error, "") != nil
        default: false
        }
    }
}

extension DatabaseError {
    /// What SQLite says, in which no value stands.
    fileprivate var reason: String { message ?? "SQLite error \(extendedResultCode.rawValue)" }
}
