extension Exchange {
    /// A place in the order of recorded and given replies; at least one of the two is there.
    enum Pair: Hashable, Sendable {
        case both(Recorded, LogEntry)
        case recordedOnly(Recorded)
        case givenOnly(LogEntry)
    }

    /// Every reply that is not as it was recorded, in order.
    public var differences: [ReplyDifference] {
        pairs.compactMap { pair in
            switch pair {
            case .both(let recorded, let given):
                recorded.entry == given
                    ? nil : .changed(line: lines[recorded.index].number, recorded: recorded.entry, given: given)
            case .recordedOnly(let recorded):
                .missing(line: lines[recorded.index].number, recorded: recorded.entry)
            case .givenOnly(let given): .surplus(line: firstLine, given: given)
            }
        }
    }

    /// Recorded and given replies side by side: the longest common row of recipients, and what is left over between.
    var pairs: [Pair] {
        let (missing, surplus) = leftOver
        var (pairs, old, new): ([Pair], Int, Int) = ([], 0, 0)
        while old < recorded.count || new < given.count {
            if missing.contains(old) {
                pairs.append(.recordedOnly(recorded[old]))
                old += 1
            } else if surplus.contains(new) {
                pairs.append(.givenOnly(given[new]))
                new += 1
            } else {
                pairs.append(.both(recorded[old], given[new]))
                (old, new) = (old + 1, new + 1)
            }
        }
        return pairs
    }

    /// The indices of recorded replies without a given one, and of given ones without a recorded one.
    private var leftOver: (missing: Set<Int>, surplus: Set<Int>) {
        var (missing, surplus): (Set<Int>, Set<Int>) = ([], [])
        for change in given.map(\.to).difference(from: recorded.map(\.entry.to)) {
            switch change {
            case .remove(let offset, _, _): missing.insert(offset)
            case .insert(let offset, _, _): surplus.insert(offset)
            }
        }
        return (missing, surplus)
    }
}
