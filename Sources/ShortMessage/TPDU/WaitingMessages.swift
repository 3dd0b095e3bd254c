/// A number of messages that wait elsewhere (TS 23.040, 9.2.3.24.2).
public struct WaitingMessages: Hashable, Sendable {
    /// What waits, and in bit 7 whether the message itself is stored.
    public let type: UInt8
    /// 255 stands for 255 or more.
    public let count: UInt8

    /// So many messages of a type.
    public init(type: UInt8, count: UInt8) {
        (self.type, self.count) = (type, count)
    }

    /// What waits, in the kinds that the data coding scheme has too.
    public var kind: DataCodingScheme.MessageWaiting.Kind { .init(rawValue: type & 0x03) ?? .other }
    /// Whether the message that says so is kept.
    public var isStored: Bool { type & 0x80 != 0 }
}

extension WaitingMessages: CustomStringConvertible {
    /// `3 voicemail waiting`.
    public var description: String { "\(count) \(kind) waiting" }
}
