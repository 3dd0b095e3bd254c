import Glibc

/// The right to write a store: `flock` on `FILE.lock`, held until it is released or the process ends.
///
/// The kernel lets go when a process is killed, so a lock file that was left behind locks nothing.
final class StoreOwnership: Sendable {
    private let descriptor: Int32

    /// Takes the lock and writes this process's number into the file.
    init(of path: String) throws(StoreError) {
        let lockPath = path + ".lock"
        descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError(path, .cannotOpen(systemError())) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isOwned = errno == EWOULDBLOCK
            let reason = systemError()
            let owner = Self.owner(descriptor)
            close(descriptor)
            throw StoreError(path, isOwned ? .owned(pid: owner) : .cannotOpen(reason))
        }
        sign()
    }

    deinit {
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
