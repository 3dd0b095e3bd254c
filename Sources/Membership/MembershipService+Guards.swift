package import MessageCentre
import MessageGrammar
package import ShortMessage
package import Store

extension Silence {
    /// The sender is locked until the next day.
    package static let locked = Silence(rawValue: "locked")
}

extension MembershipService {
    /// Guards, reads and performs one message.
    ///
    /// In this order: the sender, the form, the telephone's lock, a repeat, then the engine with the locks of card and
    /// identity number. What ends a theft, and help, is heard from a locked telephone as well, also where it is misspelt:
    /// then the reply says what to send. While a move waits that a telephone can refuse, it is told how, whatever it writes
    /// that is no message of the service, and whatever it writes where it is locked.
    package func respond(to message: InboundMessage, in transaction: Transaction) throws -> Response {
        guard let phone = message.answerablePhone else { return Response(.silence(.loop)) }
        let moment = message.receivedAt.told(at: zone)
        let engine = Engine(ledger: Ledger(transaction), moment: moment, rates: rates)
        let sender = try engine.ledger.sender(phone, at: moment)
        let reading = Reading(message.text, grammar, on: moment.date)
        let isUnheard = reading.isUnknown || sender.isLocked && !reading.isAlwaysHeard
        let isFrightened = try isUnheard && canRefuse(sender, engine.ledger)
        guard !sender.isLocked || reading.isAlwaysHeard || isFrightened else { return Response(.silence(.locked)) }
        try keepAlive(sender, engine.ledger)
        if isFrightened { return try reject(.help(.refuse), meaning: .help, of: sender, engine.ledger) }
        switch reading {
        case .command(let command): return try perform(command, of: sender, engine)
        case .senseless(let reply, let message):
            return try reject(reply, meaning: message, of: sender, engine.ledger)
        }
    }

    /// Whether a telephone is to be told how to refuse a move.
    private func canRefuse(_ sender: Sender, _ ledger: Ledger) throws -> Bool {
        try sender.mayBeFrightened && ledger.hasMoves(awayFrom: sender.phone)
    }

    /// What the message reads that locks its telephone.
    private func closing(_ sender: Sender, _ ledger: Ledger) throws -> Reply {
        try canRefuse(sender, ledger) ? .help(.refuse) : .closed
    }

    /// Any message of a bound telephone is a use of it; one a day is written.
    private func keepAlive(_ sender: Sender, _ ledger: Ledger) throws {
        guard let binding = sender.binding, binding.lastUsed < sender.day, binding.isAlive(on: sender.day) else {
            return
        }
        try ledger.markUsed(sender.phone, on: sender.day)
    }

    /// Performs a command, unless it is the last one come again, and counts its failure.
    private func perform(_ command: Command, of sender: Sender, _ engine: Engine) throws -> Response {
        let change = command.change
        if let last = change.flatMap({ sender.last($0, at: engine.moment) }),
            try engine.footprint(of: command, by: sender) == last.footprint
        {
            return Response(.again(last.reply))
        }
        var decision = try perform(command, for: sender, engine)
        var after = sender
        if case .languageSet = decision.reply, case .speak(let language) = command { after.language = language }
        if decision.reply == .noMatch { after.failures += 1 }
        if decision.isGranted { after.granted += 1 }
        if after.isLocked, !sender.isLocked { decision.reply = try closing(after, engine.ledger) }
        after.lastChange = try change.map {
            Sender.Change(
                change: $0, at: engine.moment.milliseconds,
                reply: catalogue(in: after.language).text(of: decision.reply),
                footprint: try engine.footprint(of: command, by: sender))
        }
        if after != sender { try engine.ledger.keep(after) }
        return Response(
            .reply(decision.reply, in: after.language), decision.notices, announcement: decision.announcement)
    }

    /// What the engine decides; it does not know in which languages there are replies.
    private func perform(_ command: Command, for sender: Sender, _ engine: Engine) throws -> Decision {
        if case .speak(let language) = command, otherReplies[language] == nil { return Decision(.languageMissing) }
        return try engine.perform(command, for: sender)
    }

    /// Counts a message that makes no sense; it is no failed attempt at anything.
    private func reject(
        _ reply: Reply, meaning message: MessageName?, of sender: Sender, _ ledger: Ledger
    ) throws -> Response {
        var after = sender
        after.senseless += 1
        try ledger.keep(after)
        let isClosed = after.isLocked && message?.isAlwaysHeard != true
        return Response(.reply(isClosed ? try closing(after, ledger) : reply, in: sender.language))
    }
}

/// What a text says: a command, or nothing that makes sense, with the reply that says why.
private enum Reading {
    case command(Command)
    /// With the message that was probably meant, or nil.
    case senseless(Reply, MessageName?)

    /// Whether no lock silences it.
    var isAlwaysHeard: Bool {
        switch self {
        case .command(.refuse), .command(.unbind), .command(.help): true
        case .command: false
        case .senseless(_, let message): message?.isAlwaysHeard == true
        }
    }

    /// Whether it resembles no message.
    var isUnknown: Bool { if case .senseless(_, nil) = self { true } else { false } }

    init(_ text: String, _ grammar: Grammar, on day: CalendarDate) {
        do throws(ParseError) {
            self = Self.meaning(of: try grammar.match(text, on: day))
        } catch {
            self = .senseless(.notUnderstood(error), error.message.flatMap { MessageName(rawValue: $0) })
        }
    }

    private static func meaning(of match: Match) -> Reading {
        do throws(FieldError) {
            return .command(try Command(match))
        } catch {
            return .senseless(.impossible(error, message: match.message), MessageName(rawValue: match.message))
        }
    }
}

extension MessageName {
    /// TOLAK, BERHENTI and BANTUAN: a frightened member is never met with silence.
    fileprivate var isAlwaysHeard: Bool {
        switch self {
        case .refuse, .unbind, .help: true
        default: false
        }
    }
}
