import ShortMessage
import Store

/// Takes turns between senders, so that one with many messages does not keep the others waiting; each sender's own stay in
/// order.
package struct FairQueue<Sender: Hashable, Element> {
    private var lines: [Sender: ArraySlice<Element>] = [:]
    /// Who has something waiting; the first is next.
    private var turns: [Sender] = []
    package private(set) var count = 0

    package init() {}

    func count(of sender: Sender) -> Int { lines[sender]?.count ?? 0 }

    package mutating func append(_ element: Element, from sender: Sender) {
        if lines[sender] == nil { turns.append(sender) }
        lines[sender, default: []].append(element)
        count += 1
    }

    /// One of each sender, then the next of each, and so on.
    package mutating func take(upTo most: Int) -> [Element] {
        var taken: [Element] = []
        while taken.count < most, !turns.isEmpty {
            let round = turns.prefix(most - taken.count)
            turns.removeFirst(round.count)
            for sender in round {
                if let element = lines[sender]?.popFirst() { taken.append(element) }
                if lines[sender]?.isEmpty == true { lines[sender] = nil } else { turns.append(sender) }
            }
        }
        count -= taken.count
        return taken
    }
}
