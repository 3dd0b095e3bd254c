package import Explanations
package import Membership
package import MessageCentre
package import MessageGrammar

/// A service that reads its messages with a grammar, at the short code that the grammar names.
package protocol GrammarService: ExplainedService {
    /// The replies that the service words, with their holes; nil for a grammar that is of another service.
    ///
    /// - Throws: where the grammar names replies that cannot be worded.
    static func replyHoles(for grammar: Grammar) throws(GrammarFileError) -> [String: [String: ReplyHole]]?

    /// Makes the service of a grammar, in the words that stand beside it; days begin at an offset in minutes from UTC.
    init(grammar: Grammar, words: ServiceWords, zone: Int) throws(GrammarFileError)

    /// Whether figures stand in a file of their own.
    static var hasRates: Bool { get }

    /// Whether members can be entered.
    var keepsMembers: Bool { get }
}

extension GrammarService {
    /// None do.
    package static var hasRates: Bool { false }
    /// They cannot.
    package var keepsMembers: Bool { false }
}

extension MembershipService: GrammarService {
    package static var hasRates: Bool { true }
    package var keepsMembers: Bool { true }

    package init(grammar: Grammar, words: ServiceWords, zone: Int) throws(GrammarFileError) {
        try self.init(grammar: grammar, replies: words.replies, rates: words.rates, zone: zone)
    }
}

extension TextService: GrammarService {
    /// In one language, without figures.
    package init(grammar: Grammar, words: ServiceWords, zone: Int) throws(GrammarFileError) {
        try self.init(grammar: grammar, replies: words.replies[0].source, file: words.replies[0].name, zone: zone)
    }

    package static func replyHoles(
        for grammar: Grammar
    ) throws(GrammarFileError) -> [String: [String: ReplyHole]]? {
        try grammar.replyHoles
    }
}
