package import SMPP
package import ShortMessage

/// A PDU that went over a connection, for whoever wants to see what was said there.
package struct WatchedPDU: Hashable, Sendable {
    /// From 1 on, in its session, in both directions.
    package let number: Int
    /// When it came or went, as the machine's clock has it.
    package let at: Timestamp
    package let isFromESME: Bool
    /// All of it; of a PDU that says a wrong length, what that says.
    package let octets: [UInt8]

    /// What it says.
    ///
    /// - Throws: where it is none that can be read, with the octet that is to blame.
    package func packet() throws(PacketError) -> Packet { try Packet.reading(octets).packet }

    /// Its header; nil of fewer than sixteen octets.
    package var header: PacketHeader? { PacketHeader(octets) }
}
