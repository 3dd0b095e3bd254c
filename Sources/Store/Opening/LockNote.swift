import Glibc

/// `FILE.lock`, locked and signed by the process that writes a store.
///
/// While the store is in use, the second line is the place of the last message that was taken, or of what answers it: after
/// the death of the process it tells a store that has lost its end.
///
/// Versions before this one lock nothing else, so it is locked as they do.
final class LockNote: Sendable {
    private let descriptor: Int32
    private let path: String
    /// Whether the file was made by this owner.
    private let isNew: Bool

    /// The last message that an earlier owner committed; nil where none is noted.
    let lastPlace: Int64?

    /// The longest that the two lines can be, in octets.
    private static let room = 32

    /// Takes the lock and writes this process's number into the file.
    init(beside store: String) throws(StoreError) {
        path = store + ".lock"
        var (candidate, isNew): (Int32, Bool)
        repeat {
            (candidate, isNew) = try Self.locked(path, of: store)
        } while !Self.isStill(path, candidate)
        (descriptor, self.isNew) = (candidate, isNew)
        lastPlace = Self.lastPlace(candidate)
        // Whoever dies before the store is open leaves what is known of it.
        if let lastPlace { note(lastPlace) } else { sign() }
    }

    /// Leaves this process's number alone, as in a store that is whole in its file.
    func sign() {
        write("\(getpid())\n")
    }

    /// Notes a message that is committed; nothing is committed later at an earlier place.
    ///
    /// Not waited for: the note outlives the process, and when the power goes an older one stays.
    func note(_ place: Int64) {
        write("\(getpid())\n\(place)\n")
    }

    func abandon() {
        if isNew { unlink(path) }
    }

    /// The last message that a process committed which has died; nil where none is noted, or a process holds the file.
    static func lastPlace(beside store: String) -> Int64? {
        let descriptor = open(store + ".lock", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_SH | LOCK_NB) == 0 else { return nil }
        return lastPlace(descriptor)
    }

    private static func lastPlace(_ descriptor: Int32) -> Int64? {
        let lines = octets(descriptor).split(separator: 0x0A, omittingEmptySubsequences: false)
        return lines.count > 1 ? Int64(String(decoding: lines[1], as: UTF8.self)) : nil
    }

    /// Who has signed and still holds the file, or nil.
    static func owner(beside store: String) -> Int32? {
        let descriptor = open(store + ".lock", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
        return owner(descriptor)
    }

    private static func locked(_ path: String, of store: String) throws(StoreError) -> (Int32, isNew: Bool) {
        let flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        var descriptor = open(path, flags | O_CREAT | O_EXCL, 0o600)
        let isNew = descriptor >= 0
        if !isNew, errno == EEXIST { descriptor = open(path, flags) }
        guard descriptor >= 0 else {
            throw StoreError(store, [ELOOP, ENXIO, EISDIR].contains(errno) ? .inTheWay(path) : .ofTheSystem())
        }
        guard isNew || isSignature(descriptor) else {
            close(descriptor)
            throw StoreError(store, .inTheWay(path))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let problem: StoreError.Problem =
                errno == EWOULDBLOCK ? .owned(pid: owner(descriptor)) : .ofTheSystem()
            close(descriptor)
            throw StoreError(store, problem)
        }
        return (descriptor, isNew)
    }

    /// Whether it is a file, and nothing is in it that someone else wrote.
    private static func isSignature(_ descriptor: Int32) -> Bool {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= room else {
            return false
        }
        return octets(descriptor).allSatisfy { (0x30...0x39).contains($0) || $0 == 0x0A }
    }

    /// Whether the locked file still has its name; if another process has just taken it away, the lock is worth nothing
    /// and the descriptor is closed.
    private static func isStill(_ path: String, _ descriptor: Int32) -> Bool {
        let isSame = FileIdentity(at: path) == FileIdentity(descriptor)
        if !isSame { close(descriptor) }
        return isSame
    }

    /// Nothing depends on it, so a disk too full to hold it does not matter.
    private func write(_ text: String) {
        let octets = Array(text.utf8)
        _ = pwrite(descriptor, octets, octets.count, 0)
        _ = ftruncate(descriptor, off_t(octets.count))
    }

    private static func owner(_ descriptor: Int32) -> Int32? {
        Int32(String(decoding: octets(descriptor).prefix { $0 != 0x0A }, as: UTF8.self))
    }

    private static func octets(_ descriptor: Int32) -> ArraySlice<UInt8> {
        var octets = [UInt8](repeating: 0, count: room)
        let count = pread(descriptor, &octets, room, 0)
        return octets.prefix(max(0, count))
    }

    deinit {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}

/// What the system says about the call that has just failed.
package func systemError() -> String {
    String(cString: strerror(errno))
}
