import MessageCentre
import ShortMessage

/// Telephones that are off or full: what is sent to them waits until they are found.
final class LostTelephones {
    private let centre: MessageCentre
    private var endpoints: [Address: Endpoint] = [:]

    init(_ centre: MessageCentre) { self.centre = centre }

    func has(_ number: Address) -> Bool { endpoints[number] != nil }

    func lose(_ number: Address) async throws {
        guard !has(number) else { return }
        endpoints[number] = try await centre.register(.address(number), name: "\(number)") {}
    }

    /// Tries to deliver, and finds the telephone off or full.
    func tryInVain(_ number: Address, _ outcome: DeliveryOutcome, at moment: Timestamp) async throws {
        for dispatch in try await endpoints[number]?.take() ?? [] {
            try await endpoints[number]?.settle(dispatch.id, outcome, at: moment)
        }
    }

    /// The telephone gets all that has waited.
    func find(_ number: Address, at moment: Timestamp) async throws {
        guard let endpoint = endpoints.removeValue(forKey: number) else { return }
        await endpoint.resume()
        for dispatch in try await endpoint.take(upTo: .max) {
            try await endpoint.settle(dispatch.id, .delivered, at: moment)
        }
        await endpoint.close()
    }
}
