import MessageCentre
import ShortMessage
import Store

/// A door of one call: each registers, does its work and gives the door up.
extension MessageCentre {
    /// Takes messages, and leaves what they cause in the queues.
    func accept(_ batch: [InboundMessage]) async throws(StoreError) -> [Acceptance] {
        try submit(
            batch.map { message in
                var submission = Submission(message)
                submission.mayBeRefused = false
                return submission
            })
    }

    /// Takes one message.
    func accept(_ message: InboundMessage) async throws(StoreError) -> Acceptance {
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
