import ShortMessage

/// What gives way where a room holds more than it may.
extension DeliveryQueues {
    /// Something too much in a room, now that a recipient has got one more there; nil where all have room.
    ///
    /// What is in flight never gives way, and of messages between handsets only those to numbers that nobody has.
    func surplus(in room: Room, for recipient: Address.Number, _ limits: QueueLimits) -> Entry? {
        if room != .messages, count(for: recipient, in: room) > limits.perRecipient {
            return queues[recipient]?.firstWaiting(in: room)
        }
        guard counts[room] > limits.total else { return nil }
        if let id = unclaimed[room]?.first { return entry(id) }
        return room == .messages ? nil : longestWaiting(in: room)
    }

    private func longestWaiting(in room: Room) -> Entry? {
        queues.values.compactMap { $0.firstWaiting(in: room) }.min { $0.id < $1.id }
    }

    /// Enters in the list of what nobody takes, or strikes from it, what some recipients have in some rooms without a holder.
    mutating func markUnclaimed(
        _ recipients: some Sequence<Address.Number>, _ isUnclaimed: Bool,
        in rooms: Set<Room> = [.messages, .replies, .reports]
    ) {
        for recipient in recipients {
            for entry in queues[recipient]?.entries ?? []
            where rooms.contains(entry.room) && holder(of: recipient, in: entry.room) == nil {
                mark(entry, for: recipient, isUnclaimed: isUnclaimed)
            }
        }
    }

    mutating func mark(_ entry: Entry, for recipient: Address.Number, isUnclaimed: Bool) {
        var list = unclaimed.removeValue(forKey: entry.room) ?? Unclaimed()
        let owner = entry.owner(for: recipient)
        if isUnclaimed { list.insert(entry.id, of: owner) } else { list.remove(entry.id, of: owner) }
        unclaimed[entry.room] = list
    }
}
