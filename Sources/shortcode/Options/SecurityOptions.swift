import ArgumentParser
import Doors
import TransportSecurity

/// What ports show of themselves to those who call.
struct SecurityOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Speak TLS, and show this certificate, with those between it and its root behind it (PEM).",
            valueName: "file"))
    var tlsCert: String?

    @Option(help: ArgumentHelp("The key to the certificate, which not everybody may read (PEM).", valueName: "file"))
    var tlsKey: String?

    func validate() throws {
        guard tlsCert != nil || tlsKey != nil else { return }
        guard ServerIdentity.isBuilt else { throw ValidationError("--tls-cert: \(ServerIdentity.absence)") }
    }

    /// Refuses one without the other.
    func checkTogether() throws {
        guard tlsCert != nil || tlsKey != nil else { return }
        if tlsKey == nil { throw ValidationError("--tls-cert goes with --tls-key, the key to it.") }
        if tlsCert == nil { throw ValidationError("--tls-key goes with --tls-cert, the certificate to it.") }
    }

    /// Nil where ports speak without TLS. What clients will not like is said on stderr.
    func identity() throws -> ServerIdentity? {
        guard let tlsCert, let tlsKey else { return nil }
        let identity = try ServerIdentity(certificate: tlsCert, key: tlsKey)
        Diagnostics.say(identity.concerns)
        return identity
    }
}
