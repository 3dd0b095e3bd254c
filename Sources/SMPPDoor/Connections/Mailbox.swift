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
        /// TLS did not come about, and why.
        case unsecured(Int, String)
        case closed(Int)
        case asked(Question)
    }

    /// What somebody outside the loop wants of the door; one of the two is called, once.
    struct Question: Sendable {
        let ask: @Sendable (inout SMPPDoor) -> Void
        /// The door is closed.
        let giveUp: @Sendable () -> Void
    }

    private struct Contents {
        var events: [Event] = []
        var isOver = false
    }

    private let contents = Mutex(Contents())
    private let flag = WakeFlag()
    private let wakeUp: Descriptor

    /// - Parameter wakeUp: a pipe on which the loop waits.
    init(wakeUp: Descriptor) {
        self.wakeUp = wakeUp
    }

    func post(_ event: Event) {
        contents.withLock { $0.events.append(event) }
        wake()
    }

    /// Puts a question to the loop, as long as there is one.
    func ask(_ question: Question) {
        let isTaken = contents.withLock { contents in
            if !contents.isOver { contents.events.append(.asked(question)) }
            return !contents.isOver
        }
        if isTaken { wake() } else { question.giveUp() }
    }

    func wake() { flag.raise(wakeUp) }

    /// Everything since the last time.
    func take() -> [Event] {
        _ = flag.lower()
        return contents.withLock { contents in
            defer { contents.events = [] }
            return contents.events
        }
    }

    /// Nobody takes anything any more.
    func end() {
        let left = contents.withLock { contents in
            contents.isOver = true
            defer { contents.events = [] }
            return contents.events
        }
        for case .asked(let question) in left { question.giveUp() }
    }
}
