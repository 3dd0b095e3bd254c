import ShortMessage
import Store

/// What waits in one room for addresses that nobody has, by whose it is: what gives way first.
struct Unclaimed: Sendable {
    /// Ascending places in the journal.
    private var lines: [Address.Number: [Int64]] = [:]

    var isEmpty: Bool { lines.isEmpty }

    /// Of whoever has most here, what waits longest; so that one with much never pushes out the little of another.
    var first: Int64? {
        lines.values.max { left, right in (left.count, -left[0]) < (right.count, -right[0]) }?.first
    }

    mutating func insert(_ id: Int64, of owner: Address.Number) {
        var line = lines.removeValue(forKey: owner) ?? []
        line.insert(id, at: line.lastIndex { $0 < id }.map { $0 + 1 } ?? 0)
        lines[owner] = line
    }

    mutating func remove(_ id: Int64, of owner: Address.Number) {
        guard var line = lines.removeValue(forKey: owner) else { return }
        if let place = line.firstIndex(of: id) { line.remove(at: place) }
        if !line.isEmpty { lines[owner] = line }
    }
}
