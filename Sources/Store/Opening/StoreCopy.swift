internal import GRDB
import Glibc

/// A file beside a store, into which all of it is copied.
struct StoreCopy {
    let path: String

    /// Copies a database page by page into the file, for the owner only, and onto the disk.
    func write(_ database: DatabaseQueue) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError(path, .ofTheSystem()) }
        defer { close(descriptor) }
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
        unlink(path)
        try syncDirectory()
        return kept
    }

    /// Takes away what a process that was killed may have left under the name.
    ///
    /// - Throws: where something else has it, which stays.
    func removeLeftover(of store: String) throws(StoreError) {
        guard FileKind(at: path, isFollowed: false) != .nothing else { return }
        guard DatabaseMark(of: path)?.isOfDraft == true else { throw StoreError(store, .inTheWay(path)) }
        remove()
    }

    /// Takes the file away, and what SQLite may have put beside it.
    func remove() {
        for suffix in [""] + NameBeside.ofSQLite { unlink(path + suffix) }
    }

    func syncDirectory() throws(StoreError) {
        let descriptor = open(StoreFile.directory(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError(path, .ofTheSystem()) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreError(path, .ofTheSystem()) }
    }
}
