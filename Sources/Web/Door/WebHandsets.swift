package import MessageCentre
import ServiceLifecycle
import ShortMessage

/// Every telephone that no other door has: it takes what comes.
package struct WebHandsets: ServiceLifecycle.Service {
    private static let mostAtOnce = 500

    private let endpoint: Endpoint
    private let news: AsyncStream<Void>

    /// Registers the telephones; nil where another door plays them all.
    package init?(at centre: MessageCentre) async {
        let (news, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        guard let endpoint = try? await centre.register(.everyOther, name: "the web", wake: { wake.yield() }) else {
            return nil
        }
        (self.endpoint, self.news) = (endpoint, news)
    }

    /// Takes what comes, until the server ends.
    package func run() async throws {
        for await _ in news.cancelOnGracefulShutdown() { try await takeAll() }
        try await takeAll()
        await endpoint.close()
    }

    private func takeAll() async throws {
        while case let taken = try await endpoint.take(upTo: Self.mostAtOnce), !taken.isEmpty {
            try await endpoint.settle(taken.map { Settlement($0.id, .delivered) }, at: nil)
        }
    }
}
