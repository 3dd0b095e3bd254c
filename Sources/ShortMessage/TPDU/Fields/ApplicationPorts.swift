/// The applications on both sides that a message is between (TS 23.040, 9.2.3.24.3 and 9.2.3.24.4).
public struct ApplicationPorts: Hashable, Sendable {
    /// The port of the application that receives.
    public let destination: UInt16
    /// The port of the application that sends.
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
