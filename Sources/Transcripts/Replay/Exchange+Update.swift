extension Exchange {
    /// The exchange's lines with the given replies in place of the recorded ones; all other lines stay where they are.
    ///
    /// A reply that was not recorded stands behind the one before it. Lines end in LF, whatever they ended in before.
    ///
    /// - Returns: nil where a line was too long to be held, so that writing the file would lose it.
    public var updated: [UInt8]? {
        var replies = repliesByLine
        var octets: [UInt8] = []
        for (index, line) in lines.enumerated() {
            guard case .octets(let original) = line.content else { return nil }
            if replies[index]?.isReplaced != true { octets += original + [UInt8(ascii: "\n")] }
            for reply in replies.removeValue(forKey: index)?.entries ?? [] { octets += "\(reply)\n".utf8 }
        }
        return octets
    }

    private struct Replies {
        /// Whether the line itself is a recorded reply, which goes.
        var isReplaced = false
        var entries: [LogEntry] = []
    }

    /// What is written at each line, by the index of the line.
    private var repliesByLine: [Int: Replies] {
        var replies: [Int: Replies] = [:]
        var place = 0
        for pair in pairs {
            switch pair {
            case .both(let recorded, let given):
                place = recorded.index
                replies[place, default: Replies()].isReplaced = true
                replies[place, default: Replies()].entries.append(given)
            case .recordedOnly(let recorded):
                place = recorded.index
                replies[place, default: Replies()].isReplaced = true
            case .givenOnly(let given):
                replies[place, default: Replies()].entries.append(given)
            }
        }
        return replies
    }
}
