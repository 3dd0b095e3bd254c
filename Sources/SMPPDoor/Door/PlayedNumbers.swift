package import ShortMessage
import Synchronization

/// The numbers that another door of the program plays, such as the page: what is for them is no ESME's until one sends from
/// them.
package final class PlayedNumbers: Sendable {
    private static let most = 100_000

    private let numbers = Mutex<Set<Address.Number>>([])

    /// No number yet.
    package init() {}

    /// Somebody has sent from a number at the other door.
    package func note(_ number: Address.Number) {
        numbers.withLock { numbers in
            if numbers.count >= Self.most { numbers = [] }
            numbers.insert(number)
        }
    }

    func contains(_ number: Address.Number) -> Bool { numbers.withLock { $0.contains(number) } }

    func remove(_ number: Address.Number) { numbers.withLock { _ = $0.remove(number) } }
}
