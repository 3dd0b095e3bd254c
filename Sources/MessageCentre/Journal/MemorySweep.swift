import ShortMessage
import Store

/// When the journal of a store in memory forgets, and how far it has come.
struct MemorySweep {
    /// A sweep costs the same for many messages as for few.
    private static let messagesBetween = 1000
    /// Octets of text: a sweep comes sooner where messages are long.
    private static let octetsBetween = 2 << 20
    /// Milliseconds: the window in which the same command is the same request.
    private static let window: Int64 = 10 * 60 * 1000
    /// Messages: more are not kept even if they came within the window, so that a fast door cannot fill the memory.
    private static let most: Int64 = 10_000
    /// Octets of the texts of messages: as above, for long ones.
    private static let mostOctets = 8 << 20
    /// Senders of whom a service remembers something by themselves.
    static let mostSenders = 12_000
    /// Identities, each with the reply to its message.
    static let mostIdentities: Int64 = 10_000

    private var messages = 0
    private var octets = 0
    /// What came between two sweeps: its last place in the journal, and the octets of its texts.
    private var spans: [(end: Int64, octets: Int)] = []
    private var first: Int64 = 1
    /// Whether identities were forgotten, so that one that comes again can be taken for new.
    private(set) var hasForgottenIdentities = false
    /// Whether a service has forgotten something of single senders.
    var hasForgottenSenders = false

    var isDue: Bool { messages >= Self.messagesBetween || octets >= Self.octetsBetween }

    mutating func count(_ taken: [Acceptance]) {
        messages += taken.count
        for acceptance in taken { octets += acceptance.message.text.utf8.count }
    }

    mutating func run(_ journal: Journal, at now: Timestamp) throws {
        let last = try journal.lastPlace()
        let start = max(last - Self.most, startOfOctets(endingAt: last)) + 1
        first = try journal.forget(from: first, before: now.milliseconds - Self.window, orPlace: start)
        if try journal.forgetIdentities(keeping: Self.mostIdentities) { hasForgottenIdentities = true }
        (messages, octets) = (0, 0)
    }

    /// Behind which place the texts have no more octets than may be kept; what came since the last sweep always stays.
    private mutating func startOfOctets(endingAt last: Int64) -> Int64 {
        spans.append((last, octets))
        spans.removeAll { $0.end <= last - Self.most }
        var (sum, start): (Int, Int64) = (0, 0)
        for (index, span) in spans.enumerated().reversed() {
            sum += span.octets
            guard sum > Self.mostOctets, index < spans.count - 1 else { continue }
            start = span.end
            spans.removeFirst(index + 1)
            break
        }
        return start
    }
}
