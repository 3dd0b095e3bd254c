import Glibc

/// Room on the disk that is held for what must still be written when everything else is full: that a door has written
/// replies, so that they are not written again.
///
/// A file without a name, so that nothing of it stays.
final class Ballast: Sendable {
    private let descriptor: Int32

    /// Octets; more than a block of confirmed replies takes in the write-ahead log.
    private static let size: off_t = 1024 * 1024
    /// `O_TMPFILE`, which Glibc's module hides.
    private static let withoutName: Int32 = 0o20_000_000 | O_DIRECTORY

    /// Nil where a file system knows no such files.
    ///
    /// - Parameter path: of the store, for the same disk.
    /// - Throws: where the disk is full already.
    init?(beside path: String) throws(StoreError) {
        descriptor = open(StoreFile.directory(of: path), Self.withoutName | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            guard [ENOSPC, EDQUOT].contains(errno) else { return nil }
            throw StoreError(path, .full)
        }
        let code = posix_fallocate(descriptor, 0, Self.size)
        guard ![ENOSPC, EDQUOT].contains(code) else { throw StoreError(path, .full) }
    }

    deinit {
        close(descriptor)
    }
}
