import Doors
import Explanations
import Membership
import MessageCentre
import MessageGrammar
import ShortMessage
import Transcripts

/// A service that reads its messages with a grammar, at the short code that the grammar names.
protocol GrammarService: ExplainedService {
    /// The replies that the service words, with their holes; nil for a grammar that is of another service.
    ///
    /// - Throws: where the grammar names replies that cannot be worded.
    static func replyHoles(for grammar: Grammar) throws(GrammarFileError) -> [String: [String: ReplyHole]]?

    init(grammar: Grammar, words: ServiceWords, zone: Int) throws(GrammarFileError)

    /// Whether figures stand in a file of their own.
    static var hasRates: Bool { get }

    /// Whether members can be entered.
    var keepsMembers: Bool { get }
}

extension GrammarService {
    static var hasRates: Bool { false }
    var keepsMembers: Bool { false }
}

extension MembershipService: GrammarService {
    static var hasRates: Bool { true }
    var keepsMembers: Bool { true }

    init(grammar: Grammar, words: ServiceWords, zone: Int) throws(GrammarFileError) {
        try self.init(grammar: grammar, replies: words.replies, rates: words.rates, zone: zone)
    }
}

extension TextService: GrammarService {
    /// In one language, without figures.
    init(grammar: Grammar, words: ServiceWords, zone: Int) throws(GrammarFileError) {
        try self.init(grammar: grammar, replies: words.replies[0].source, file: words.replies[0].name, zone: zone)
    }

    static func replyHoles(for grammar: Grammar) throws(GrammarFileError) -> [String: [String: ReplyHole]]? {
        try grammar.replyHoles
    }
}

/// The service that a grammar is for.
struct ServiceKind {
    let type: any GrammarService.Type
    let replyHoles: [String: [String: ReplyHole]]

    /// The first that knows the grammar counts; the last takes any.
    private static let all: [any GrammarService.Type] = [MembershipService.self, TextService.self]

    /// That of 2757 where the grammar has its messages and fields, else one without code.
    init(for grammar: Grammar) throws(GrammarFileError) {
        for type in Self.all {
            guard let holes = try type.replyHoles(for: grammar) else { continue }
            (self.type, replyHoles) = (type, holes)
            return
        }
        preconditionFailure("a service without code takes any grammar")
    }
}

extension GrammarFiles {
    /// The service of these files.
    ///
    /// - Parameter rates: in place of those beside the grammar.
    func service(
        in language: String?, zone: Zone, rates: (source: String, name: String)? = nil
    ) throws -> any GrammarService {
        let grammar = try Grammar(source: source(), file: grammar)
        return try ServiceKind(for: grammar).type.init(
            grammar: grammar, words: words(first: replies(in: language).path, rates), zone: zone.minutes)
    }
}

/// What stands beside a grammar, as it was read.
struct ServiceWords {
    /// Those first that are said where nobody has chosen a language; never empty.
    let replies: [MembershipService.RepliesFile]
    let rates: (source: String, name: String)?
}

extension GrammarFiles {
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

/// The services that a command runs, each at its own short code.
struct PlayedServices {
    let directory: ServiceDirectory
    /// The one that is meant where no short code is named.
    let first: any GrammarService
    let all: [any GrammarService]

    /// - Parameter all: at least one.
    /// - Throws: where two have one short code.
    init(_ all: [any GrammarService]) throws(ServiceClash) {
        (self.all, first) = (all, all[0])
        directory = try ServiceDirectory(all.map { ($0.shortCode, $0) })
    }

    var grammars: [Grammar] { all.map(\.grammar) }

    /// The number of a program that takes their place.
    ///
    /// - Throws: where they have several.
    func programNumber() throws(UsageError) -> Address {
        guard all.count == 1 else {
            throw UsageError("a program has one number, and these grammars have \(all.count); --number says which")
        }
        return first.shortCode
    }

    /// Whether members can be entered.
    var hasMembers: Bool { all.contains(where: \.keepsMembers) }

    /// What reads the messages to a number; nil where it has no service.
    func grammar(at number: Address) -> Grammar? {
        all.first { $0.shortCode.number == number.number }?.grammar
    }

    /// They tell messages from recorded replies.
    var numbers: ServiceNumbers { ServiceNumbers(all.map(\.shortCode)) }

    /// The service at the short code that `--to` names; the first one where it names none.
    func service(at shortCode: Address?) throws(UsageError) -> any GrammarService {
        guard let shortCode else { return first }
        guard let service = all.first(where: { ServiceNumbers([$0.shortCode]).contains(shortCode) }) else {
            let codes = all.map(\.shortCode.description).joined(separator: ", ")
            throw UsageError("nobody has the short code that --to names; expected one of \(codes)")
        }
        return service
    }
}
