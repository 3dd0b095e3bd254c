/// A message in a memory of a handset: kept with the store, because the centre has done with it.
public struct MemorySlot: Hashable, Sendable {
    /// Where it stands: `SM`, `ME` or `SR`, and the number of the place, 1 or more.
    public struct Place: Hashable, Sendable {
        public let memory: String
        public let number: Int

        public init(_ memory: String, _ number: Int) {
            (self.memory, self.number) = (memory, number)
        }
    }

    /// What was delivered so: the message's place in the journal, and which of its short messages, from 0.
    public struct Origin: Hashable, Sendable {
        public let message: Int64
        public let piece: Int

        public init(message: Int64, piece: Int) {
            (self.message, self.piece) = (message, piece)
        }
    }

    public let place: Place
    /// `<stat>`, 0...3 (TS 27.005, 3.1).
    public let status: Int
    /// The PDU, the service centre's address first.
    public let octets: [UInt8]
    /// Nil for what the terminal has written itself.
    public let origin: Origin?

    public init(_ place: Place, status: Int, octets: [UInt8], origin: Origin?) {
        (self.place, self.status, self.octets, self.origin) = (place, status, octets, origin)
    }
}

/// What a place of a memory holds from now on.
public enum MemoryChange: Hashable, Sendable {
    case fill(MemorySlot)
    case empty(MemorySlot.Place)
}
