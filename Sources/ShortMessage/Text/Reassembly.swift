/// Puts the segments of long messages together, in whatever order and number they come.
///
/// A value without a clock: the time is handed in with each segment. Each incomplete message waits by itself; it is
/// given up, and that is told,
///
/// - when `Limits.seconds` have passed since its first segment;
/// - when a segment with its reference and a number that it has brings something else: the sender has used the
///   reference again, and text of two messages must not be mixed. The segments before that one, if they came again one
///   after the other, are the beginning of the new message;
/// - when its sender has more than `Limits.messagesPerSender` others, the oldest first;
/// - when all together hold more than `Limits.octets`, the oldest first, until an eighth is free;
///
/// but only once no message is left that is whole and merely remembered.
///
/// A message that became whole is remembered for `Limits.repeatSeconds`, so that a segment that comes again is known for
/// what it is; later the same segments are a new message.
public struct Reassembly: Sendable {
    /// How much is held, and how long.
    public let limits: Limits
    private var conversations: [Conversation: [Assembly]] = [:]
    /// What all assemblies hold, by their own count.
    private var octets = 0
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

    /// Takes one short message.
    ///
    /// - Parameter time: of the receiver's clock.
    public mutating func receive(
        _ userData: UserData, from sender: Address, to recipient: Address, at time: Timestamp
    ) -> Receipt {
        var given = expire(at: time)
        guard let place = userData.header?.concatenation, place.total > 1 else {
            return Receipt(.whole(Message(from: sender, to: recipient, segments: [userData])), given: given)
        }
        let conversation = Conversation(sender: sender, recipient: recipient)
        let (index, front) = assembly(for: place, userData, in: conversation, at: time, given: &given)
        let outcome = add(userData, place, to: index, of: conversation, at: time)
        given += crowdedOut(of: conversation) + crowdedOut()
        return Receipt(outcome, given: given, front: front)
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
        for place: Concatenation, _ userData: UserData, in conversation: Conversation, at time: Timestamp,
        given: inout [GivenUp]
    ) -> (index: Int, front: [UserData]) {
        var assemblies = conversations[conversation] ?? []
        var front: [UserData] = []
        if let index = assemblies.firstIndex(where: { $0.identity == MessageIdentity(place) }) {
            if assemblies[index].accepts(userData, place) { return (index, []) }
            let clashing = assemblies.remove(at: index)
            octets -= clashing.octets
            given += clashing.givenUp(.displaced, conversation)
            front = clashing.front(before: place)
        }
        let deadline = time.adding(seconds: limits.seconds).milliseconds
        let opening = Assembly(MessageIdentity(place), deadline: deadline, order: opened, front: front)
        assemblies.append(opening)
        opened += 1
        octets += opening.octets
        nextExpiry = min(nextExpiry, deadline)
        conversations[conversation] = assemblies
        return (assemblies.count - 1, front)
    }

    private mutating func add(
        _ userData: UserData, _ place: Concatenation, to index: Int, of conversation: Conversation, at time: Timestamp
    ) -> Outcome {
        guard var assembly = conversations[conversation]?[index] else { return .repeated }
        octets -= assembly.octets
        defer { octets += assembly.octets }
        if assembly.has(place) {
            assembly.keepRepeated(userData, place)
            conversations[conversation]?[index] = assembly
            return .repeated
        }
        let segments = assembly.add(userData, place)
        if segments != nil { assembly.deadline = time.adding(seconds: limits.repeatSeconds).milliseconds }
        nextExpiry = min(nextExpiry, assembly.deadline)
        conversations[conversation]?[index] = assembly
        guard let segments else { return .incomplete(missing: assembly.missing) }
        return .whole(Message(from: conversation.sender, to: conversation.recipient, segments: segments))
    }

    private mutating func crowdedOut(of conversation: Conversation) -> [GivenUp] {
        var given: [GivenUp] = []
        while let assemblies = conversations[conversation], assemblies.count > limits.messagesPerSender {
            let index = assemblies.firstIndex(where: \.isWhole) ?? 0
            octets -= assemblies[index].octets
            given += assemblies[index].givenUp(.crowdedOut, conversation)
            conversations[conversation]?.remove(at: index)
        }
        return given
    }

    private mutating func crowdedOut() -> [GivenUp] {
        guard octets > limits.octets else { return [] }
        var excess = octets - limits.octets / 8 * 7
        var gone = Set<UInt64>()
        for assembly in conversations.values.joined().sorted(by: Self.goesBefore) where excess > 0 {
            excess -= assembly.octets
            gone.insert(assembly.order)
        }
        return remove(.crowdedOut) { gone.contains($0.order) }
    }

    /// What is only remembered goes before what still waits; then the oldest first.
    private static func goesBefore(_ left: Assembly, _ right: Assembly) -> Bool {
        left.isWhole == right.isWhole ? left.order < right.order : left.isWhole
    }

    private mutating func remove(_ reason: GivenUp.Reason, where isGone: (Assembly) -> Bool) -> [GivenUp] {
        var gone: [(order: UInt64, given: GivenUp)] = []
        for (conversation, assemblies) in conversations where assemblies.contains(where: isGone) {
            for assembly in assemblies where isGone(assembly) {
                octets -= assembly.octets
                gone += assembly.givenUp(reason, conversation).map { (assembly.order, $0) }
            }
            let rest = assemblies.filter { !isGone($0) }
            conversations[conversation] = rest.isEmpty ? nil : rest
        }
        return gone.sorted { $0.order < $1.order }.map(\.given)
    }
}
