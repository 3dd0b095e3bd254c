package import Doors
import Membership
import MessageGrammar

extension GrammarFiles {
    /// The service of these files.
    ///
    /// - Parameter rates: in place of those beside the grammar.
    package func service(
        in language: String?, zone: Zone, rates: (source: String, name: String)? = nil
    ) throws -> any GrammarService {
        let grammar = try Grammar(source: source(), file: grammar)
        return try ServiceKind(for: grammar).type.init(
            grammar: grammar, words: words(first: replies(in: language).path, rates), zone: zone.minutes)
    }

    private func words(first: String, _ other: (source: String, name: String)?) throws -> ServiceWords {
        let files = replies.filter { $0.path == first } + replies.filter { $0.path != first }
        return ServiceWords(
            replies: try files.map { replies in
                MembershipService.RepliesFile(
                    language: Language(rawValue: replies.language),
                    source: try Descriptor.text(of: replies.path, expecting: "replies"), name: replies.path)
            },
            rates: try other ?? rates())
    }

    /// The figures beside the grammar; nil where there are none.
    func rates() throws -> (source: String, name: String)? {
        guard let ratesFile else { return nil }
        return (try Descriptor.text(of: ratesFile, expecting: "rates"), ratesFile)
    }
}
