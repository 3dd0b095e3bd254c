import Glibc

/// Which file it is, whatever its names: its device and its number there.
struct FileIdentity: Hashable, Sendable {
    let device: UInt
    let number: UInt

    /// The file that a name leads to now; nil where there is none.
    init?(at path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// The file that is open.
    init?(_ descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        (device, number) = (UInt(status.st_dev), UInt(status.st_ino))
    }
}

/// What is at a path, where a program may put its own file only if nothing is.
enum FileKind {
    case nothing, regular, directory, other

    /// - Parameter isFollowed: whether a symbolic link is taken for what it leads to; otherwise it is another thing.
    init(at path: String, isFollowed: Bool) {
        var status = stat()
        guard (isFollowed ? stat(path, &status) : lstat(path, &status)) == 0 else {
            self = .nothing
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .regular
        case S_IFDIR: self = .directory
        default: self = .other
        }
    }
}
