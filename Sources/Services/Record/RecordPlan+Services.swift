package import Doors
import Membership
package import MessageCentre
import Pseudonyms
package import ShortMessage
import Transcripts

extension RecordPlan {
    /// Makes the plan of a record that says at its top how services ran.
    ///
    /// - Parameters:
    ///   - keyFile: that of the pseudonyms; nil where people stand in the record themselves.
    ///   - handsets: the telephones that a door plays.
    package init(
        file: String, keyFile: String?, of services: PlayedServices, _ plan: ServicePlan, _ faults: FaultPlan,
        handsets: [Address]
    ) throws {
        let key = try keyFile.map { try PseudonymKey(file: $0) }
        var pseudonyms = key.map { LogPseudonyms($0, for: services) }
        var directives = try plan.grammars.map { grammar in
            RecordDirective(.grammar, try RelativePath(of: grammar, fromFolderOf: file).description)
        }
        if let language = plan.language { directives.append(RecordDirective(.language, language)) }
        if let rates = plan.rates {
            directives.append(RecordDirective(.rates, try RelativePath(of: rates, fromFolderOf: file).description))
        }
        directives += faults.directives(with: pseudonyms)
        directives += handsets.map { RecordDirective(.handset, "\(pseudonyms?.address($0) ?? $0)") }
        directives.append(RecordDirective(.until, LogDirectives.lastLine))
        self.init(file: file, directives: directives)
        if let key, let pseudonyms { self.pseudonyms = (pseudonyms, key) }
    }
}

extension RecordPlan {
    /// Knows the people of a ledger, for whose values the record is searched from its first line on.
    ///
    /// - Returns: what is to be said where there are more than can be known.
    package mutating func learnPeople(of centre: MessageCentre) async throws -> String? {
        guard var pseudonyms else { return nil }
        let people = try await centre.knownPeople(atMost: LogPseudonyms.mostKnown + 1)
        for person in people.prefix(LogPseudonyms.mostKnown) {
            pseudonyms.log.learn(name: person.name, numbers: person.numbers)
        }
        self.pseudonyms = pseudonyms
        guard people.count > LogPseudonyms.mostKnown else { return nil }
        return "\(file): the store has more people than the \(LogPseudonyms.mostKnown) whose values are known from the "
            + "first line on; others are once they write in the form of a message"
    }
}
