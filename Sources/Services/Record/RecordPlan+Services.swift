package import Doors
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
        directives += faults.rules.map { RecordDirective(.fault, $0.described(with: pseudonyms)) }
        if !faults.rules.isEmpty { directives.append(RecordDirective(.seed, "\(faults.seed)")) }
        directives += handsets.map { RecordDirective(.handset, "\(pseudonyms?.address($0) ?? $0)") }
        directives.append(RecordDirective(.until, LogDirectives.lastLine))
        self.init(file: file, directives: directives)
        if let key, let pseudonyms { self.pseudonyms = (pseudonyms, key) }
    }
}
