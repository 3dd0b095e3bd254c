import MessageCentre
import ShortMessage
import Synchronization
import Testing

/// A handset at an endpoint: takes what waits for it and counts how often it was woken.
struct Handset: Sendable {
    static let (budi, siti) = ("+6281200000001", "+6281200000002")

    let centre: MessageCentre
    let endpoint: Endpoint
    private let wakes: Wakes

    private final class Wakes: Sendable {
        let count = Mutex(0)
    }

    init(_ number: String, at centre: MessageCentre, name: String = "a handset") async throws {
        try await self.init(.address(try Address(number)), at: centre, name: name)
    }

    init(_ claim: AddressClaim, at centre: MessageCentre, name: String = "a handset") async throws {
        let wakes = Wakes()
        self.centre = centre
        self.wakes = wakes
        endpoint = try await centre.register(claim, name: name) { wakes.count.withLock { $0 += 1 } }
    }

    var wakeCount: Int { wakes.count.withLock { $0 } }

    /// Takes everything that waits and says the same of each.
    @discardableResult
    func take(_ outcome: DeliveryOutcome = .delivered, second: Int64 = 0) async throws -> [Dispatch] {
        var taken: [Dispatch] = []
        while let next = try await endpoint.take().first {
            taken.append(next)
            try await endpoint.settle(next.id, outcome, at: try moment(second))
        }
        return taken
    }

    /// The texts of what waits, taken one by one.
    func texts(_ outcome: DeliveryOutcome = .delivered, second: Int64 = 0) async throws -> [String] {
        try await take(outcome, second: second).map(\.told)
    }
}

extension Dispatch {
    /// A message's text; a report's state and status.
    var told: String {
        switch self {
        case .message(let delivery): delivery.message.text
        case .report(let report): "report \(report.state.rawValue) \(report.status.rawValue)"
        }
    }

    var report: StatusReport? {
        if case .report(let report) = self { report } else { nil }
    }
}

extension MessageCentre {
    /// Submits a message and gives its acknowledgement.
    @discardableResult
    func submit(
        _ text: String, from sender: String = Handset.budi, to recipient: String = "2757", second: Int64 = 0,
        wantsReport: Bool = false, validity: Int64? = nil, identity: String? = nil, coding: MessageCoding? = nil
    ) async throws -> Acceptance {
        let message = InboundMessage(
            from: try Address(sender), to: try Address(recipient), text: text, receivedAt: try moment(second),
            identity: identity)
        return try await submit(
            Submission(message, report: wantsReport ? .always : .none, validity: validity, coding: coding))
    }
}
