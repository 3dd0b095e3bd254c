import Doors
import MessageCentre
import MessageGrammar
import ShortMessage
import Store

/// Reads messages without keeping anything of them.
struct Explainer {
    private let service: any GrammarService
    private let centre: MessageCentre
    private let time: Timestamp
    private let isMasked: Bool

    /// - Parameter shortCode: of the service that is asked; nil for the first.
    init(services: PlayedServices, at shortCode: Address?, time: Timestamp, isMasked: Bool) throws {
        (self.time, self.isMasked) = (time, isMasked)
        service = try services.service(at: shortCode)
        centre = try MessageCentre(store: .memory, services: services.directory, log: ServiceFailures().report)
    }

    /// - Parameter isStrict: whether the report tells if the text is canonical.
    func report(on text: String, isStrict: Bool = false) async throws -> ExplanationReport {
        let message = InboundMessage(
            from: PlayedNumber.standard.address, to: service.shortCode, text: text, receivedAt: time)
        let acceptance = try await centre.rehearse(message)
        let explanation = service.grammar.explain(text, on: time.date)
        var report = ExplanationReport(
            text: text, explanation: explanation, grammar: service.grammar, warnings: warnings(explanation),
            answer: .init(acceptance.outcome, to: message.from), isMasked: isMasked, time: time,
            shortCode: service.shortCode)
        if isStrict { report.canonicity = Canonicity(of: text, in: service.grammar, on: time.date, isMasked: isMasked) }
        return report
    }

    private func warnings(_ explanation: Explanation) -> [String] {
        guard case .success(let match) = explanation.outcome else { return [] }
        return service.warnings(for: match)
    }
}
