import ShortMessage

/// The replies of an alignment that stand in no common row, by their indices.
struct Leftovers {
    private let alignment: ReplyAlignment
    private let partners: [Int: Int]
    private(set) var recorded: [Int]
    private(set) var given: [Int]

    init(_ alignment: ReplyAlignment, _ partners: [Int: Int]) {
        let taken = Set(partners.values)
        (self.alignment, self.partners) = (alignment, partners)
        recorded = alignment.recorded.indices.filter { partners[$0] == nil }
        given = alignment.given.indices.filter { !taken.contains($0) }
    }

    /// Takes out the replies that were given as they were recorded, but in another place.
    mutating func takeMoved() -> [Int: Int] {
        var moved: [Int: Int] = [:]
        for old in recorded {
            let place = given.firstIndex { ReplyAlignment.isSame(alignment.recorded[old], alignment.given[$0]) }
            if let place { moved[old] = given.remove(at: place) }
        }
        recorded.removeAll { moved[$0] != nil }
        return moved
    }

    /// Takes out, as many as there can be in one order, those that stand between the same two pairs of the common row.
    mutating func takeChanged() -> [Int: Int] {
        var changed: [Int: Int] = [:]
        for gap in Set(recorded.map(gap(ofRecorded:))) {
            let old = recorded.filter { self.gap(ofRecorded: $0) == gap }
            let new = given.filter { self.gap(ofGiven: $0) == gap }
            for (old, new) in likeliest(old, new) { changed[old] = new }
        }
        let taken = Set(changed.values)
        recorded.removeAll { changed[$0] != nil }
        given.removeAll(where: taken.contains)
        return changed
    }

    private func gap(ofRecorded index: Int) -> Int { partners.keys.count { $0 < index } }
    private func gap(ofGiven index: Int) -> Int { partners.values.count { $0 < index } }

    private func likeliest(_ old: [Int], _ new: [Int]) -> [(Int, Int)] {
        CommonRow(old.count, new.count) { first, second in
            likeness(alignment.recorded[old[first]], alignment.given[new[second]])
        }.pairs.map { (old[$0], new[$1]) }
    }

    /// More than 10 000 for any two, so that as many pairs as can be are made; then by text, then by the message before.
    private func likeness(_ recorded: RecordedReply, _ given: GivenReply) -> Int {
        let (old, new) = (Array(recorded.entry.text.utf8), Array(given.entry.text.utf8))
        let start = zip(old, new).prefix { $0 == $1 }.count
        let rest = min(old.count, new.count) - start
        let end = zip(old.reversed(), new.reversed()).prefix(rest).prefix { $0 == $1 }.count
        let share = 1000 * (start + end) / max(old.count, new.count, 1)
        let distance = recorded.line - given.line
        return 1_000_000 + share * 4 + (distance > 0 ? 500 - min(distance, 400) : 0)
    }
}
