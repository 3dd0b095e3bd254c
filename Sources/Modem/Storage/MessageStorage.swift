import MessageCentre
import ShortMessage

/// The places in which a modem keeps messages, numbered from 1.
struct MessageStorage: Hashable, Sendable {
    private var slots: [MessageMemory: [StoredMessage?]]
    /// The places whose content has changed since somebody asked.
    private var changed: Set<StoredPlace> = []
    /// `<mem1>`: what is read and deleted.
    var reading = MessageMemory.sim
    /// `<mem2>`: what is written, and sent from.
    var writing = MessageMemory.sim
    /// `<mem3>`: what receives.
    var receiving = MessageMemory.sim

    init(_ sizes: MessageMemorySizes) {
        slots = [:]
        for (memory, size) in [
            (MessageMemory.sim, sizes.sim), (.equipment, sizes.equipment), (.reports, sizes.reports),
        ] where size > 0 {
            slots[memory] = Array(repeating: nil, count: size)
        }
    }

    /// Memories that the modem has, in the order of their names' list.
    var memories: [MessageMemory] {
        MessageMemory.allCases.filter { memory in parts(of: memory).contains { slots[$0] != nil } }
    }

    /// The memories that a name stands for.
    private func parts(of memory: MessageMemory) -> [MessageMemory] {
        memory == .combined ? [.sim, .equipment] : [memory]
    }

    func capacity(of memory: MessageMemory) -> Int {
        parts(of: memory).reduce(0) { $0 + (slots[$1]?.count ?? 0) }
    }

    /// How many messages there are in all memories.
    var count: Int { slots.values.reduce(0) { $0 + $1.count { $0 != nil } } }

    /// How many messages nobody has looked at, reports not counted.
    var unreadCount: Int { slots.values.reduce(0) { $0 + $1.count { $0?.isUnreadMessage == true } } }

    func used(of memory: MessageMemory) -> Int { indexes(in: memory).count }

    /// The places of a memory that hold messages, ascending.
    func indexes(in memory: MessageMemory) -> [Int] {
        zip(1..., parts(of: memory).flatMap { slots[$0] ?? [] }).filter { $0.1 != nil }.map(\.0)
    }

    /// The memory and its own place; nil where there is none of that number.
    private func place(_ index: Int, in memory: MessageMemory) -> (memory: MessageMemory, slot: Int)? {
        var slot = index - 1
        for part in parts(of: memory) {
            let count = slots[part]?.count ?? 0
            if (0..<count).contains(slot) { return (part, slot) }
            slot -= count
        }
        return nil
    }

    /// Whether a memory has a place of that number.
    func hasPlace(_ index: Int, in memory: MessageMemory) -> Bool { place(index, in: memory) != nil }

    subscript(index: Int, memory: MessageMemory) -> StoredMessage? {
        get { place(index, in: memory).flatMap { slots[$0.memory]?[$0.slot] } }
        set {
            guard let place = place(index, in: memory) else { return }
            slots[place.memory]?[place.slot] = newValue
            changed.insert(StoredPlace(index: place.slot + 1, memory: place.memory))
        }
    }

    /// What has changed since the last time, in the order of the places.
    mutating func takeChanges() -> [MemoryChange] {
        guard !changed.isEmpty else { return [] }
        defer { changed = [] }
        let places = changed.sorted { ($0.memory.rawValue, $0.index) < ($1.memory.rawValue, $1.index) }
        return places.map { place in
            let kept = MemorySlot.Place(place.memory.rawValue, place.index)
            guard let stored = self[place.index, place.memory] else { return .empty(kept) }
            return .fill(
                MemorySlot(
                    kept, status: stored.status.rawValue, octets: stored.message.octets, origin: stored.origin))
        }
    }

    /// Puts back what an earlier process has kept; what there is no place for, or is no message, stays where it is kept.
    mutating func restore(_ kept: [MemorySlot]) {
        for slot in kept {
            guard let memory = MessageMemory(rawValue: slot.place.memory), memory != .combined,
                let status = StoredMessage.Status(rawValue: slot.status),
                let message = EncodedMessage(slot.octets, status.direction)
            else { continue }
            self[slot.place.number, memory] = StoredMessage(status: status, message: message, origin: slot.origin)
        }
        changed = []
    }

    /// Puts a message into the first free place.
    ///
    /// - Returns: its number, or nil where none is free.
    mutating func store(_ message: StoredMessage, in memory: MessageMemory) -> Int? {
        let count = capacity(of: memory)
        guard count > 0, let index = (1...count).first(where: { self[$0, memory] == nil }) else { return nil }
        self[index, memory] = message
        return index
    }
}

/// How many messages each memory holds; one of size 0 is not offered.
public struct MessageMemorySizes: Hashable, Sendable {
    /// Places on the SIM, `SM`.
    public var sim: Int
    /// Places of the modem's own, `ME`.
    public var equipment: Int
    /// Places for status reports alone, `SR`; they stay empty unless the profile keeps reports apart.
    public var reports: Int

    /// The places of each memory; 0 leaves a memory out.
    public init(sim: Int = 50, equipment: Int = 100, reports: Int = 20) {
        (self.sim, self.equipment, self.reports) = (sim, equipment, reports)
    }
}

extension StoredMessage.Status {
    /// Which way a message goes that has this status.
    fileprivate var direction: TPDU.Direction {
        self == .unread || self == .read ? .mobileTerminated : .mobileOriginated
    }
}
