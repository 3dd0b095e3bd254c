package import Doors
package import SMPPDoor

/// Where a program that is the short code comes to, as `--via` names it.
package enum GatewayPlace: Sendable {
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
    /// - Throws: `UsageError` where it is none, or one for which there is no door yet.
    package init(_ text: String) throws(UsageError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (parts[0], parts.dropFirst().first ?? "") {
        case ("pty", let path) where !path.isEmpty: self = .terminal(path)
        case ("socket", let path) where !path.isEmpty: self = .socket(path)
        case ("smpp", let text):
            guard let place = SMPPPlace(text), place.isLoopback else {
                throw UsageError("--via smpp:PORT takes a port of 127.0.0.1; 0 lets the system choose.")
            }
            self = .smpp(place)
        case ("http", _):
            throw UsageError(
                "--via http has no door in this version; expected pty:PATH or socket:PATH, where the program finds a modem, "
                    + "or smpp:PORT, where it binds.")
        default:
            throw UsageError(
                "--via takes pty:PATH or socket:PATH, where the program finds a modem, or smpp:PORT, where it binds.")
        }
    }
}
