/// The sixteen octets that every PDU begins with (SMPP 3.4, 3.2).
public struct PacketHeader: Hashable, Sendable {
    /// Octets of the PDU, these sixteen among them.
    public let length: UInt32
    /// What the PDU asks or answers.
    public let command: CommandID
    /// In an answer, what came of the request.
    public let status: CommandStatus
    /// The number that an answer has from its request.
    public let sequence: UInt32

    /// Octets of a header.
    public static let count = 16
    /// Octets of a PDU that carries the longest `message_payload`, and other parameters beside it.
    public static let mostOctets: UInt32 = 70_000

    /// The header at the beginning of some octets; nil of fewer than sixteen.
    public init?(_ octets: [UInt8]) {
        self.init(octets, at: 0)
    }

    /// `command_length command_id command_status sequence_number` (3.2); nil of fewer than sixteen octets.
    init?(_ octets: [UInt8], at start: Int) {
        guard octets.count - start >= Self.count else { return nil }
        length = octets.bigEndian(at: start)
        command = CommandID(rawValue: octets.bigEndian(at: start + 4))
        status = CommandStatus(rawValue: octets.bigEndian(at: start + 8))
        sequence = octets.bigEndian(at: start + 12)
    }
}

extension [UInt8] {
    /// Four octets, the highest first.
    func bigEndian(at index: Int) -> UInt32 {
        UInt32(self[index]) << 24 | UInt32(self[index + 1]) << 16 | UInt32(self[index + 2]) << 8
            | UInt32(self[index + 3])
    }
}
