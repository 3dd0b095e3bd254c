import Glibc
import Synchronization

/// Raised by the centre, lowered by the loop.
package final class WakeFlag: Sendable {
    private let isRaised = Atomic<Bool>(false)

    package init() {}

    /// Writes into a pipe, so that a loop that waits for descriptors goes on.
    package func raise(_ wakeUp: Descriptor) {
        guard !isRaised.exchange(true, ordering: .acquiringAndReleasing) else { return }
        var octet: UInt8 = 0
        _ = write(wakeUp.number, &octet, 1)
    }

    package func lower() -> Bool { isRaised.exchange(false, ordering: .acquiringAndReleasing) }
}
