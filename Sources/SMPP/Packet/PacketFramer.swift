/// Finds the PDUs in a stream of octets, however the stream is cut.
public struct PacketFramer: Sendable {
    /// A PDU of the stream, whole.
    public enum Frame: Hashable, Sendable {
        /// A PDU, and what was forgiven to read it.
        case packet(Packet.Reading)
        /// Its length is sound, so that the next one follows it; its fields are not.
        case malformed(PacketHeader, PacketError)
    }

    private let most: UInt32
    private var octets: [UInt8] = []
    private var position = 0

    /// - Parameter most: octets of the longest PDU that is taken.
    /// A framer that gives up on a PDU of more octets.
    public init(most: UInt32 = PacketHeader.mostOctets) {
        self.most = most
    }

    /// Octets that came and are not yet a PDU.
    public var pending: Int { octets.count - position }

    /// Takes what came.
    public mutating func append(_ more: some Sequence<UInt8>) {
        if position > 0 {
            octets.removeSubrange(..<position)
            position = 0
        }
        octets.append(contentsOf: more)
    }

    /// The next whole PDU, or nil while it is incomplete.
    ///
    /// A length that no PDU has is an error as soon as it is there: nothing after it can be told apart.
    public mutating func next() throws(PacketError) -> Frame? {
        guard pending >= 4 else { return nil }
        let length = octets.bigEndian(at: position)
        guard Self.least...max(Self.least, most) ~= length else {
            throw PacketError(octet: 0, .commandLength(length), in: .commandLength)
        }
        guard pending >= Int(length), let header = PacketHeader(octets, at: position) else { return nil }
        let start = position
        position += Int(length)
        do throws(PacketError) {
            return .packet(try Packet.reading(octets, header, at: start))
        } catch {
            return .malformed(header, error)
        }
    }

    private static let least = UInt32(PacketHeader.count)
}
