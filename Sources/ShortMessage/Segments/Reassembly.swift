/// Puts the segments of long messages together, in whatever order and number they come.
///
/// A value without a clock: the time is handed in with each segment. Each incomplete message waits by itself; it is
/// given up, and that is told,
///
/// - when `Limits.seconds` have passed since its first segment;
/// - when a segment with its reference and a number that it has brings something else, or one comes before those that it
///   has, later than `Limits.disorderSeconds` after the last: the sender has used the reference again, and text of two
///   messages must not be mixed. The segments before that one, if they came again one after the other, are the
///   beginning of the new message. Where the one that is given up could still go on (it is not whole, and its last segment
///   not older than `Limits.disorderSeconds`), nobody knows of which of the two a further segment is: it is refused until
///   one of them is sent again from the first, later than that. So is, for as long, a segment of a message that became
///   whole and comes again behind the beginning of the next with its reference: that one can end likewise.
///
/// Segments of two roads are never of one message, whatever number and reference they bear.
///
/// A segment for which there is no room is refused, and nothing that was taken is given up for it: one that would begin
/// more than `Limits.messagesPerSender` messages of its sender to its recipient, or bring its sender over
/// `Limits.octetsPerSender` or all of them over `Limits.octets`. What is whole and merely remembered goes first. What follows
/// a segment that was refused is refused, too, until it is sent again from the first.
///
/// A message that became whole is remembered as long, so that a segment that comes again is known for what it is, and is
/// not taken for the beginning of another. After `Limits.repeatSeconds` its first segment begins a new message.
public struct Reassembly: Sendable {
    /// How many whole messages of one reference are told apart from what comes next with it.
    public static let mostRemembered = Assembly.mostEarlier

    /// How much is held, and how long.
    public let limits: Limits
    var conversations: [Conversation: [Assembly]] = [:]
    /// What all assemblies hold, by their own count.
    var octets = 0
    /// Messages of which a part was refused, so that what follows it is no beginning; the last few of each conversation.
    var refused: [Conversation: [MessageIdentity]] = [:]
    /// What those of each sender hold.
    var shares: [Party: Int] = [:]
    /// No assembly is too old before this; milliseconds of the clock.
    private var nextExpiry = Int64.max
    private var opened: UInt64 = 0

    /// An assembly that holds nothing yet.
    public init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Milliseconds of the clock before which nothing is given up or forgotten; nil where nothing is held.
    public var nextDeadline: Int64? { nextExpiry == .max ? nil : nextExpiry }

    /// How many messages wait for segments.
    public var incompleteCount: Int {
        conversations.values.reduce(0) { $0 + $1.count { !$0.isWhole } }
    }

    /// Takes one short message, at a time of the receiver's clock.
    ///
    /// - Parameter origin: the road on which it comes, such as an account of a link; what others send there under the same
    ///   number is no part of it.
    public mutating func receive(
        _ userData: UserData, from sender: Address, to recipient: Address, origin: String = "", at time: Timestamp
    ) -> Receipt {
        var given = expire(at: time)
        guard let place = userData.header?.concatenation, place.total > 1 else {
            return Receipt(.whole(Message(from: sender, to: recipient, segments: [userData])), given: given)
        }
        let conversation = Conversation(sender: sender, recipient: recipient, origin: origin)
        let own = conversations[conversation]?.first { $0.identity == MessageIdentity(place) }
        if let own,
            own.isContested && !own.has(place) && place.sequence > 1
                || own.isDoubtful(userData, place, at: time, limits)
        {
            return Receipt(.contested, given: given)
        }
        let begins = own.map { !$0.accepts(userData, place, at: time, limits) } ?? true
        if let refusal = refusal(of: userData, place, in: conversation, begins: begins, given: &given) {
            noteRefusal(of: place, in: conversation)
            return Receipt(refusal, given: given)
        }
        refused[conversation]?.removeAll { $0 == MessageIdentity(place) }
        let index = assembly(for: place, in: conversation, at: time, begins: begins, given: &given)
        let isContested = conversations[conversation]?[index].isContested ?? false
        let outcome = add(userData, place, to: index, of: conversation, at: time)
        return Receipt(outcome, given: given, isContested: isContested)
    }

    /// Remembers that a message which begins with a segment was contested before, in another process.
    public mutating func contest(_ series: Series) {
        let conversation = Conversation(sender: series.from, recipient: series.to, origin: series.origin)
        let index = conversations[conversation]?.firstIndex { $0.identity == MessageIdentity(series) && !$0.isWhole }
        if let index { conversations[conversation]?[index].isContested = true }
    }

