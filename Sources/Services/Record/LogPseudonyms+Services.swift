import Explanations
package import Pseudonyms

extension LogPseudonyms {
    /// Pseudonyms for logs of some services.
    package init(_ key: PseudonymKey, for services: PlayedServices) {
        self.init(key, services.all.map { Service($0.grammar, $0.catalogues) })
    }
}
