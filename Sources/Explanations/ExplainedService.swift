package import Membership
package import MessageCentre
package import MessageGrammar
package import ShortMessage
import Store

/// A service that reads its messages with a grammar, as far as an explanation needs it.
package protocol ExplainedService: Service {
    /// What its messages are read with.
    var grammar: Grammar { get }
    /// What it says, in each of its languages.
    var catalogues: [ReplyCatalogue] { get }
    /// Its number.
    var shortCode: Address { get }
    /// What is odd about a message that was understood, a sentence each.
    func warnings(for match: Match) -> [String]
}

extension ExplainedService {
    /// Nothing is odd.
    package func warnings(for match: Match) -> [String] { [] }
}

extension MembershipService: ExplainedService {}
extension TextService: ExplainedService {}
