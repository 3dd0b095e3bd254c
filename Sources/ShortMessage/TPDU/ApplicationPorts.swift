/// The applications on both sides that a message is between (TS 23.040, 9.2.3.24.3 and 9.2.3.24.4).
public struct ApplicationPorts: Hashable, Sendable {
    public let destination: UInt16
    public let originator: UInt16
    /// 8 or 16: which of the two elements carries the ports.
    public let bits: Int

    /// 16-bit ports.
    public init(destination: UInt16, originator: UInt16) {
        (self.destination, self.originator, bits) = (destination, originator, 16)
    }

    /// 8-bit ports.
    public init(destination: UInt8, originator: UInt8) {
        (self.destination, self.originator, bits) = (UInt16(destination), UInt16(originator), 8)
    }
}

extension ApplicationPorts: CustomStringConvertible {
    /// `to port 2948 from port 9200`.
    public var description: String { "to port \(destination) from port \(originator)" }
}

/// A number of messages that wait elsewhere (TS 23.040, 9.2.3.24.2).
public struct WaitingMessages: Hashable, Sendable {
    /// What waits, and in bit 7 whether the message itself is stored.
    public let type: UInt8
    /// 255 stands for 255 or more.
    public let count: UInt8

    public init(type: UInt8, count: UInt8) {
        (self.type, self.count) = (type, count)
    }

    /// What waits, in the kinds that the data coding scheme has too.
    public var kind: DataCodingScheme.MessageWaiting.Kind { .init(rawValue: type & 0x03) ?? .other }
    public var isStored: Bool { type & 0x80 != 0 }
}

extension WaitingMessages: CustomStringConvertible {
    /// `3 voicemail waiting`.
    public var description: String { "\(count) \(kind) waiting" }
}
