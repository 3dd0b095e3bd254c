import ShortMessage

/// An error of the message service (TS 27.005, 3.2.5): the network's cause, a TP failure cause, or the modem's own.
public struct CMSError: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// The network has no room for the message at present (TS 24.011, annex E).
    public static let congestion = CMSError(rawValue: 42)
    /// What the command asks for cannot be done with this message, such as sending one that was received.
    public static let operationNotAllowed = CMSError(rawValue: 302)
    /// The modem does not have the memory, service or status that the command names.
    public static let operationNotSupported = CMSError(rawValue: 303)
    /// In PDU mode, a value of the command or the PDU itself is not of its form, or not of the length that was told.
    public static let invalidPDUParameter = CMSError(rawValue: 304)
    /// In text mode, a value of the command is not of its form, or the text fits no message.
    public static let invalidTextParameter = CMSError(rawValue: 305)
    /// No SIM is there.
    public static let simNotInserted = CMSError(rawValue: 310)
    /// The SIM is locked until the terminal enters the PIN with `+CPIN`.
    public static let pinRequired = CMSError(rawValue: 311)
    /// The SIM is there and does not answer yet; the same command can succeed later.
    public static let simBusy = CMSError(rawValue: 314)
    /// Wrong PINs have blocked the SIM, and only the PUK with a new PIN opens it.
    public static let pukRequired = CMSError(rawValue: 316)
    /// The memory has no place of that number, or no message in it.
    public static let invalidIndex = CMSError(rawValue: 321)
    /// The memory has no free place for the message.
    public static let memoryFull = CMSError(rawValue: 322)
    /// Neither the PDU nor `+CSCA` names a service centre.
    public static let unknownServiceCentre = CMSError(rawValue: 330)
    /// The modem is not registered in a network that takes messages.
    public static let noNetwork = CMSError(rawValue: 331)
    /// `+CNMA` comes though no message waits for an acknowledgement.
    public static let noAcknowledgementExpected = CMSError(rawValue: 340)
    /// None of the other causes fits, or none is known.
    public static let unknown = CMSError(rawValue: 500)
}

extension CMSError: CustomStringConvertible {
    /// The words of the clause, as `+CMEE=2` gives them.
    public var description: String {
        if let name = Self.names[rawValue] { return name }
        guard let cause = UInt8(exactly: rawValue), cause >= 128 else { return "unknown error" }
        return String("\(FailureCause(rawValue: cause))".dropFirst(5))
    }

    private static let names: [Int: String] = [
        1: "unassigned number", 8: "operator determined barring", 10: "call barred",
        21: "short message transfer rejected", 27: "destination out of service", 28: "unidentified subscriber",
        29: "facility rejected", 30: "unknown subscriber", 38: "network out of order", 41: "temporary failure",
        42: "congestion", 47: "resources unavailable", 50: "requested facility not subscribed",
        69: "requested facility not implemented", 81: "invalid short message transfer reference value",
        95: "invalid message", 96: "invalid mandatory information", 97: "message type non-existent",
        98: "message not compatible with protocol state", 99: "information element non-existent",
        111: "protocol error", 127: "interworking", 300: "ME failure", 301: "SMS service of ME reserved",
        302: "operation not allowed", 303: "operation not supported", 304: "invalid PDU mode parameter",
        305: "invalid text mode parameter", 310: "SIM not inserted", 311: "SIM PIN required",
        312: "PH-SIM PIN required", 313: "SIM failure", 314: "SIM busy", 315: "SIM wrong", 316: "SIM PUK required",
        317: "SIM PIN2 required", 318: "SIM PUK2 required", 320: "memory failure", 321: "invalid memory index",
        322: "memory full", 330: "SMSC address unknown", 331: "no network service", 332: "network timeout",
        340: "no +CNMA acknowledgement expected", 500: "unknown error",
    ]
}
