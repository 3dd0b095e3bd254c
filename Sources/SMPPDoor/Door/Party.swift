import Doors
import MessageCentre
import SMPP
import ShortMessage

/// An account in work: whose sessions share what is sent to its numbers.
struct Party {
    let account: Account
    /// Its sessions that are bound.
    var links: [Int] = []
    /// Taken for it, while none of its sessions had room.
    var held: [(dispatch: Dispatch, source: Int)] = []
    /// Numbers for which something waits in the centre until this account takes what it has.
    var parked: Set<Address.Number> = []
    /// When it answered a message last, or had none to answer.
    var answeredAt: Int64
    private var bucket: TokenBucket?
    /// The session through which messages from one number to another go as long as some are on their way, so that they
    /// keep their order.
    private(set) var lanes: [Lane: (link: Int, count: Int)] = [:]

    /// - Parameter now: milliseconds of the door's own clock.
    init(_ account: Account, at now: Int64) {
        (self.account, answeredAt) = (account, now)
        bucket = account.rate.map { TokenBucket($0, at: now) }
    }

    /// Messages from one number to another.
    struct Lane: Hashable {
        let from: Address.Number
        let to: Address.Number
    }

    /// - Returns: false where the account submits more than it may.
    mutating func mayTake(at now: Int64) -> Bool { bucket?.take(at: now) ?? true }

    mutating func enter(_ lane: Lane, _ link: Int) {
        lanes[lane] = (link, (lanes[lane].map { $0.link == link ? $0.count : 0 } ?? 0) + 1)
    }

    mutating func leave(_ lane: Lane, _ link: Int) {
        guard let (current, count) = lanes[lane], current == link else { return }
        lanes[lane] = count > 1 ? (link, count - 1) : nil
    }
}

/// What the door takes from the centre, and for whom.
struct Source {
    let endpoint: Endpoint
    /// Raised by the centre.
    let flag: WakeFlag
    /// Nil where it is told by the number who gets something.
    let party: String?
    /// Whether there may be something to take.
    var hasNews = true
}

/// A message or report on its way to an ESME, in as many PDUs as it takes.
struct Carriage {
    /// Its place in the journal.
    let id: Int64
    let source: Int
    let party: String
    let link: Int
    let lane: Party.Lane?
    let recipient: Address
    let isMessage: Bool
    /// Of a message of several segments.
    let reference: UInt16
    /// The parts that the ESME has.
    var done: Set<Int>
    let count: Int
}
