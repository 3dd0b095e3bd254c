import Synchronization

/// Hears of messages on which the service itself failed; their senders read `unavailable`.
package final class ServiceFailures: Sendable {
    private let count = Atomic<Int>(0)

    package init() {}

    package var areNone: Bool { count.load(ordering: .relaxed) == 0 }

    @Sendable package func report(_ failure: String) {
        count.add(1, ordering: .relaxed)
        Diagnostics.say("shortcode: \(failure)")
    }
}
