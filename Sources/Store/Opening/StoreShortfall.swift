import ShortMessage

/// A store that has less than was committed in it.
public struct StoreShortfall: Hashable, Sendable, CustomStringConvertible {
    /// The store's path, as it was given.
    public let file: String
    /// The place of the last message that was committed; nil where only that much is known that something may be missing.
    public let committed: Int64?
    /// The place of the last message that is there; 0 where none is.
    public let found: Int64
    /// What is wrong with the write-ahead log, where only that is known.
    private let loss: StoreError.Problem?

    /// Nil where nothing is missing, or nothing is known of it.
    init?(of file: String, found: Int64, committed: Int64?) {
        guard let committed, committed > found else { return nil }
        (self.file, self.committed, self.found, loss) = (file, committed, found, nil)
    }

    /// A store that a process left in use, and that lies there without its write-ahead log, or with a damaged one.
    init(of file: String, found: Int64, after loss: StoreError.Problem) {
        (self.file, self.found, self.loss, committed) = (file, found, loss, nil)
    }

    public var description: String {
        guard let committed else { return "\(StoreError(file, loss ?? .logLeftBehind))" }
        return
            "store '\(Text.escaped(file))' ends at entry \(found) of its journal, but entry \(committed) was committed in it: its "
            + "write-ahead log was damaged or taken away, and what came later is missing"
    }
}
