import ArgumentParser
import Doors
import SMPPDoor
import Server
import TransportSecurity
import Web

/// Where HTTP is served, and to whom.
struct WebOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where to listen: a port of 127.0.0.1, or an address and a port (default: 127.0.0.1:8757); port 0 lets the "
                + "system choose. Another address than a loopback one needs --token-file.",
            valueName: "[address:]port"))
    var http = SMPPPlace.web

    @Option(
        help: ArgumentHelp(
            "Let in only those who send the token that is in this file, which is its owner's only.", valueName: "file"))
    var tokenFile: String?

    @Option(help: ArgumentHelp("Messages that are kept in memory for the page and the API.", valueName: "count"))
    var history = 10_000

    func validate() throws {
        guard (1...1_000_000).contains(history) else {
            throw ValidationError("--history takes 1 to 1000000 messages.")
        }
    }

    /// Refuses what is right alone and not together.
    func checkTogether() throws {
        guard tokenFile != nil || http.isLoopback else {
            throw ValidationError("--http \(http) can be reached by others; --token-file says what they must know.")
        }
    }

    /// - Parameter identity: what the port shows of itself; nil where it speaks without TLS.
    func plan(_ identity: ServerIdentity?) throws -> WebPlan {
        WebPlan(
            host: http.host, port: http.port,
            Access(token: try tokenFile.map(Self.token), isSecure: identity != nil), history: history,
            identity: identity)
    }

    /// Octets of a token.
    private static let lengths = 16...512

    private static func token(in name: String) throws -> [UInt8] {
        let file = SecretFile(name: name, content: "a token", recipe: "head -c 24 /dev/urandom | base64")
        let octets = try file.octets()
        let token = Array(octets.prefix { $0 != 0x0A && $0 != 0x0D })
        guard lengths.contains(token.count), token.allSatisfy({ 0x21...0x7E ~= $0 }), octets.count <= token.count + 2
        else { throw file.misread("one line of 16 to 512 visible characters") }
        return token
    }
}
