import Doors
import Glibc
import ServiceLifecycle
import Synchronization

/// A door that is one loop over descriptors, as a part of a program that has others.
final class DoorService<Door: GatewayDoor & SendableMetatype>: ServiceLifecycle.Service {
    private let place: Mutex<Door?>
    private let stop: DoorStop

    /// - Parameter stop: what the door's sleep was made to hear.
    init(_ door: consuming sending Door, _ stop: DoorStop) {
        place = Mutex(consume door)
        self.stop = stop
    }

    /// Runs on a thread of its own until the program is to end, and closes the door whatever happens.
    func run() async throws {
        let thread = DoorThread()
        do {
            try await withTaskExecutorPreference(thread) {
                try await withTaskCancellationHandler {
                    try await withGracefulShutdownHandler {
                        try await work()
                    } onGracefulShutdown: {
                        self.stop.stop()
                    }
                } onCancel: {
                    stop.stop()
                }
            }
        } catch {
            await thread.end()
            throw error
        }
        await thread.end()
    }

    private nonisolated func work() async throws {
        guard
            var door = place.withLock({ place -> Door? in
                defer { place = nil }
                return place
            })
        else { return }
        do {
            while !stop.isStopped, door.goesOn { try await door.step() }
        } catch {
            await door.close()
            throw error
        }
        await door.close()
    }
}

/// Ends the sleep of a door, once.
final class DoorStop: Sendable {
    /// Can be read once the door is to end.
    let descriptor: Descriptor
    private let end: Descriptor
    private let stopped = Atomic<Bool>(false)

    init() throws(DeviceError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .last("pipe") }
        (descriptor, end) = (Descriptor(number: ends[0], name: "stop"), Descriptor(number: ends[1], name: "stop"))
        for end in [descriptor, end] { end.keepForThisProcess() }
    }

    var isStopped: Bool { stopped.load(ordering: .acquiring) }

    func stop() {
        guard !stopped.exchange(true, ordering: .acquiringAndReleasing) else { return }
        var octet: UInt8 = 0
        _ = write(end.number, &octet, 1)
    }
}
