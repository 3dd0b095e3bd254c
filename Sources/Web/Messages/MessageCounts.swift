/// How many messages there were, since the process began.
package struct MessageCounts: Hashable, Sendable {
    package var entered: [MessageEntry.Direction: Int] = [:]
    package var ended: [MessageEntry.State: Int] = [:]
    package var silences: [String: Int] = [:]
    package var faults: [String: Int] = [:]
    package var refused: [String: Int] = [:]
    /// Which wait for their recipients now.
    package var waiting = 0

    mutating func enter(_ entry: MessageEntry) {
        entered[entry.direction, default: 0] += 1
        if entry.state == .enroute { waiting += 1 }
    }

    mutating func end(_ state: MessageEntry.State) {
        ended[state, default: 0] += 1
        waiting = max(0, waiting - 1)
    }
}
