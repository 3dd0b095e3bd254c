#if TLS
    import NIOSSL
#endif

/// Why a connection came to nothing before the first octet of what it is for.
package enum SecurityFailure {
    /// A sentence about an error of a connection; nil where it is not of TLS.
    package static func sentence(of error: any Error) -> String? {
        if error is PlainSpeech { return "speaks without TLS; this port has TLS alone" }
        #if TLS
            guard case NIOSSLError.handshakeFailed(let failure) = error else { return nil }
            return "no TLS came about: \(reason(of: failure))"
        #else
            return nil
        #endif
    }

    #if TLS
        /// The library's name for it, which stands last: `error:10000102:SSL routines:…:UNSUPPORTED_PROTOCOL at …`.
        private static func reason(of failure: BoringSSLError) -> String {
            guard case .sslError(let errors) = failure, let first = errors.first else { return "\(failure)" }
            if first == .eofDuringHandshake { return "closed in the middle" }
            let words = first.description.split(separator: " at ")[0]
            return words.split(separator: ":").last.map { $0.lowercased().replacing("_", with: " ") } ?? "\(first)"
        }
    #endif
}
