extension Reassembly {
    /// Why a segment cannot be taken, or nil: it would be one message too many of its sender, or too much for all.
    ///
    /// Where it helps, messages that are whole and only remembered are forgotten.
    mutating func refusal(
        of userData: UserData, _ place: Concatenation, in conversation: Conversation, at time: Timestamp
    ) -> Outcome? {
        let assemblies = conversations[conversation] ?? []
        let own = assemblies.first { $0.identity == MessageIdentity(place) }
        let begins = own?.accepts(userData, place, at: time, limits) != true
        if begins, own == nil, assemblies.count >= limits.messagesPerSender {
            guard let oldest = assemblies.firstIndex(where: \.isWhole) else {
                return .refused(waiting: assemblies.count)
            }
            octets -= assemblies[oldest].octets
            conversations[conversation]?.remove(at: oldest)
        }
        let needed = Assembly.octets(of: [userData]) + (begins ? Assembly.overhead : 0)
        if octets + needed > limits.octets { forgetWhole(for: needed, but: own?.order) }
        return octets + needed > limits.octets ? .refused(waiting: incompleteCount) : nil
    }

    /// Forgets what is whole, the oldest first, until there is room and an eighth of it free.
    private mutating func forgetWhole(for needed: Int, but kept: UInt64?) {
        var excess = octets + needed - limits.octets / 8 * 7
        var gone = Set<UInt64>()
        let whole = conversations.values.joined().filter { $0.isWhole && $0.order != kept }
        for assembly in whole.sorted(by: { $0.order < $1.order }) where excess > 0 {
            excess -= assembly.octets
            gone.insert(assembly.order)
        }
        if !gone.isEmpty { _ = remove(.expired) { gone.contains($0.order) } }
    }
}
