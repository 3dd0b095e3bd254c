import ArgumentParser
import Doors
import SMPPDoor

/// Where a program that is the short code comes to, as `--via` names it.
enum GatewayPlace: Sendable {
    /// A terminal, and a link to it at this path.
    case terminal(String)
    /// A UNIX stream socket at this path.
    case socket(String)
    /// A port, where the program binds by SMPP.
    case smpp(SMPPPlace)

    /// Reads a place.
    ///
    ///     place = ("pty:" / "socket:") path / "smpp:" [address ":"] port
    ///
    /// - Throws: `ValidationError` where it is none, or one for which there is no door yet.
    init(_ text: String) throws {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (parts[0], parts.dropFirst().first ?? "") {
        case ("pty", let path) where !path.isEmpty: self = .terminal(path)
        case ("socket", let path) where !path.isEmpty: self = .socket(path)
        case ("smpp", let text):
            guard let place = SMPPPlace(text), place.isLoopback else {
                throw ValidationError("--via smpp:PORT takes a port of 127.0.0.1; 0 lets the system choose.")
            }
            self = .smpp(place)
        case ("http", _):
            throw ValidationError(
                "--via http has no door in this version; expected pty:PATH or socket:PATH, where the program finds a modem, "
                    + "or smpp:PORT, where it binds.")
        default:
            throw ValidationError(
                "--via takes pty:PATH or socket:PATH, where the program finds a modem, or smpp:PORT, where it binds.")
        }
    }
}
