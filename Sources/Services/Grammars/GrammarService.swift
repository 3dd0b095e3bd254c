package import Applications
package import Explanations
package import Membership
package import MessageCentre
package import MessageGrammar

/// A service that reads its messages with a grammar, at the short code that the grammar names.
package protocol GrammarService: ExplainedService {
    /// Whether figures stand in a file of their own.
    static var hasRates: Bool { get }

    /// Whether members can be entered.
    var keepsMembers: Bool { get }
}

/// One that is made of a grammar file and what stands beside it.
package protocol FiledService: GrammarService {
    /// The replies that the service words, with their holes; nil for a grammar that is of another service.
    ///
    /// - Throws: where the grammar names replies that cannot be worded.
    static func replyHoles(for grammar: Grammar) throws(GrammarFileError) -> [String: [String: ReplyHole]]?

    /// Makes the service of a grammar, in the words that stand beside it; days begin at an offset in minutes from UTC.
    init(grammar: Grammar, words: ServiceWords, zone: Int) throws(GrammarFileError)
}

extension GrammarService {
    /// None do.
    package static var hasRates: Bool { false }
    /// They cannot.
    package var keepsMembers: Bool { false }
}

extension MembershipService: FiledService {
    package static var hasRates: Bool { true }
    package var keepsMembers: Bool { true }

    package init(grammar: Grammar, words: ServiceWords, zone: Int) throws(GrammarFileError) {
        try self.init(grammar: grammar, replies: words.replies, rates: words.rates, zone: zone)
    }
}

extension TextService: FiledService {
    /// In one language, without figures; where the grammar leaves messages to a program, silent to those.
    package init(grammar: Grammar, words: ServiceWords, zone: Int) throws(GrammarFileError) {
        try self.init(
            grammar: grammar, replies: words.replies[0].source, file: words.replies[0].name, zone: zone,
            mayAsk: true)
    }

    package static func replyHoles(
        for grammar: Grammar
    ) throws(GrammarFileError) -> [String: [String: ReplyHole]]? {
        try grammar.replyHoles
    }
}

extension AskingService: GrammarService {
    /// Those of its grammar's service; none for a program that gets every text.
    package var catalogues: [ReplyCatalogue] { service?.catalogues ?? [] }
}
