/// How many messages there were, since the process began.
package struct MessageCounts: Hashable, Sendable {
    package var entered: [MessageEntry.Direction: Int] = [:]
    package var ended: [MessageEntry.State: Int] = [:]
    package var silences: [String: Int] = [:]
    package var faults: [String: Int] = [:]
    package var refused: [String: Int] = [:]
}
