/// Moments at which something must be looked at, the earliest first; what has become pointless is skipped by its reader.
struct DueHeap<Element: Sendable>: Sendable {
    private struct Node: Sendable {
        let time: Int64
        /// Decides between two of one time, so that the same messages always give the same order.
        let order: Int64
        let element: Element

        func precedes(_ other: Node) -> Bool { (time, order) < (other.time, other.order) }
    }

    private var nodes: [Node] = []

    var count: Int { nodes.count }
    var first: (time: Int64, element: Element)? { nodes.first.map { ($0.time, $0.element) } }

    mutating func insert(_ element: Element, at time: Int64, order: Int64) {
        insert(Node(time: time, order: order, element: element))
    }

    mutating func removeFirst() {
        guard let last = nodes.popLast(), !nodes.isEmpty else { return }
        nodes[0] = last
        sink()
    }

    /// Drops what is pointless.
    mutating func compact(keeping isAlive: (Element) -> Bool) {
        let alive = nodes.filter { isAlive($0.element) }
        nodes = []
        for node in alive { insert(node) }
    }

    private mutating func insert(_ node: Node) {
        nodes.append(node)
        var child = nodes.count - 1
        while child > 0, nodes[child].precedes(nodes[(child - 1) / 2]) {
            nodes.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func sink() {
        var parent = 0
        while case let child = smallerChild(of: parent), child < nodes.count, nodes[child].precedes(nodes[parent]) {
            nodes.swapAt(parent, child)
            parent = child
        }
    }

    private func smallerChild(of parent: Int) -> Int {
        let left = parent * 2 + 1
        return left + 1 < nodes.count && nodes[left + 1].precedes(nodes[left]) ? left + 1 : left
    }
}
