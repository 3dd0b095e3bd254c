import Glibc

/// The right to write a store: `flock` on `FILE.lock`, held until it is released or the process ends.
///
/// The kernel lets go when a process is killed, so a lock file that was left behind locks nothing.
final class StoreOwnership: Sendable {
    private let descriptor: Int32
    private let lockPath: String
    /// Whether the lock file was made by this owner.
    private let isNew: Bool

    /// Takes the lock and writes this process's number into the file.
    init(of path: String) throws(StoreError) {
        lockPath = path + ".lock"
        var (candidate, isNew): (Int32, Bool)
        repeat {
            (candidate, isNew) = try Self.locked(lockPath, of: path)
        } while !Self.isStill(lockPath, candidate)
        (descriptor, self.isNew) = (candidate, isNew)
        sign()
    }

    /// Takes a lock file away that was made in vain.
    func abandon() {
        if isNew { unlink(lockPath) }
    }

    private static func locked(_ lockPath: String, of path: String) throws(StoreError) -> (Int32, isNew: Bool) {
        var descriptor = open(lockPath, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        let isNew = descriptor >= 0
        if !isNew, errno == EEXIST { descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
        guard descriptor >= 0 else { throw StoreError(path, .ofTheSystem()) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isOwned = errno == EWOULDBLOCK
            let reason = systemError()
            let owner = owner(descriptor)
            close(descriptor)
            throw StoreError(path, isOwned ? .owned(pid: owner) : .cannotOpen(reason))
        }
        return (descriptor, isNew)
    }

    /// Whether the locked file still has its name; if another process has just taken it away, the lock is worth nothing
    /// and the descriptor is closed.
    private static func isStill(_ lockPath: String, _ descriptor: Int32) -> Bool {
        var (named, locked) = (stat(), stat())
        let isSame =
            stat(lockPath, &named) == 0 && fstat(descriptor, &locked) == 0
            && (named.st_dev, named.st_ino) == (locked.st_dev, locked.st_ino)
        if !isSame { close(descriptor) }
        return isSame
    }

    deinit {
        // A child that another thread has just forked would hold the lock until it becomes another program.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// The number is for people only, so a disk too full to hold it does not matter.
    private func sign() {
        let line = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, line, line.count, 0)
    }

    private static func owner(_ descriptor: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return Int32(String(decoding: bytes.prefix(max(0, count)).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
}

/// What the system says about the call that has just failed.
func systemError() -> String {
    String(cString: strerror(errno))
}
