/// An error of the equipment (TS 27.007, 9.2).
public struct CMEError: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// What the command asks for cannot be now, such as a PIN where the SIM asks for none.
    public static let operationNotAllowed = CMEError(rawValue: 3)
    /// The equipment does not have what the command asks for, such as a lock other than the SIM's.
    public static let operationNotSupported = CMEError(rawValue: 4)
    /// No SIM is there.
    public static let simNotInserted = CMEError(rawValue: 10)
    /// The SIM is locked until the terminal enters the PIN with `+CPIN`.
    public static let pinRequired = CMEError(rawValue: 11)
    /// Wrong PINs have blocked the SIM, and only the PUK with a new PIN opens it.
    public static let pukRequired = CMEError(rawValue: 12)
    /// The SIM is there and does not answer yet; the same command can succeed later.
    public static let simBusy = CMEError(rawValue: 14)
    /// The PIN or PUK is wrong, or missing where the command needs it.
    public static let incorrectPassword = CMEError(rawValue: 16)
    /// No network serves the modem, or there is none of the name that a manual selection has.
    public static let noNetwork = CMEError(rawValue: 30)
    /// The values of the command are too many, or not of its form or range.
    public static let incorrectParameters = CMEError(rawValue: 50)
}

extension CMEError: CustomStringConvertible {
    /// The words of the clause, as `+CMEE=2` gives them.
    public var description: String { Self.names[rawValue] ?? "unknown" }

    private static let names: [Int: String] = [
        0: "phone failure", 1: "no connection to phone", 2: "phone-adaptor link reserved", 3: "operation not allowed",
        4: "operation not supported", 5: "PH-SIM PIN required", 10: "SIM not inserted", 11: "SIM PIN required",
        12: "SIM PUK required", 13: "SIM failure", 14: "SIM busy", 15: "SIM wrong", 16: "incorrect password",
        17: "SIM PIN2 required", 18: "SIM PUK2 required", 20: "memory full", 21: "invalid index", 22: "not found",
        23: "memory failure", 24: "text string too long", 25: "invalid characters in text string",
        26: "dial string too long", 27: "invalid characters in dial string", 30: "no network service",
        31: "network timeout", 32: "network not allowed - emergency calls only",
        40: "network personalization PIN required", 41: "network personalization PUK required",
        42: "network subset personalization PIN required", 43: "network subset personalization PUK required",
        44: "service provider personalization PIN required", 45: "service provider personalization PUK required",
        46: "corporate personalization PIN required", 47: "corporate personalization PUK required",
        50: "incorrect parameters", 100: "unknown", 103: "illegal MS", 106: "illegal ME",
        107: "GPRS services not allowed", 111: "PLMN not allowed", 112: "location area not allowed",
        113: "roaming not allowed in this location area", 132: "service option not supported",
        133: "requested service option not subscribed", 134: "service option temporarily out of order",
        148: "unspecified GPRS error", 149: "PDP authentication failure", 150: "invalid mobile class",
    ]
}
