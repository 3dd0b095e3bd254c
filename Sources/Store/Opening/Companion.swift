import Glibc

/// A file that SQLite keeps beside another, and that it empties or deletes whatever somebody has put there under that name.
enum Companion: String, CaseIterable {
    case log = "-wal"
    case index = "-shm"
    case journal = "-journal"

    /// Longer than any beginning.
    private static let readOctets = 32

    /// Where it lies, or would.
    func path(beside store: String) -> String { store + rawValue }

    /// Whether SQLite has made what lies there, to judge by its beginning; or nothing does, or nothing but zeros as a process
    /// or the power leaves it that ends too early.
    func isOfSQLite(beside store: String) -> Bool {
        switch FileKind(at: path(beside: store), isFollowed: false) {
        case .nothing: return true
        case .directory, .other: return false
        case .regular:
            guard let octets = Self.beginning(of: path(beside: store)) else { return true }
            return octets.allSatisfy { $0 == 0 } || beginnings.contains(where: octets.starts)
        }
    }

    /// https://www.sqlite.org/fileformat2.html, "The Write-Ahead Log" and "The Rollback Journal";
    /// https://www.sqlite.org/walformat.html, "The WAL-Index Format", in either order of octets.
    private var beginnings: [[UInt8]] {
        switch self {
        case .log: [[0x37, 0x7F, 0x06, 0x82], [0x37, 0x7F, 0x06, 0x83]]
        case .index: [[0x18, 0xE2, 0x2D, 0], [0, 0x2D, 0xE2, 0x18]]
        case .journal: [[0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]]
        }
    }

    /// Nil where it cannot be read, of which SQLite will say more.
    private static func beginning(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var octets = [UInt8](repeating: 0, count: readOctets)
        let count = pread(descriptor, &octets, octets.count, 0)
        return count >= 0 ? Array(octets.prefix(count)) : nil
    }
}
