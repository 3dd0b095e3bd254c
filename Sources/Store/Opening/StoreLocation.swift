/// Where a store is: the journal of a message centre and the ledgers of its services.
public enum StoreLocation: Hashable, Sendable {
    /// Nothing is kept, and memory does not grow with the traffic. The journal forgets final messages that are older than ten
    /// minutes or further back than the last 10 000, or than 8 MiB of text. The last 10 000 identities are known again, with
    /// their replies and without their texts. Services remember something of 15 000 senders at the most.
    case memory
    /// A SQLite file, made with mode 0600 where there is none; `FILE.lock` beside it names its one owner.
    case file(String)

    /// Nil for a store in memory.
    public var path: String? {
        switch self {
        case .memory: nil
        case .file(let path): path
        }
    }
}
