import ArgumentParser
import Doors

/// Where a program that is the short code comes to, as `--via` names it.
enum GatewayPlace: Sendable {
    /// A terminal, and a link to it at this path.
    case terminal(String)
    /// A UNIX stream socket at this path.
    case socket(String)

    /// Reads a place.
    ///
    ///     place = ("pty:" / "socket:") path
    ///
    /// - Throws: `ValidationError` where it is none, or one for which there is no door yet.
    init(_ text: String) throws {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (parts[0], parts.dropFirst().first ?? "") {
        case ("pty", let path) where !path.isEmpty: self = .terminal(path)
        case ("socket", let path) where !path.isEmpty: self = .socket(path)
        case ("smpp", _), ("http", _):
            throw ValidationError(
                "--via \(parts[0]) has no door in this version; expected pty:PATH or socket:PATH, where the program finds a "
                    + "modem.")
        default: throw ValidationError("--via takes pty:PATH or socket:PATH; the program finds a modem there.")
        }
    }

    /// Makes it.
    func port() throws -> any ModemPort {
        switch self {
        case .terminal(let path): try PseudoTerminal(link: path)
        case .socket(let path): try ListeningPort(socket: path)
        }
    }
}
