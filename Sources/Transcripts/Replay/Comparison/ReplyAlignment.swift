import ShortMessage

/// The recorded and the given replies of one person side by side, where they do not simply follow one another.
///
/// The longest row of equal replies in both orders is kept, so that one reply more is one difference. What is left over
/// is told apart: moved to another place, from another number, changed in its place, given twice, missing, not recorded.
struct ReplyAlignment {
    let recorded: [RecordedReply]
    let given: [GivenReply]
    /// The reply that was given before the first of these, and the line that has it.
    let before: Predecessor?

    /// A reply that has been compared.
    struct Predecessor: Sendable {
        let entry: LogEntry
        let line: Int
    }

    /// A recorded reply with a given one, at least one of both.
    struct Verdict {
        /// Nil where nothing but the time and the references can differ.
        let kind: ReplyDifference.Kind?
        let recorded: RecordedReply?
        let given: GivenReply?
        let anchor: Int?
    }

    /// The given reply that is equal to each recorded one, in the order of both.
    private let partners: [Int: Int]

    init(_ recorded: [RecordedReply], _ given: [GivenReply], before: Predecessor?) {
        (self.recorded, self.given, self.before) = (recorded, given, before)
        partners = Self.partners(recorded, given)
    }

    /// How many of the first recorded and given replies are settled, whatever follows.
    var settled: (recorded: Int, given: Int)? {
        partners.max { $0.key < $1.key }.map { ($0.key + 1, $0.value + 1) }
    }

    /// What is to be said of each reply, in the order of the recorded ones.
    func verdicts() -> [Verdict] {
        var rest = Leftovers(self, partners)
        let moved = rest.takeMoved()
        let changed = rest.takeChanged()
        let row = Row(partners.merging(changed) { $1 })
        var verdicts = partners.map { verdict(nil, $0, $1) }
        verdicts += changed.map { verdict(kind(recorded[$0], given[$1]), $0, $1) }
        verdicts += moved.map { old, new in
            let isLate = row.place(ofGiven: new) > row.place(ofRecorded: old)
            return Verdict(
                kind: isLate ? .late : .early, recorded: recorded[old], given: given[new], anchor: anchor(of: new, row))
        }
        verdicts += rest.recorded.map { verdict(.missing, $0, nil) }
        verdicts += rest.given.map { index in
            Verdict(
                kind: isDouble(index) ? .double : .surplus, recorded: nil, given: given[index],
                anchor: anchor(of: index, row))
        }
        return verdicts.sorted { $0.place < $1.place }
    }

    private func verdict(_ kind: ReplyDifference.Kind?, _ old: Int, _ new: Int?) -> Verdict {
        Verdict(kind: kind, recorded: recorded[old], given: new.map { given[$0] }, anchor: nil)
    }

    private func kind(_ recorded: RecordedReply, _ given: GivenReply) -> ReplyDifference.Kind {
        Self.isSame(recorded.entry.text, given.entry.text) ? .wrongSender : .changed
    }

    /// Recorded and given replies that stand in one place, in the order of both.
    private struct Row {
        let pairs: [(recorded: Int, given: Int)]

        init(_ pairs: [Int: Int]) {
            self.pairs = pairs.sorted { $0.key < $1.key }.map { (recorded: $0.key, given: $0.value) }
        }

        func place(ofRecorded index: Int) -> Int { pairs.count { $0.recorded < index } }
        func place(ofGiven index: Int) -> Int { pairs.count { $0.given < index } }
    }

    /// The same text from the same number was given just before.
    private func isDouble(_ index: Int) -> Bool {
        guard let last = index > 0 ? given[index - 1].entry : before?.entry else { return false }
        let entry = given[index].entry
        return last.from.number == entry.from.number && last.text.utf8.elementsEqual(entry.text.utf8)
    }

    /// The line after which a given reply belongs: behind its message and the reply before it, before the one after it.
    private func anchor(of index: Int, _ row: Row) -> Int {
        let last = row.pairs.last { $0.given < index }.map { recorded[$0.recorded].line } ?? before?.line ?? 0
        let next = row.pairs.first { $0.given > index }.map { recorded[$0.recorded].line - 1 }
        return min(max(given[index].line, last), next ?? .max)
    }
}

extension ReplyAlignment {
    static func isSame(_ recorded: RecordedReply, _ given: GivenReply) -> Bool {
        recorded.entry.from.number == given.entry.from.number && isSame(recorded.entry.text, given.entry.text)
    }

    private static func isSame(_ recorded: String, _ given: String) -> Bool {
        ReplyPattern.references(of: recorded, in: given) != nil
    }

    /// The longest common row; of two as long the one in which more replies stand in their places, then that with more texts
    /// that are equal to the letter.
    private static func partners(_ recorded: [RecordedReply], _ given: [GivenReply]) -> [Int: Int] {
        let row = CommonRow(recorded.count, given.count) { weight(recorded[$0], given[$1]) }
        return Dictionary(uniqueKeysWithValues: row.pairs)
    }

    /// 0 for replies that differ; one more pair outweighs whatever else speaks for other ones in a window.
    private static func weight(_ recorded: RecordedReply, _ given: GivenReply) -> Int {
        guard isSame(recorded, given) else { return 0 }
        let isOfSameTime = recorded.entry.time.milliseconds == given.entry.time.milliseconds
        let isEqual = recorded.entry.text.utf8.elementsEqual(given.entry.text.utf8)
        return 1_000_000 + (isOfSameTime ? 64 : 0) + (isEqual ? 16 : 0) + nearness(recorded, given)
    }

    /// How close behind the message that the given reply followed the recorded one stands in the file.
    private static func nearness(_ recorded: RecordedReply, _ given: GivenReply) -> Int {
        let distance = recorded.line - given.line
        return distance > 0 ? max(0, 8 - distance) : 0
    }
}

extension ReplyAlignment.Verdict {
    /// In the order of the file: a reply that was not recorded stands behind the line at which it would.
    fileprivate var place: (Int, Int, Int) {
        recorded.map { ($0.line, 0, 0) } ?? (anchor ?? 0, 1, given?.order ?? 0)
    }
}
