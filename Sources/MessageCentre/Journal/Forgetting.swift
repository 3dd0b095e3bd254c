/// What a store in memory forgets, so that it does not grow: the oldest first.
public enum Forgetting: Hashable, Sendable {
    /// Identities but for the last 10 000: a message that comes again with an older one is a new message.
    case identities
    /// What services remember of single senders, such as their locks, but for the last 12 000.
    case senders
}

extension MessageCentre {
    /// Tells once of each thing that the store begins to forget; one in a file forgets nothing by itself.
    package func listen(forgetting tell: @escaping @Sendable (Forgetting) -> Void) { tellsOfForgetting = tell }

    var forgets: Set<Forgetting> {
        var all: Set<Forgetting> = []
        if hasForgottenIdentities() { all.insert(.identities) }
        if hasForgottenSenders() { all.insert(.senders) }
        return all
    }
}
