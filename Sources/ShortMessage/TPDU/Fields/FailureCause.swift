/// Why a handset or a service centre refused a message (TS 23.040, 9.2.3.22).
public struct FailureCause: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// 0xD3: the handset has no room.
    public static let memoryExceeded = FailureCause(rawValue: 0xD3)
    /// 0xFF.
    public static let unspecified = FailureCause(rawValue: 0xFF)
}

extension FailureCause: CustomStringConvertible {
    /// `0xD3 memory capacity exceeded`.
    public var description: String {
        "0x\(hexadecimal: [rawValue]) \(Self.names[rawValue] ?? Self.range(of: rawValue))"
    }

    private static func range(of cause: UInt8) -> String {
        (0xE0...0xFE).contains(cause) ? "of an application" : "reserved"
    }

    private static let names: [UInt8: String] = [
        0x80: "telematic interworking not supported", 0x81: "short message type 0 not supported",
        0x82: "cannot replace short message", 0x8F: "unspecified protocol identifier error",
        0x90: "alphabet not supported", 0x91: "message class not supported",
        0x9F: "unspecified data coding scheme error", 0xA0: "command cannot be actioned", 0xA1: "command unsupported",
        0xAF: "unspecified command error", 0xB0: "TPDU not supported", 0xC0: "service centre busy",
        0xC1: "no service centre subscription", 0xC2: "service centre system failure",
        0xC3: "invalid recipient address", 0xC4: "recipient barred", 0xC5: "rejected as a duplicate",
        0xC6: "validity period format not supported", 0xC7: "validity period not supported",
        0xD0: "SIM storage full", 0xD1: "no SIM storage", 0xD2: "error in the handset",
        0xD3: "memory capacity exceeded",
        0xD4: "SIM toolkit busy", 0xD5: "data download error", 0xFF: "unspecified",
    ]
}
