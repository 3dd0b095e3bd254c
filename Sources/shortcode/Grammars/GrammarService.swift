import Membership
import MessageCentre
import MessageGrammar
import ShortMessage
import Transcripts

/// A service that reads its messages with a grammar, at the short code that the grammar names.
protocol GrammarService: Service {
    var grammar: Grammar { get }
    var shortCode: Address { get }
}

extension MembershipService: GrammarService {}
extension TextService: GrammarService {}

extension GrammarFiles {
    /// The service of these files: that of 2757 where the grammar has its messages and fields, else one without code.
    func service(in language: String?, zone: Zone) throws -> any GrammarService {
        let grammar = try Grammar(source: source(), file: grammar)
        let file = try replies(in: language).path
        let replies = try Descriptor.text(of: file, expecting: "replies")
        if MembershipService.replyHoles(for: grammar) != nil {
            return try MembershipService(grammar: grammar, replies: replies, file: file, zone: zone.minutes)
        }
        return try TextService(grammar: grammar, replies: replies, file: file, zone: zone.minutes)
    }
}

/// The services that a command runs, each at its own short code.
struct PlayedServices {
    let directory: ServiceDirectory
    /// The one that is meant where no short code is named.
    let first: any GrammarService
    private let all: [any GrammarService]

    /// - Parameter all: at least one.
    /// - Throws: where two have one short code.
    init(_ all: [any GrammarService]) throws(ServiceClash) {
        (self.all, first) = (all, all[0])
        directory = try ServiceDirectory(all.map { ($0.shortCode, $0) })
    }

    var grammars: [Grammar] { all.map(\.grammar) }

    /// Whether members can be entered.
    var hasMembers: Bool { all.contains { $0 is MembershipService } }

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
