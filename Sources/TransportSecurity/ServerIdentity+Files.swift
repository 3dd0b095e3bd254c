#if TLS
    import Doors
    import Glibc
    import NIOSSL
    import ShortMessage

    /// What is in the files.
    extension ServerIdentity {
        static func chain(in file: String) throws -> [NIOSSLCertificate] {
            let octets = try Descriptor.octets(of: file, expecting: "a certificate in PEM")
            guard let chain = try? NIOSSLCertificate.fromPEMBytes(octets), !chain.isEmpty else {
                throw UsageError("\(file): is no certificate in PEM; expected '-----BEGIN CERTIFICATE-----'")
            }
            return chain
        }

        /// A key that everybody on the machine may read is none.
        static func key(in file: String) throws -> NIOSSLPrivateKey {
            let octets = try Descriptor.octets(of: file, expecting: "a private key in PEM")
            var status = stat()
            guard stat(file, &status) == 0, status.st_mode & 0o007 == 0 else {
                throw UsageError("\(file): everybody may read it; expected a key of its owner's: chmod 600 \(file)")
            }
            guard let key = try? NIOSSLPrivateKey(bytes: octets, format: .pem) else {
                throw UsageError(
                    "\(file): is no private key in PEM without a passphrase; expected '-----BEGIN PRIVATE KEY-----'")
            }
            return key
        }

        static func concerns(of certificate: NIOSSLCertificate, in file: String) -> [String] {
            let now = MachineClock.exact().milliseconds / 1000
            let (first, last) = (Int64(certificate.notValidBefore), Int64(certificate.notValidAfter))
            if last < now { return ["\(file): expired on \(Self.date(last)); clients that look at it refuse it"] }
            if first > now { return ["\(file): holds from \(Self.date(first)) on; clients that look at it refuse it"] }
            return []
        }

        private static func date(_ seconds: Int64) -> String {
            "\(Timestamp(milliseconds: seconds * 1000, offset: 0))"
        }
    }
#endif
