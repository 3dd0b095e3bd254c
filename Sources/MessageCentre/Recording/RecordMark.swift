/// Up to where a file holds what is committed.
public struct RecordMark: Hashable, Sendable {
    /// The device on which the file is, as the system numbers it.
    public let device: Int64
    /// The file's number on that device.
    public let number: Int64
    /// Octets from its start.
    public let length: Int64

    /// A place in a file, which is known whatever its name.
    public init(device: Int64, number: Int64, length: Int64) {
        (self.device, self.number, self.length) = (device, number, length)
    }
}
