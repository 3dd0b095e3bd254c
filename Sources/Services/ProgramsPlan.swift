package import Applications
import Doors
import Explanations
import MessageCentre
import MessageGrammar
package import ShortMessage

/// Which programs answer, and how long they may take.
package struct ProgramsPlan: Sendable {
    /// Each at its short code; they go before those that a grammar names.
    package var places: [(shortCode: Address, place: ProgramPlace)] = []
    /// For one answer.
    package var deadline = Duration.seconds(5)
    /// What a sender reads whose program never answers; nil for the usual words.
    package var apology: String?
    /// Holds for programs over HTTP.
    package var trust = WebTrust()
    /// Whether those run that grammars name: no log starts a command because it names a grammar.
    package var heedsGrammars = true

    package init() {}
}

extension ProgramsPlan {
    /// The services that have a program ask it; one that has no grammar gets every text at its short code.
    func asked(by services: [any GrammarService]) throws -> [any GrammarService] {
        var places = places
        var asking: [any GrammarService] = []
        for service in services {
            let index = places.firstIndex { $0.shortCode.number == service.shortCode.number }
            asking.append(try asked(by: service, index.map { places.remove(at: $0).place }))
        }
        for (shortCode, place) in places {
            asking.append(try AskingService(shortCode, at: place, apology: apology, trust: trust))
        }
        return asking
    }

    private func asked(by service: any GrammarService, _ place: ProgramPlace?) throws -> any GrammarService {
        guard let text = service as? TextService else {
            guard place == nil else {
                throw UsageError(
                    "\(service.shortCode) has a service that answers itself; a program needs another short code")
            }
            return service
        }
        let named = text.grammar.askedMessages.first { $0.ask != .program }
        guard place != nil || !text.grammar.askedMessages.isEmpty else { return service }
        if place == nil, !heedsGrammars, let named {
            throw UsageError(
                "\(text.name):\(named.line): a log names this grammar, and no log starts a program; "
                    + "--grammar \(text.name) does, or --exec \(text.shortCode)=COMMAND")
        }
        return try AskingService(text, at: place, apology: apology, trust: trust)
    }
}
