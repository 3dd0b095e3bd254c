package import Membership
import MessageGrammar
import Seeded
package import ShortMessage

/// Who sends the next message of test traffic.
///
/// Where nobody says who, a telephone sends so few messages that no service locks it away, and then another one begins; a
/// group of them takes turns, and only that group is held.
package struct SenderDeck {
    /// A telephone, and what its owner writes into the holes of messages.
    package struct Sender {
        let phone: Address
        let values: [String: String]

        package init(phone: Address, values: [String: String]) {
            (self.phone, self.values) = (phone, values)
        }
    }

    /// One failure less than what locks a telephone for a day.
    package static let mostMessages = 4
    private static let groupSize = 25

    /// Those that were asked for; each may send at any time.
    private let chosen: [Sender]
    private let correspondents: [Correspondent]
    /// Telephones of members, which nobody else has.
    private let taken: Set<Address>
    private var group: [Sender] = []
    private var place = 0
    private var lastNumber: Int64 = 6_281_200_000_000

    package init(_ chosen: [Sender]) {
        (self.chosen, correspondents, taken) = (chosen, [], [])
    }

    /// - Parameter correspondents: their members come first, each from the own telephone; afterwards others write what they
    ///   do. None for senders who are nobody's members.
    package init(dealing correspondents: [Correspondent]) {
        (chosen, self.correspondents) = ([], correspondents)
        taken = Set(correspondents.compactMap(\.phone))
    }

    mutating func next(using random: inout SplitMix64) -> Sender {
        guard chosen.isEmpty else { return random.element(of: chosen) }
        if group.isEmpty {
            let senders = (0..<Self.groupSize).map { _ in newSender() }
            group = senders.flatMap { Array(repeating: $0, count: Self.mostMessages) }
        }
        group.swapAt(random.number(in: 0...group.count - 1), group.count - 1)
        return group.removeLast()
    }

    private mutating func newSender() -> Sender {
        defer { place += 1 }
        guard !correspondents.isEmpty else { return Sender(phone: newNumber(), values: [:]) }
        let correspondent = correspondents[place % correspondents.count]
        let own = place < correspondents.count && isFirst(place) ? correspondent.phone : nil
        return Sender(phone: own ?? newNumber(), values: correspondent.values)
    }

    /// Whether a member with several cards comes for the first time.
    private func isFirst(_ place: Int) -> Bool {
        !correspondents[..<place].contains { $0.phone == correspondents[place].phone }
    }

    /// +6281200000001 and on.
    private mutating func newNumber() -> Address {
        while true {
            lastNumber += 1
            let number = Address(digits: String(lastNumber), typeOfNumber: .international)
            if !taken.contains(number) { return number }
        }
    }
}
