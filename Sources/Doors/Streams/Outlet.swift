import Glibc
import Synchronization

/// stdout or stderr as it is written, so that a reader who does not read cannot keep a signal from ending the program.
///
/// A pipe and a terminal are opened a second time, because a descriptor that does not block is one for all the processes
/// that share it.
struct Outlet: Sendable {
    static let standardOutput = Outlet(STDOUT_FILENO)
    static let standardError = Outlet(STDERR_FILENO)

    /// Milliseconds that a slow reader has, once SIGTERM has come, to make room for what is still to be written.
    private static let patience: Int32 = 1000
    /// Whether a reader had that long and made none, so that no other is waited for.
    private static let hasGivenUp = Atomic<Bool>(false)

    private let number: Int32
    private let isSocket: Bool

    private init(_ standard: Int32) {
        var status = stat()
        let kind = fstat(standard, &status) == 0 ? status.st_mode & S_IFMT : 0
        isSocket = kind == S_IFSOCK
        // What was closed before the start is reserved to be read only, and stays so.
        let canBeOpened = [S_IFIFO, S_IFCHR].contains(kind) && fcntl(standard, F_GETFL) & O_ACCMODE != O_RDONLY
        let own = canBeOpened ? open("/proc/self/fd/\(standard)", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) : -1
        number = own >= 0 ? own : standard
    }

    /// Writes what there is room for.
    ///
    /// - Returns: as `write(2)`; −1 with `EAGAIN` where there is no room.
    func write(_ octets: ArraySlice<UInt8>) -> Int {
        octets.withUnsafeBytes { bytes in
            isSocket
                ? send(number, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
                : Glibc.write(number, bytes.baseAddress, bytes.count)
        }
    }

    /// Waits until there is room, or until a signal has come that nobody's reading delays any longer.
    ///
    /// - Returns: whether it is worth while to write again.
    func waitForRoom() -> Bool {
        while true {
            let signal = EndSignal.ending
            if signal == SIGINT || signal != nil && Self.hasGivenUp.load(ordering: .relaxed) { return false }
            var watched = [pollfd(fd: number, events: Int16(POLLOUT), revents: 0)]
            if signal == nil { watched.append(pollfd(fd: EndSignal.descriptor, events: Int16(POLLIN), revents: 0)) }
            let ready = poll(&watched, nfds_t(watched.count), signal == nil ? -1 : Self.patience)
            if watched[0].revents != 0 || ready < 0 && errno != EINTR { return true }
            if ready == 0 { Self.hasGivenUp.store(true, ordering: .relaxed) }
        }
    }
}
