/// Where the journal and the service's ledger live.
public enum Store: Hashable, Sendable {
    /// Nothing is kept. The journal forgets final messages that are older than ten minutes or further back than the last
    /// 10 000, so that memory does not grow with the traffic. Messages with an identity stay, since an identity is
    /// remembered without limit.
    case memory
    /// A SQLite file, made with mode 0600 where there is none; `FILE.lock` beside it names its one owner.
    case file(String)

    var path: String? {
        switch self {
        case .memory: nil
        case .file(let path): path
        }
    }
}
