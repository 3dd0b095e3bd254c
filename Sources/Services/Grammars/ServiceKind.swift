import Membership
import MessageCentre
import MessageGrammar

/// The service that a grammar is for.
struct ServiceKind {
    let type: any FiledService.Type
    let replyHoles: [String: [String: ReplyHole]]

    /// The first that knows the grammar counts; the last takes any.
    private static let all: [any FiledService.Type] = [MembershipService.self, TextService.self]

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
