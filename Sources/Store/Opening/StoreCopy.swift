internal import GRDB
import Glibc

/// A file beside a store, into which all of it is copied.
///
/// Until it has its name it is a draft, by which one is known that a process left when it was killed: its sticky bit is set,
/// which means nothing for a file. A file without it is somebody's, even if it is a copy of the same store.
struct StoreCopy {
    let path: String

    private static let (ofOwner, ofDraft): (mode_t, mode_t) = (0o600, 0o1600)

    /// Copies a database page by page into the file, for the owner only, and onto the disk.
    ///
    /// - Throws: also where something lies there, or beside it, which stays.
    func write(_ database: DatabaseQueue) throws {
        for companion in Companion.allCases.map({ $0.path(beside: path) })
        where FileKind(at: companion, isFollowed: false) != .nothing {
            throw StoreError(path, .inTheWay(companion))
        }
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, Self.ofDraft)
        guard descriptor >= 0 else { throw StoreError(path, .ofTheSystem()) }
        defer { close(descriptor) }
        do {
            try fill(descriptor, from: database)
        } catch {
            remove()
            throw error
        }
    }

    private func fill(_ descriptor: Int32, from database: DatabaseQueue) throws {
        let copy = try DatabaseQueue(path: path)
        // A copy that is not finished is thrown away, so that it needs no journal of its own.
        try copy.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        }
        try database.backup(to: copy)
        try copy.writeWithoutTransaction(InUseMark.clear)
        try copy.close()
        guard fsync(descriptor) == 0 else { throw StoreError(path, .ofTheSystem()) }
    }

    /// Gives the copy, which is whole now, a name that nothing has: `name`, or `name-2` and so on.
    ///
    /// - Returns: that name.
    func keep(as name: String) throws(StoreError) -> String {
        var (kept, number) = (name, 1)
        while link(path, kept) != 0 {
            guard errno == EEXIST else { throw StoreError(kept, .ofTheSystem()) }
            number += 1
            kept = "\(name)-\(number)"
        }
        Self(path: kept).finish()
        unlink(path)
        try syncDirectory()
        return kept
    }

    /// It is a draft no more.
    func finish() {
        chmod(path, Self.ofOwner)
    }

    /// Whether a draft lies there that a process left when it was killed.
    var isLeftover: Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode == S_IFREG | Self.ofDraft
    }

    /// Takes away what a process that was killed may have left under the name.
    ///
    /// - Throws: where something else has it, which stays.
    func removeLeftover(of store: String) throws(StoreError) {
        guard FileKind(at: path, isFollowed: false) != .nothing else { return }
        guard isLeftover else { throw StoreError(store, .inTheWay(path)) }
        remove()
    }

    /// Takes the draft away, and what SQLite may have put beside it.
    func remove() {
        for companion in Companion.allCases where companion.isOfSQLite(beside: path) {
            unlink(companion.path(beside: path))
        }
        unlink(path)
    }

    func syncDirectory() throws(StoreError) {
        let descriptor = open(StoreFile.directory(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError(path, .ofTheSystem()) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreError(path, .ofTheSystem()) }
    }
}
