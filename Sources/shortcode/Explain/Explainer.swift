import Membership
import MessageCentre
import MessageGrammar
import ShortMessage

/// Reads messages without keeping anything of them.
struct Explainer {
    private let service: MembershipService
    private let centre: MessageCentre
    private let time: Timestamp
    private let isMasked: Bool

    init(service: MembershipService, time: Timestamp, isMasked: Bool) throws(StoreError) {
        (self.service, self.time, self.isMasked) = (service, time, isMasked)
        centre = try MessageCentre(
            store: .memory, shortCode: service.shortCode, service: service, log: ServiceFailures().report)
    }

    func report(on text: String) async throws -> ExplanationReport {
        let message = InboundMessage(
            from: PlayedNumber.standard.address, to: service.shortCode, text: text, receivedAt: time)
        let acceptance = try await centre.rehearse(message)
        let explanation = service.grammar.explain(text, on: time.date)
        return ExplanationReport(
            text: text, explanation: explanation, grammar: service.grammar, warnings: warnings(explanation),
            answer: .init(acceptance.outcome, to: message.from), isMasked: isMasked, time: time,
            shortCode: service.shortCode)
    }

    private func warnings(_ explanation: Explanation) -> [String] {
        guard case .success(let match) = explanation.outcome, let command = try? Command(match),
            case .register(let registration) = command
        else { return [] }
        return registration.warnings.map { warning in
            switch warning {
            case .birthDateDiffersFromNIK: "the birth date in the NIK is another than the one in the message"
            }
        }
    }
}
