import Glibc

/// What the first octets of a file say of whose it is (https://www.sqlite.org/fileformat2.html, "The Database Header").
struct DatabaseMark {
    private let header: [UInt8]

    private static let size = 100
    private static let magic = Array("SQLite format 3\0".utf8)
    private static let place = 68..<72

    /// Nil for what is no regular file, or cannot be read. Not for a database that this process has open.
    init?(of path: String) {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var octets = [UInt8](repeating: 0, count: Self.size)
        let count = pread(descriptor, &octets, octets.count, 0)
        guard count >= 0 else { return nil }
        header = Array(octets.prefix(count))
    }

    /// Whether it is a store.
    var isOfStore: Bool {
        isDatabase && header[Self.place].reduce(0) { $0 << 8 | Int32($1) } == StoreFile.applicationID
    }

    private var isDatabase: Bool { header.count == Self.size && header.starts(with: Self.magic) }
}
