import Synchronization

/// How much went through, for the status.
final class KannelCounts: Sendable {
    private let counts = Mutex((received: 0, sent: 0, reported: 0))
    let start = ContinuousClock.now

    func received() { counts.withLock { $0.received += 1 } }
    func sent() { counts.withLock { $0.sent += 1 } }
    func reported() { counts.withLock { $0.reported += 1 } }
    var all: (received: Int, sent: Int, reported: Int) { counts.withLock { $0 } }
}
