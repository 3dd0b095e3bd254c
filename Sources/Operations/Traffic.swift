import Membership
package import MessageGrammar
package import Seeded
package import ShortMessage
package import Transcripts

/// Messages to a short code, one after the other, with their senders and times.
package struct Traffic {
    let generator: MessageGenerator
    var senders: SenderDeck
    let code: Address
    let isMutated: Bool
    let isText: Bool
    let interval: Int
    var random: SplitMix64
    var time: Timestamp

    /// - Parameters:
    ///   - isText: whether a message stands on one line as it is.
    ///   - interval: milliseconds between two messages, on average.
    package init(
        generator: MessageGenerator, senders: SenderDeck, code: Address, isMutated: Bool, isText: Bool, interval: Int,
        random: SplitMix64, time: Timestamp
    ) {
        (self.generator, self.senders, self.code, self.isMutated) = (generator, senders, code, isMutated)
        (self.isText, self.interval, self.random, self.time) = (isText, interval, random, time)
    }

    /// The next message; nil where the grammar leaves no room for what is invented.
    package mutating func next() -> LogEntry? {
        let sender = senders.next(using: &random)
        guard var text = generator.message(values: sender.values, using: &random) else { return nil }
        if isMutated {
            for _ in 0..<random.number(in: 1...2) { text = mutated(text) }
        }
        defer { wait() }
        return LogEntry(time: time, from: sender.phone, to: code, text: text)
    }

    private mutating func mutated(_ text: String) -> String {
        let mutations = MessageMutation.allCases.filter { !(isText && $0.breaksLines) }
        while true {
            let mutation = random.element(of: mutations)
            if let mutated = mutation.applied(to: text, using: &random), !mutated.isEmpty { return mutated }
        }
    }

    /// To whole seconds, unless the messages come too fast for that.
    private mutating func wait() {
        let pause = Int64(random.number(in: 0...interval * 2))
        time = time.adding(milliseconds: interval < 1000 ? pause : pause / 1000 * 1000)
    }
}
