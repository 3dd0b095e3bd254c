internal import GRDB
import Glibc

/// The file of a snapshot, beside a store: only what is one counts, whatever else bears such a name.
struct SnapshotFile {
    let path: String
    private let store: String

    /// - Parameter store: the path of the store, without symbolic links.
    init(_ name: SnapshotName, beside store: String) {
        (path, self.store) = (name.path(beside: store), store)
    }

    /// Whether a whole store lies there that is not the store itself under another name.
    var isThere: Bool { kind == .snapshot }

    /// Puts a copy of a database there, in the place of an earlier snapshot alone.
    func keep(_ database: DatabaseQueue) throws {
        guard kind != .foreign else { throw StoreError(store, .inTheWay(path)) }
        let draft = StoreCopy(path: path + StoreCopy.unfinished)
        try draft.removeLeftover(of: store)
        try draft.write(database)
        defer { draft.remove() }
        try draft.take(the: path)
    }

    /// The snapshot as a file that nobody changes, so that SQLite puts nothing beside it and heeds nothing that lies there.
    func opened() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: StoreReading.atRest(path), configuration: configuration)
    }

    func remove() {
        unlink(path)
    }

    private enum Kind {
        case nothing, snapshot, foreign
    }

    private var kind: Kind {
        switch FileKind(at: path, isFollowed: false) {
        case .nothing: .nothing
        case .directory, .other: .foreign
        // Whoever closes another name of the store gives up SQLite's locks on it.
        case .regular where FileIdentity(at: path) == FileIdentity(at: store): .foreign
        case .regular: DatabaseMark(of: path)?.isOfStore == true ? .snapshot : .foreign
        }
    }
}
