import Doors
import MessageCentre
import Synchronization

/// What has become of calls, for the door's loop.
final class CallMailbox: Sendable {
    enum Outcome: Sendable {
        /// Somebody takes calls.
        case reached
        /// The program has taken a message, and this is its response.
        case answered(Delivery, WebCaller.Response)
        /// The response to a message goes on and on.
        case endless(Delivery)
        /// Nobody took a message.
        case unanswered(Delivery)
    }

    private let outcomes = Mutex<[Outcome]>([])
    private let flag = WakeFlag()
    private let wakeUp: Descriptor

    /// - Parameter wakeUp: a pipe on which the loop waits.
    init(wakeUp: Descriptor) {
        self.wakeUp = wakeUp
    }

    func post(_ outcome: Outcome) {
        outcomes.withLock { $0.append(outcome) }
        wake()
    }

    func wake() { flag.raise(wakeUp) }

    /// Everything since the last time.
    func take() -> [Outcome] {
        _ = flag.lower()
        return outcomes.withLock { outcomes in
            defer { outcomes = [] }
            return outcomes
        }
    }
}
