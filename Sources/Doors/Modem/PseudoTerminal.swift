import Glibc

/// A terminal of our own making with the modem behind it, and a symbolic link that says where it is.
package struct PseudoTerminal: ModemPort {
    /// The modem's side.
    private let primary: Descriptor
    /// The client's side, held open so that a client may go and come back.
    private let replica: Descriptor
    private let device: String
    private let link: String

    package var place: String { link }
    package var input: Descriptor? { primary }
    package var output: Descriptor? { primary }

    /// Makes a terminal that only its owner can open, and the link to it.
    ///
    /// - Throws: `UsageError` where something else stands at the path, `DeviceError` where the system has no terminal.
    package init(link path: String) throws {
        try Self.removeDeadLink(path)
        (primary, device) = try Self.open(named: path)
        replica = Descriptor(number: Glibc.open(device, O_RDWR | O_NOCTTY | O_CLOEXEC), name: path)
        link = path
        guard replica.number >= 0 else { throw DeviceError.last(device) }
        try Self.makeRaw(replica)
        guard fchmod(replica.number, 0o600) == 0, symlink(device, path) == 0 else {
            let error = DeviceError.last(path)
            for descriptor in [primary, replica] { descriptor.close() }
            throw error.code == EEXIST ? Self.occupied(path) : error
        }
    }

    /// A link that a modem has left behind when it was killed leads to a terminal that is no more.
    private static func removeDeadLink(_ path: String) throws {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFLNK, let target = target(of: path), target.hasPrefix("/dev/pts/"),
            access(target, F_OK) != 0
        else { throw occupied(path) }
        guard unlink(path) == 0 else { throw DeviceError.last(path) }
    }

    private static func occupied(_ path: String) -> UsageError {
        UsageError("\(path): something is there already; expected a path that is free, for a link to the modem")
    }

    private static func target(of link: String) -> String? {
        let octets = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) { characters in
                characters.baseAddress.map { max(0, readlink(link, $0, characters.count)) } ?? 0
            }
        }
        return octets.isEmpty ? nil : String(decoding: octets, as: UTF8.self)
    }

    /// The functions that wrap these two requests are hidden from Swift (TIOCSPTLCK and TIOCGPTN, `ioctl_tty(2)`).
    private static func open(named name: String) throws(DeviceError) -> (Descriptor, device: String) {
        let descriptor = Descriptor(
            number: Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK), name: name)
        var (number, isLocked): (Int32, Int32) = (0, 0)
        guard descriptor.number >= 0, ioctl(descriptor.number, 0x4004_5431, &isLocked) == 0,
            ioctl(descriptor.number, 0x8004_5430, &number) == 0
        else { throw DeviceError.last("/dev/ptmx") }
        return (descriptor, "/dev/pts/\(number)")
    }

    private static func makeRaw(_ terminal: Descriptor) throws(DeviceError) {
        var settings = termios()
        guard tcgetattr(terminal.number, &settings) == 0 else { throw .last(terminal.name) }
        cfmakeraw(&settings)
        guard tcsetattr(terminal.number, TCSANOW, &settings) == 0 else { throw .last(terminal.name) }
    }

    /// What nobody has read by the time that the modem dies is lost, so it is not delivered before.
    package var isRead: Bool {
        var polled = pollfd(fd: replica.number, events: Int16(POLLIN), revents: 0)
        return poll(&polled, 1, 0) == 0
    }

    /// Never comes: the replica is open.
    package mutating func hangUp() -> Bool { true }

    /// The link goes only if it still leads here.
    package mutating func close() {
        if Self.target(of: link) == device { unlink(link) }
        for descriptor in [primary, replica] { descriptor.close() }
    }
}
