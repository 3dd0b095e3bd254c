import Doors
import Synchronization

/// What NIO's thread has for the door's loop.
final class Mailbox: Sendable {
    /// What happened to connections, in its order.
    enum Event: Sendable {
        /// With the number of the call, where it was this end that called.
        case opened(Connection, call: Int?)
        /// A call that nobody answered, and why.
        case unanswered(call: Int, String)
        case received(Int, [UInt8])
        case closed(Int)
    }

    private let events = Mutex<[Event]>([])
    private let flag = WakeFlag()
    private let wakeUp: Descriptor

    /// - Parameter wakeUp: a pipe on which the loop waits.
    init(wakeUp: Descriptor) {
        self.wakeUp = wakeUp
    }

    func post(_ event: Event) {
        events.withLock { $0.append(event) }
        wake()
    }

    func wake() { flag.raise(wakeUp) }

    /// Everything since the last time.
    func take() -> [Event] {
        _ = flag.lower()
        return events.withLock { events in
            defer { events = [] }
            return events
        }
    }
}
