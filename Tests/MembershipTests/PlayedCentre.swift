import MessageCentre
import ShortMessage
import Store

/// A door of one call: each registers, does its work and gives the door up.
extension MessageCentre {
    /// Takes messages, and leaves what they cause in the queues; everybody else's telephone is on meanwhile.
    func accept(_ batch: [InboundMessage]) async throws -> [Acceptance] {
        let handsets = try await PlayedHandsets(at: self, name: "the test")
        let taken = await Result { try await handsets.submit(batch) }
        await handsets.close()
        return try taken.get()
    }

    /// Takes one message.
    func accept(_ message: InboundMessage) async throws -> Acceptance {
        try await accept([message])[0]
    }

    /// What waits, and then what falls due until a moment.
    func undelivered(at moment: Timestamp) async throws -> [Delivery] {
        let handsets = try await PlayedHandsets(at: self, name: "the test")
        let left = try await handsets.take()
        let fired = try await handsets.carry(ClockDriver(self, .log).advance(to: moment)).fired
        await handsets.close()
        return left + fired
    }

    /// These have been written.
    func confirm(_ deliveries: [Delivery]) async throws {
        let handsets = try await PlayedHandsets(at: self, name: "the test")
        _ = try await handsets.take()
        try await handsets.settle(deliveries)
        await handsets.close()
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
