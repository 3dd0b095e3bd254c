package import Doors
package import MessageCentre
package import Pseudonyms
import Transcripts

extension FaultRule {
    /// The rule, whose numbers are those of a record. The beginning of numbers stays.
    package func described(with pseudonyms: LogPseudonyms?) -> String {
        var log = pseudonyms
        return described { pattern in pattern.address.map { "\(log?.address($0) ?? $0)" } }
    }
}

extension FaultPlan {
    /// What a log that it struck says at its top.
    package var directives: [RecordDirective] { directives(with: nil) }

    func directives(with pseudonyms: LogPseudonyms?) -> [RecordDirective] {
        guard !rules.isEmpty else { return [] }
        return rules.map { RecordDirective(.fault, $0.described(with: pseudonyms)) } + [
            RecordDirective(.seed, "\(seed)")
        ]
    }
}
