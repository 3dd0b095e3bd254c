import Glibc

/// The right to write a store: `flock` on the database file itself, which counts for all its names, and the number of this
/// process in `FILE.lock` beside it, for those who are refused.
///
/// The kernel lets go when a process is killed, so files that were left behind lock nothing. The locks of SQLite on the same
/// file are of another kind, and end when this process closes any descriptor of it; so this one stays open until the
/// database is closed.
final class StoreOwnership: Sendable {
    private let file: Int32
    private let note: LockNote

    /// Takes the lock, and with it the descriptor of the database; where it throws, the descriptor is the caller's still.
    init(of path: String, file descriptor: Int32) throws(StoreError) {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            guard errno == EWOULDBLOCK else { throw StoreError(path, .ofTheSystem()) }
            throw StoreError(
                path, .owned(pid: LockNote.owner(beside: path) ?? FileIdentity(descriptor)?.owner))
        }
        do throws(StoreError) {
            note = try LockNote(beside: path)
        } catch {
            flock(descriptor, LOCK_UN)
            throw error
        }
        file = descriptor
    }

    /// The last message that an earlier owner committed; nil where that is not known.
    var lastPlace: Int64? { note.lastPlace }

    /// Notes the last message that is committed.
    func note(_ place: Int64) {
        note.note(place)
    }

    /// Notes that all is in the file, so that an older copy of it may take its place.
    func noteClosed() {
        note.sign()
    }

    /// Takes a lock file away that was made in vain.
    func abandon() {
        note.abandon()
    }

    /// Whether nobody writes a file now.
    static func isFree(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) == 0
    }

    deinit {
        // A child that another thread has just forked would hold the lock until it becomes another program.
        flock(file, LOCK_UN)
        close(file)
    }
}
