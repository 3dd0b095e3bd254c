import Synchronization
import Transcripts

/// Pseudonyms that were worked out lately, under one key: a log says the same values again and again.
final class PseudonymMemory<Value: Hashable & Sendable, Image: Sendable>: Sendable {
    /// So many are kept at least, and twice as many at most.
    private static var most: Int { 10_000 }

    private let recent = Mutex(RecentMap<Value, Image>(most: most))

    /// The pseudonym of a value, which is worked out where it is not remembered.
    func image(of value: Value, otherwise work: (Value) -> Image) -> Image {
        if let known = recent.withLock({ $0[value] }) { return known }
        let image = work(value)
        recent.withLock { $0.set(value, image) }
        return image
    }
}
