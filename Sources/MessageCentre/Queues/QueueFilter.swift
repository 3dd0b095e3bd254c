/// Which messages a listing shows.
package struct QueueFilter: Sendable {
    package var states: Set<QueuedMessage.State>
    package var from: AddressPattern
    package var to: AddressPattern

    package init(states: Set<QueuedMessage.State>, from: AddressPattern = .any, to: AddressPattern = .any) {
        (self.states, self.from, self.to) = (states, from, to)
    }

    func matches(_ message: QueuedMessage) -> Bool {
        states.contains(message.state) && from.matches(message.from) && to.matches(message.to)
    }
}
