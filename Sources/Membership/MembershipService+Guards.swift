package import GRDB
package import MessageCentre
import MessageGrammar
package import ShortMessage

extension Silence {
    /// The sender is locked until the next day.
    package static let locked = Silence(rawValue: "locked")
}

extension MembershipService {
    /// Guards, reads and performs one message.
    ///
    /// In this order: the sender, the telephone's lock, the form, a repeat, then the engine with the locks of card and
    /// identity number.
    package func respond(to message: InboundMessage, in db: Database) throws -> Response {
        guard let phone = message.answerablePhone else { return Response(.silence(.loop)) }
        let moment = message.receivedAt.told(at: zone)
        let engine = Engine(ledger: Ledger(db), moment: moment)
        let sender = try engine.ledger.sender(phone, at: moment)
        guard !sender.isLocked else { return Response(.silence(.locked)) }
        try keepAlive(sender, engine.ledger)
        switch Reading(message.text, grammar, on: moment.date) {
        case .command(let command): return try obey(command, of: sender, engine)
        case .senseless(let reply): return try endure(reply, of: sender, engine.ledger)
        }
    }

    /// Any message of a bound telephone is a use of it; one a day is written.
    private func keepAlive(_ sender: Sender, _ ledger: Ledger) throws {
        guard let binding = sender.binding, binding.lastUsed < sender.day, binding.isAlive(on: sender.day) else {
            return
        }
        try ledger.markUsed(sender.phone, on: sender.day)
    }

    /// Performs a command, unless it is the last one come again, and counts its failure.
    private func obey(_ command: Command, of sender: Sender, _ engine: Engine) throws -> Response {
        let change = command.change
        if let text = sender.reply(toSame: change, at: engine.moment) { return Response(.again(text)) }
        var decision = try engine.perform(command, for: sender)
        var after = sender
        if decision.reply == .noMatch { after.failures += 1 }
        if after.isLocked { decision.reply = .closed }
        after.lastChange = change.map {
            Sender.Change(change: $0, at: engine.moment.milliseconds, reply: replies.text(of: decision.reply))
        }
        if after != sender { try engine.ledger.keep(after) }
        return Response(.reply(decision.reply), decision.notices)
    }

    /// Counts a message that makes no sense; it is no failed attempt at anything.
    private func endure(_ reply: Reply, of sender: Sender, _ ledger: Ledger) throws -> Response {
        var after = sender
        after.senseless += 1
        try ledger.keep(after)
        return Response(.reply(after.isLocked ? .closed : reply))
    }
}

/// What a text says: a command, or nothing that makes sense, with the reply that says why.
private enum Reading {
    case command(Command)
    case senseless(Reply)

    init(_ text: String, _ grammar: Grammar, on day: CalendarDate) {
        do throws(ParseError) {
            self = Self.meaning(of: try grammar.match(text, on: day))
        } catch {
            self = .senseless(.notUnderstood(error))
        }
    }

    private static func meaning(of match: Match) -> Reading {
        do throws(FieldError) {
            return .command(try Command(match))
        } catch {
            return .senseless(.impossible(error, message: match.message))
        }
    }
}
