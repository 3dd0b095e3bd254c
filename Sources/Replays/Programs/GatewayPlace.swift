package import Doors
package import SMPPDoor
package import WebProgram

/// Where a program that is the short code comes to, as `--via` names it.
package enum GatewayPlace: Sendable {
    /// A terminal, and a link to it at this path.
    case terminal(String)
    /// A UNIX stream socket at this path.
    case socket(String)
    /// A port, where the program binds by SMPP.
    case smpp(SMPPPlace)
    /// The program's own address, to which messages are posted over HTTP.
    case web(WebAddress)

    /// Reads a place.
    ///
    ///     place = ("pty:" / "socket:") path / "smpp:" [address ":"] port / "http:" ["http:"] "//" host [":" port] [path]
    ///
    /// - Throws: `UsageError` where it is none.
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
        case ("http", let rest), ("https", let rest):
            guard let address = WebAddress(rest.hasPrefix("//") ? text : rest) else {
                throw UsageError(
                    "--via http:URL takes the address of a program, such as http://127.0.0.1:8080/sms; TLS there is none."
                )
            }
            self = .web(address)
        default:
            throw UsageError(
                "--via takes pty:PATH or socket:PATH, where the program finds a modem, smpp:PORT, where it binds, or "
                    + "http:URL, where it takes messages.")
        }
    }
}
