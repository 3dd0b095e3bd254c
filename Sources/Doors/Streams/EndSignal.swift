import Glibc
import Synchronization

/// The signals that end the input: SIGTERM, as its end would, and SIGINT at once.
///
/// A signal belongs to the whole process, so this is one thing and not a value. A handler may only store and write, so it
/// stores the signal's number and writes an octet into a pipe, on which whoever waits for input waits too.
package enum EndSignal {
    private static let received = Atomic<Int32>(0)
    private static let noted = Atomic<Int32>(0)
    private static let wakeUp = Atomic<Int32>(-1)
    private static let watched = Atomic<Int32>(-1)

    /// What came, if one came.
    package static var caught: Int32? {
        let signal = received.load(ordering: .acquiring)
        return signal == 0 ? nil : signal
    }

    /// What came and makes the program end, by whichever watch: nobody's reading is waited for any longer.
    package static var ending: Int32? {
        let signal = noted.load(ordering: .acquiring)
        return signal == 0 ? caught : signal
    }

    /// What can be read once a signal has come; −1, which `poll` passes over, while none is caught.
    package static var descriptor: Int32 { watched.load(ordering: .acquiring) }

    /// Begins to catch them.
    ///
    /// A second SIGINT ends the process, so that Ctrl-C helps even where nobody reads the output.
    ///
    /// - Returns: a descriptor that can be read once a signal has come.
    package static func watch() throws(DeviceError) -> Descriptor {
        try watch(by: handle)
    }

    /// Begins to catch them for a program that then ends of its own accord: `caught` knows nothing of them, so that nothing is
    /// left unanswered. A second one of either ends the process at once.
    ///
    /// - Returns: a descriptor that can be read once a signal has come.
    package static func watchForShutdown() throws(DeviceError) -> Descriptor {
        try watch(by: note)
    }

    private static func watch(by handler: @escaping @convention(c) (Int32) -> Void) throws(DeviceError) -> Descriptor {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw DeviceError.last("pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        wakeUp.store(ends[1], ordering: .releasing)
        watched.store(ends[0], ordering: .releasing)
        for number in [SIGTERM, SIGINT] { signal(number, handler) }
        return Descriptor(number: ends[0], name: "signals")
    }

    /// Lets a failed write be an error and not the end of the process.
    package static func ignoreThoseOfWriting() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    private static let handle: @convention(c) (Int32) -> Void = { number in
        let error = errno
        received.store(number, ordering: .releasing)
        wake()
        if number == SIGINT { signal(SIGINT, SIG_DFL) }
        errno = error
    }

    private static let note: @convention(c) (Int32) -> Void = { number in
        let error = errno
        if noted.exchange(number, ordering: .acquiringAndReleasing) != 0 {
            _exit((number == SIGINT ? ExitStatus.interrupted : .terminated).rawValue)
        }
        wake()
        errno = error
    }

    private static func wake() {
        var octet: UInt8 = 0
        _ = write(wakeUp.load(ordering: .acquiring), &octet, 1)
    }
}
