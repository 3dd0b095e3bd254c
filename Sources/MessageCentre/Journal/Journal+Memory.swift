import ShortMessage
import Store

/// What stands in the memories of handsets.
extension Journal {
    static let slotColumns = "memory, slot, status, octets, message, piece"

    /// Everything of one handset.
    func memory(of owner: Address.Number) throws -> [MemorySlot] {
        try transaction.all(
            """
            SELECT \(Self.slotColumns) FROM memory_slot WHERE owner = ?
            ORDER BY memory, slot
            """, .text(owner.text)
        ) { columns in try columns.slot() }
    }

    func change(_ changes: [MemoryChange], of owner: Address.Number) throws {
        for change in changes {
            switch change {
            case .fill(let slot): try fill(slot, of: owner)
            case .empty(let place):
                try transaction.run(
                    "DELETE FROM memory_slot WHERE owner = ? AND memory = ? AND slot = ?", .text(owner.text),
                    .text(place.memory), .integer(place.number))
            }
        }
    }

    private func fill(_ slot: MemorySlot, of owner: Address.Number) throws {
        try transaction.run(
            """
            INSERT INTO memory_slot (owner, memory, slot, status, octets, message, piece)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (owner, memory, slot) DO UPDATE SET
                status = excluded.status, octets = excluded.octets, message = excluded.message, piece = excluded.piece
            """,
            .text(owner.text), .text(slot.place.memory), .integer(slot.place.number), .integer(slot.status),
            .blob(slot.octets), .integer(slot.origin?.message), .integer(slot.origin.map { Int64($0.piece) }))
    }
}

extension SQLColumns {
    mutating func slot() throws(DamagedValue) -> MemorySlot {
        let place = MemorySlot.Place(try word(among: MemorySlot.memories), Int(try integer(in: 1...65535)))
        let (status, octets) = (Int(try integer(in: 0...3)), try blob())
        let message = try optional { columns throws(DamagedValue) in try columns.place() }
        let piece = try optional { columns throws(DamagedValue) in Int(try columns.integer(in: 0...65535)) }
        guard (message == nil) == (piece == nil) else { throw damage("a part of a message") }
        let origin = message.flatMap { message in piece.map { MemorySlot.Origin(message: message, piece: $0) } }
        return MemorySlot(place, status: status, octets: octets, origin: origin)
    }
}
