/// Moments at which something must be looked at, the earliest first; what has become pointless is skipped by its reader.
struct DueHeap<Element: Sendable>: Sendable {
    private var nodes: [(time: Int64, element: Element)] = []

    var count: Int { nodes.count }
    var first: (time: Int64, element: Element)? { nodes.first }

    mutating func insert(_ element: Element, at time: Int64) {
        nodes.append((time, element))
        var child = nodes.count - 1
        while child > 0, nodes[child].time < nodes[(child - 1) / 2].time {
            nodes.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func removeFirst() -> (time: Int64, element: Element)? {
        guard let first = nodes.first, let last = nodes.popLast() else { return nil }
        if nodes.isEmpty { return first }
        nodes[0] = last
        sink()
        return first
    }

    /// Drops what is pointless.
    mutating func compact(keeping isAlive: (Element) -> Bool) {
        let alive = nodes.filter { isAlive($0.element) }
        nodes = []
        for node in alive { insert(node.element, at: node.time) }
    }

    private mutating func sink() {
        var parent = 0
        while case let child = smallerChild(of: parent), child < nodes.count, nodes[child].time < nodes[parent].time {
            nodes.swapAt(parent, child)
            parent = child
        }
    }

    private func smallerChild(of parent: Int) -> Int {
        let left = parent * 2 + 1
        return left + 1 < nodes.count && nodes[left + 1].time < nodes[left].time ? left + 1 : left
    }
}