    /// Remembers a message that became whole before, in another process.
    public mutating func remember(_ series: Series, _ digests: [UInt64]) {
        guard digests.count == Int(series.total) else { return }
        let conversation = Conversation(sender: series.from, recipient: series.to, origin: series.origin)
        let identity = MessageIdentity(series)
        let index = conversations[conversation]?.firstIndex { $0.identity == identity }
        let clashing = index.flatMap { conversations[conversation]?.remove(at: $0) }
        if let clashing { count(-clashing.octets, of: conversation) }
        let assembly = Assembly(
            identity, wholeAt: series.at, until: deadline(from: series.at), order: opened, instead: clashing,
            digests: digests)
        opened += 1
        count(assembly.octets, of: conversation)
        nextExpiry = min(nextExpiry, assembly.deadline)
        conversations[conversation, default: []].append(assembly)
    }

    mutating func count(_ more: Int, of conversation: Conversation) {
        octets += more
        let share = (shares[conversation.party] ?? 0) + more
        shares[conversation.party] = share > 0 ? share : nil
    }

    /// Gives up what has waited too long.
    ///
    /// `receive` does the same first; a clock that only ticks calls this.
    public mutating func expire(at time: Timestamp) -> [GivenUp] {
        guard time.milliseconds >= nextExpiry else { return [] }
        let given = remove(.expired) { $0.deadline <= time.milliseconds }
        nextExpiry = conversations.values.joined().map(\.deadline).min() ?? .max
        return given
    }
}

extension Reassembly {
    /// The place of the assembly that a segment belongs to: one that waits for it or has it, or a new one, with the
    /// segments that it begins with.
    private mutating func assembly(
        for place: Concatenation, in conversation: Conversation, at time: Timestamp, begins: Bool,
        given: inout [GivenUp]
    ) -> Int {
        var assemblies = conversations[conversation] ?? []
        var front: [UserData] = []
        var isContested = false
        var displaced: Assembly?
        if let index = assemblies.firstIndex(where: { $0.identity == MessageIdentity(place) }) {
            guard begins else { return index }
            let clashing = assemblies.remove(at: index)
            count(-clashing.octets, of: conversation)
            displaced = clashing
            front = clashing.front(before: place)
            if front.isEmpty { given += clashing.givenUp(.displaced, conversation) }
            isContested = !clashing.isWhole && clashing.isRecent(at: time, limits)
        }
        let deadline = deadline(from: time)
        var opening = Assembly(
            MessageIdentity(place), deadline: deadline, order: opened, instead: displaced, front: front, at: time)
        opening.isContested = isContested
        assemblies.append(opening)
        opened += 1
        count(opening.octets, of: conversation)
        nextExpiry = min(nextExpiry, deadline)
        conversations[conversation] = assemblies
        return assemblies.count - 1
    }

    private mutating func add(
        _ userData: UserData, _ place: Concatenation, to index: Int, of conversation: Conversation, at time: Timestamp
    ) -> Outcome {
        guard var assembly = conversations[conversation]?[index] else { return .repeated(isKept: false) }
        count(-assembly.octets, of: conversation)
        defer { count(assembly.octets, of: conversation) }
        if assembly.has(place) {
            let isKept = assembly.keepRepeated(userData, place)
            conversations[conversation]?[index] = assembly
            return .repeated(isKept: isKept)
        }
        let segments = assembly.add(userData, place, at: time)
        if segments != nil { assembly.deadline = deadline(from: time) }
        nextExpiry = min(nextExpiry, assembly.deadline)
        conversations[conversation]?[index] = assembly
        guard let segments else { return .incomplete(missing: assembly.missing) }
        return .whole(Message(from: conversation.sender, to: conversation.recipient, segments: segments))
    }

    private func deadline(from time: Timestamp) -> Int64 { time.adding(seconds: limits.seconds).milliseconds }

    mutating func remove(_ reason: GivenUp.Reason, where isGone: (Assembly) -> Bool) -> [GivenUp] {
        var gone: [(order: UInt64, given: GivenUp)] = []
        for (conversation, assemblies) in conversations where assemblies.contains(where: isGone) {
            for assembly in assemblies where isGone(assembly) {
                count(-assembly.octets, of: conversation)
                gone += assembly.givenUp(reason, conversation).map { (assembly.order, $0) }
            }
            let rest = assemblies.filter { !isGone($0) }
            conversations[conversation] = rest.isEmpty ? nil : rest
        }
        return gone.sorted { $0.order < $1.order }.map(\.given)
    }
}
