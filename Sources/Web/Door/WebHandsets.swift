import MessageCentre
import ServiceLifecycle

/// Every telephone that no other door has, until the server ends.
package struct WebHandsets: ServiceLifecycle.Service {
    private let handsets: SimulatedHandsets

    package init(_ desk: TestDesk) {
        handsets = desk.handsets
    }

    /// Delivers what comes.
    package func run() async throws {
        try await withGracefulShutdownHandler {
            try await handsets.run()
        } onGracefulShutdown: {
            Task { await handsets.close() }
        }
    }
}
