package import MessageCentre
import ServiceLifecycle
package import ShortMessage

/// Lets happen what falls due by itself.
package struct DueTime: ServiceLifecycle.Service {
    /// Milliseconds after which it is looked again whether something is due earlier by now.
    private static let longestSleep: Int64 = 500

    private let driver: ClockDriver
    private let now: @Sendable () -> Timestamp

    package init(_ centre: MessageCentre, now: @escaping @Sendable () -> Timestamp) {
        (driver, self.now) = (ClockDriver(centre, .real), now)
    }

    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                _ = try await driver.catchUp(with: now())
                let left = try await driver.nextDue().map { $0.milliseconds - now().milliseconds } ?? Self.longestSleep
                try? await Task.sleep(for: .milliseconds(min(max(10, left), Self.longestSleep)))
            }
        }
    }
}
