extension Reassembly {
    /// Why a segment cannot be taken, or nil: it would be one message too many of its sender, or too much for all.
    ///
    /// Where it helps, messages that are whole and only remembered are forgotten.
    ///
    /// - Parameter begins: whether the segment begins a message.
    mutating func refusal(
        of userData: UserData, _ place: Concatenation, in conversation: Conversation, begins: Bool,
        given: inout [GivenUp]
    ) -> Outcome? {
        let assemblies = conversations[conversation] ?? []
        let own = assemblies.first { $0.identity == MessageIdentity(place) }
        if begins, own == nil, assemblies.count >= limits.messagesPerSender {
            guard let oldest = assemblies.firstIndex(where: \.isWhole) else {
                return .refused(waiting: assemblies.count)
            }
            count(-assemblies[oldest].octets, of: conversation)
            given += assemblies[oldest].givenUp(.expired, conversation)
            conversations[conversation]?.remove(at: oldest)
        }
        if own == nil, place.sequence > 1, refused[conversation]?.contains(MessageIdentity(place)) == true {
            return .refused(waiting: assemblies.count)
        }
        let needed = Assembly.octets(of: [userData]) + (begins ? Assembly.overhead : 0)
        let party = conversation.party
        if share(of: party) + needed > limits.octetsPerSender {
            let excess = share(of: party) + needed - limits.octetsPerSender / 8 * 7
            given += forgetWhole(excess, but: own?.order) { $0.party == party }
        }
        if octets + needed > limits.octets {
            given += forgetWhole(octets + needed - limits.octets / 8 * 7, but: own?.order) { _ in true }
        }
        if octets + needed > limits.octets, share(of: party) + needed <= limits.octetsAssured {
            given += crowdOut(octets + needed - limits.octets / 64 * 63, but: own?.order)
        }
        let isFull = octets + needed > limits.octets || share(of: party) + needed > limits.octetsPerSender
        return isFull ? .refused(waiting: incompleteCount) : nil
    }

    /// So many are noted of a conversation, and conversations in all.
    private static let (mostRefused, mostConversations) = (16, 1024)

    mutating func noteRefusal(of place: Concatenation, in conversation: Conversation) {
        if refused.count >= Self.mostConversations, refused[conversation] == nil { refused = [:] }
        var notes = refused[conversation] ?? []
        notes.removeAll { $0 == MessageIdentity(place) }
        refused[conversation] = notes.suffix(Self.mostRefused - 1) + [MessageIdentity(place)]
    }

    private func share(of party: Party) -> Int { shares[party] ?? 0 }

    /// Gives up what waits on the road that holds most, the oldest first of those that hold most there, until so many octets
    /// more are free.
    private mutating func crowdOut(_ octets: Int, but kept: UInt64?) -> [GivenUp] {
        var roads: [String: Int] = [:]
        for (party, share) in shares { roads[party.origin, default: 0] += share }
        guard let fullest = roads.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else { return [] }
        var held: [(share: Int, assembly: Assembly)] = []
        for (conversation, assemblies) in conversations where conversation.origin == fullest {
            held += assemblies.filter { $0.order != kept }.map { (share(of: conversation.party), $0) }
        }
        held.sort { $0.share == $1.share ? $0.assembly.order < $1.assembly.order : $0.share > $1.share }
        var excess = octets
        var gone = Set<UInt64>()
        for (_, assembly) in held where excess > 0 {
            excess -= assembly.octets
            gone.insert(assembly.order)
        }
        return remove(.crowdedOut) { gone.contains($0.order) }
    }

    /// Forgets what is whole, the oldest first, until so many octets more are free.
    private mutating func forgetWhole(
        _ octets: Int, but kept: UInt64?, of isMeant: (Conversation) -> Bool
    ) -> [GivenUp] {
        var excess = octets
        var gone = Set<UInt64>()
        let whole = conversations.filter { isMeant($0.key) }.values.joined().filter { $0.isWhole && $0.order != kept }
        for assembly in whole.sorted(by: { $0.order < $1.order }) where excess > 0 {
            excess -= assembly.octets
            gone.insert(assembly.order)
        }
        return gone.isEmpty ? [] : remove(.expired) { gone.contains($0.order) }
    }
}
