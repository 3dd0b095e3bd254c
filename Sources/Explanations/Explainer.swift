import Doors
package import MessageCentre
import MessageGrammar
package import ShortMessage
package import Store

/// Reads messages without keeping anything of them.
package struct Explainer: Sendable {
    private let services: [any ExplainedService]
    private let centre: MessageCentre

    /// Makes a centre of its own in memory, with the services' sample data.
    ///
    /// - Parameter services: at least one; the first is asked where no other is named.
    package init(_ services: [any ExplainedService], _ directory: ServiceDirectory) throws(StoreError) {
        self.services = services
        centre = try MessageCentre(store: .memory, services: directory, log: ServiceFailures().report)
    }

    /// Explains a text.
    ///
    /// - Parameters:
    ///   - sender: who is taken to have sent it.
    ///   - shortCode: of the service that is asked; nil for the first.
    ///   - isStrict: whether the report tells if the text is canonical.
    /// - Returns: nil where no service has the short code.
    package func report(
        on text: String, from sender: Address, to shortCode: Address? = nil, at time: Timestamp, isMasked: Bool,
        isStrict: Bool = false
    ) async throws -> ExplanationReport? {
        guard let service = shortCode.map(service) ?? services.first else { return nil }
        let message = InboundMessage(from: sender, to: service.shortCode, text: text, receivedAt: time)
        let acceptance = try await centre.rehearse(message)
        let explanation = service.grammar.explain(text, on: time.date)
        var report = ExplanationReport(
            text: text, explanation: explanation, grammar: service.grammar, warnings: warnings(explanation, service),
            answer: .init(acceptance.outcome, to: message.from), isMasked: isMasked, time: time,
            shortCode: service.shortCode, catalogues: service.catalogues)
        if isStrict { report.canonicity = Canonicity(of: text, in: service.grammar, on: time.date, isMasked: isMasked) }
        return report
    }

    private func service(at shortCode: Address) -> (any ExplainedService)? {
        services.first { $0.shortCode.number == shortCode.number }
    }

    private func warnings(_ explanation: Explanation, _ service: any ExplainedService) -> [String] {
        guard case .success(let match) = explanation.outcome else { return [] }
        return service.warnings(for: match)
    }
}
