import ShortMessage

/// A store that has less than was committed in it.
public struct StoreShortfall: Hashable, Sendable, CustomStringConvertible {
    /// The store's path, as it was given.
    public let file: String
    /// The place of the last message that was committed; nil where only that much is known that something may be missing.
    public let committed: Int64?
    /// The place of the last message that is there; 0 where none is.
    public let found: Int64

    /// Nil where nothing is missing, or nothing is known of it.
    init?(of file: String, found: Int64, committed: Int64?) {
        guard let committed, committed > found else { return nil }
        (self.file, self.committed, self.found) = (file, committed, found)
    }

    /// A store that a process left in use, and that lies there without its write-ahead log.
    init(ofLogLeftBehind file: String, found: Int64) {
        (self.file, self.found, committed) = (file, found, nil)
    }

    public var description: String {
        guard let committed else {
            return "\(StoreError(file, .logLeftBehind))"
        }
        return
            "store '\(Text.escaped(file))' ends at entry \(found) of its journal, but entry \(committed) was committed in it: its "
            + "write-ahead log was damaged or taken away, and what came later is missing"
    }
}
