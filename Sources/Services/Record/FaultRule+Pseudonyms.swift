package import MessageCentre
package import Pseudonyms

extension FaultRule {
    /// The rule, whose numbers are those of a record. The beginning of numbers stays.
    package func described(with pseudonyms: LogPseudonyms?) -> String {
        var log = pseudonyms
        return described { pattern in pattern.address.map { "\(log?.address($0) ?? $0)" } }
    }
}
