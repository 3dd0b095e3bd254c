/// A dictionary that forgets what was set long ago, so that it does not grow with the length of a log.
public struct RecentMap<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let most: Int
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]

    /// A dictionary that remembers nothing yet.
    ///
    /// - Parameter most: that many of the last keys are remembered, and at most twice as many.
    public init(most: Int) {
        self.most = most
    }

    /// What was set last, if it is remembered.
    public subscript(_ key: Key) -> Value? { young[key] ?? old[key] }

    /// Remembers a value in place of any other.
    public mutating func set(_ key: Key, _ value: Value) {
        if young.count >= most { (old, young) = (young, [:]) }
        young[key] = value
    }
}
