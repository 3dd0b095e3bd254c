package import MessageCentre
import ServiceLifecycle
package import ShortMessage

/// Lets happen what falls due by itself, and looks whether the store is where it was.
package struct DueTime: ServiceLifecycle.Service {
    /// Milliseconds after which it is looked again whether something is due earlier by now.
    private static let longestSleep: Int64 = 500

    private let centre: MessageCentre
    private let driver: ClockDriver
    private let now: @Sendable () -> Timestamp

    package init(_ centre: MessageCentre, now: @escaping @Sendable () -> Timestamp) {
        (self.centre, driver, self.now) = (centre, ClockDriver(centre, .real), now)
    }

    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try await centre.mustBeInPlace()
                try await driver.catchUp(with: now())
                let left = try await driver.nextDue().map { $0.milliseconds - now().milliseconds } ?? Self.longestSleep
                try? await Task.sleep(for: .milliseconds(min(max(10, left), Self.longestSleep)))
            }
        }
    }
}
