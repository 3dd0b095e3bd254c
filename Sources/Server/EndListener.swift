import Doors
import Glibc
import ServiceLifecycle

/// Has a group of services end once a signal has come, on a thread of its own: each of those that run tasks may wait until
/// somebody reads what the program says.
struct EndListener {
    private let thread = DoorThread()
    private let stop: DoorStop
    private let listening: Task<Void, Never>

    /// - Parameter signals: what can be read once a signal has come.
    init(_ signals: Descriptor, endingWith group: ServiceGroup) throws(DeviceError) {
        let stop = try DoorStop()
        self.stop = stop
        listening = Task(executorPreference: thread) {
            guard Self.hasCome(on: signals, or: stop.descriptor) else { return }
            await group.triggerGracefulShutdown()
        }
    }

    /// Listens no more.
    func end() async {
        stop.stop()
        await listening.value
        await thread.end()
    }

    private static func hasCome(on signals: Descriptor, or stop: Descriptor) -> Bool {
        var watched = [signals, stop].map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
        while poll(&watched, nfds_t(watched.count), -1) < 0, errno == EINTR {}
        return watched[0].revents != 0
    }
}
