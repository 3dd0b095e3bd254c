import Membership
import MessageCentre
import MessageGrammar
import ShortMessage

/// Reads messages without keeping anything of them.
struct Explainer {
    private let service: any GrammarService
    private let centre: MessageCentre
    private let time: Timestamp
    private let isMasked: Bool

    /// - Parameter shortCode: of the service that is asked; nil for the first.
    init(services: PlayedServices, at shortCode: Address?, time: Timestamp, isMasked: Bool) throws {
        (self.time, self.isMasked) = (time, isMasked)
        guard let service = services.service(at: shortCode) else {
            let codes = services.shortCodes.map(\.description).joined(separator: ", ")
            throw UsageError("nobody has the short code that --to names; expected one of \(codes)")
        }
        self.service = service
        centre = try MessageCentre(store: .memory, services: services.directory, log: ServiceFailures().report)
    }

    func report(on text: String) async throws -> ExplanationReport {
        let message = InboundMessage(
            from: PlayedNumber.standard.address, to: service.shortCode, text: text, receivedAt: time)
        let acceptance = try await centre.rehearse(message)
        let explanation = service.grammar.explain(text, on: time.date)
        var report = ExplanationReport(
            text: text, explanation: explanation, grammar: service.grammar, warnings: warnings(explanation),
            answer: .init(acceptance.outcome, to: message.from), isMasked: isMasked)
        // Masked like the text, or the octets would tell what the text does not.
        report.carriage = try? Carriage(report.shownText, to: service.shortCode, reply: report.answer.text, at: time)
        return report
    }

    private func warnings(_ explanation: Explanation) -> [String] {
        guard service is MembershipService, case .success(let match) = explanation.outcome,
            let command = try? Command(match),
            case .register(let registration) = command
        else { return [] }
        return registration.warnings.map { warning in
            switch warning {
            case .birthDateDiffersFromNIK: "the birth date in the NIK is another than the one in the message"
            }
        }
    }
}
