import Doors
package import NIOCore

#if TLS
    import NIOSSL
#endif

/// What a port shows of itself to those who call it by TLS: a certificate, and that it has the key to it.
///
/// There is none in a build without the trait `TLS`, which does not have BoringSSL.
package struct ServerIdentity: Sendable {
    /// Whether this build has TLS.
    package static var isBuilt: Bool {
        #if TLS
            true
        #else
            false
        #endif
    }

    /// What would make a build that has it.
    package static let absence =
        "this build has no TLS; swift build -c release --traits TLS makes one that has (make tls)"

    /// What clients that look at the certificate will refuse, a sentence each.
    package let concerns: [String]

    #if TLS
        private let context: NIOSSLContext
    #else
        private let nowhere: Never
    #endif

    /// Reads both files, in PEM: the certificate with those between it and its root behind it, and the key.
    ///
    /// - Throws: `UsageError` with the file that is to blame.
    package init(certificate file: String, key keyFile: String) throws {
        #if TLS
            let chain = try Self.chain(in: file)
            let key = try Self.key(in: keyFile)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv12
            do {
                context = try NIOSSLContext(configuration: configuration)
            } catch {
                throw UsageError("\(keyFile): is not the key to the certificate in \(file)")
            }
            concerns = chain.first.map { Self.concerns(of: $0, in: file) } ?? []
        #else
            throw UsageError(Self.absence)
        #endif
    }

    /// Lets a connection speak TLS; what stands in its pipeline behind this hears and says plain octets.
    ///
    /// - Parameter refusal: what those are told who speak without TLS, before they are cut off; nobody is told an empty one.
    package func secure(_ channel: any Channel, refusal: String) throws {
        #if TLS
            try channel.pipeline.syncOperations.addHandlers([
                PlainSpeechHandler(refusal: refusal), NIOSSLServerHandler(context: context),
            ])
        #else
            switch nowhere {}
        #endif
    }
}
