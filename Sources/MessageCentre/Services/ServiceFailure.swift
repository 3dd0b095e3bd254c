import Seeded
import ShortMessage
import Store

/// An error that a service threw while it answered: its message fails, the store does not.
struct ServiceFailure: Error {
    let error: any Error
}

extension Silence {
    /// The service failed, and has nothing to say about it to this sender.
    static let failed = Silence(rawValue: "failed")
}
