/// A message in a memory of a handset: kept with the store, because the centre has done with it.
public struct MemorySlot: Hashable, Sendable {
    /// Where it stands: `SM`, `ME` or `SR`, and the number of the place, 1 or more.
    public struct Place: Hashable, Sendable {
        /// The memory's name in AT commands: `SM`, `ME` or `SR` (TS 27.005, 3.1).
        public let memory: String
        /// `<index>`, 1...65535 (TS 27.005, 3.1).
        public let number: Int

        /// A place by its memory and number, neither of which is checked here.
        public init(_ memory: String, _ number: Int) {
            (self.memory, self.number) = (memory, number)
        }
    }

    /// What was delivered so: the message's place in the journal, and which of its short messages, from 0.
    public struct Origin: Hashable, Sendable {
        /// The place in the journal of the message or report, 1 or more.
        public let message: Int64
        /// Which of the short messages that the message was cut into, 0 the first.
        public let piece: Int

        /// One short message of a message in the journal.
        public init(message: Int64, piece: Int) {
            (self.message, self.piece) = (message, piece)
        }
    }

    /// The memories that there are.
    static let memories = ["SM", "ME", "SR"]

    /// Under which memory and number the handset's terminal finds it.
    public let place: Place
    /// `<stat>`, 0...3 (TS 27.005, 3.1).
    public let status: Int
    /// The PDU, the service centre's address first.
    public let octets: [UInt8]
    /// Nil for what the terminal has written itself.
    public let origin: Origin?

    /// A place that is filled, with the state and the PDU that stand there; neither is checked here.
    public init(_ place: Place, status: Int, octets: [UInt8], origin: Origin?) {
        (self.place, self.status, self.octets, self.origin) = (place, status, octets, origin)
    }
}

/// What a place of a memory holds from now on.
public enum MemoryChange: Hashable, Sendable {
    /// The place holds this message, whatever stood there before.
    case fill(MemorySlot)
    /// Nothing stands at the place any more.
    case empty(MemorySlot.Place)
}
