import Foundation
import Testing

#if TLS
    /// Ports that have TLS, with certificates that openssl makes: Python's ssl, urllib and smpplib call them.
    @Suite("Clients by TLS")
    struct TransportSecurityTests {
        private static let bindAsPDU = "0000001f00000009000000000000000161006200003400000000"

        @Test("urllib asks over HTTPS: the server's own page may, one of plain HTTP and one of another site may not")
        func https() async throws {
            try await Stand.use { stand in
                let pair = try await stand.certificate()
                let port = try await stand.serve(pair)
                let said = try await stand.tls("https", port, pair.certificate)
                #expect(said.contains("own page 200 "), "\(said)")
                #expect(said.contains("plain page 403 a page of another site asks"), "\(said)")
                #expect(said.contains("other page 403 a page of another site asks"), "\(said)")
                #expect(said.contains("other name 421 this server is not called so"), "\(said)")
                #expect(said.contains("without token 200 "), "\(said)")
            }
        }

        @Test("a token is asked for over HTTPS, too, and then the server may have any name")
        func token() async throws {
            try await Stand.use { stand in
                let pair = try await stand.certificate()
                try stand.folder.write("0123456789abcdef\n", to: "token")
                let port = try await stand.serve(pair, "--token-file", stand.folder.path("token"))
                let said = try await stand.tls("https", port, pair.certificate, "0123456789abcdef")
                #expect(said.contains("own page 200 ") && said.contains("plain page 403 "), "\(said)")
                #expect(said.contains("without token 401 "), "\(said)")
            }
        }

        @Test("TLS 1.2 and 1.3 are agreed on, older ones are not")
        func versions() async throws {
            try await Stand.use { stand in
                let pair = try await stand.certificate()
                let said = try await stand.tls("versions", stand.serve(pair), pair.certificate)
                #expect(said == "TLSv1 refused\nTLSv1_1 refused\nTLSv1_2 TLSv1.2\nTLSv1_3 TLSv1.3\n")
            }
        }

        @Test("who asks without TLS is told so over HTTP, and is cut off at SMPP, which says why")
        func plain() async throws {
            try await Stand.use { stand in
                let pair = try await stand.certificate()
                let server = try stand.start(
                    "serve", Project.shortcode, ["serve", "--http", "0", "--smpp", "0"] + pair.options)
                let smpp = try await server.line(with: "SMPP over TLS at ").port
                let http = try await server.line(with: "HTTP at https://").port
                let request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8.map { String(format: "%02x", $0) }
                let answer = try await stand.tls("plain", http, request.joined())
                #expect(answer.contains("400 Bad Request") && answer.contains("ask by https"), "\(answer)")
                let silence = try await stand.tls("plain-pdu", smpp, Self.bindAsPDU)
                #expect(silence == "''\n")
                _ = try await server.line(with: "speaks without TLS; this port has TLS alone")
                #expect(server.status == nil)
            }
        }

        @Test("a client that does not trust the certificate does not bind, which is said")
        func untrusting() async throws {
            try await Stand.use { stand in
                let pair = try await stand.certificate()
                let smpp = try stand.start("smpp", Project.shortcode, ["smpp", "--listen", "0"] + pair.options)
                let port = try await smpp.line(with: "SMPP over TLS at ").port
                let said = try await stand.tls("untrusting", port)
                #expect(said.hasPrefix("refused: self"), "\(said)")
                _ = try await smpp.line(with: "no TLS came about: ")
            }
        }

        @Test("an expired certificate is shown, with a line on stderr, and clients that look at it refuse it")
        func expired() async throws {
            try await Stand.use { stand in
                let pair = try await stand.certificate(days: -1)
                let smpp = try stand.start("smpp", Project.shortcode, ["smpp", "--listen", "0"] + pair.options)
                let port = try await smpp.line(with: "SMPP over TLS at ").port
                #expect(smpp.said.contains("cert.pem: expired on "))
                #expect(try await stand.tls("untrusting", port).hasPrefix("refused: "))
            }
        }

        @Test("smpplib registers, asks, and sends long texts over TLS; in a capture tshark reads its PDUs in clear")
        func smpplib() async throws {
            try await Stand.use { stand in
                let pair = try await stand.certificate()
                let capture = stand.folder.path("a.pcap")
                let smpp = try stand.start(
                    "smpp", Project.shortcode, ["smpp", "--listen", "0", "--capture", capture] + pair.options)
                let port = try await smpp.line(with: "SMPP over TLS at ").port
                let texts = [Budi.registration, Budi.question, SMPPClientTests.long, SMPPClientTests.emoji]
                let client = try stand.start(
                    "smpplib", Project.python, [Project.script("smpplib_client.py"), port, "pair"] + texts,
                    environment: ["SHORTCODE_TEST_CA": pair.certificate])
                #expect(try await client.end() == 0)
                #expect(client.said.contains(Budi.balance) && client.said.contains("receipts True"))
                let fields = ["-T", "fields", "-e", "smpp.command_id", "-e", "_ws.malformed"]
                let read = try await stand.run(
                    "tshark", .tshark, ["-r", capture, "-d", "tcp.port==\(port),smpp"] + fields)
                #expect(read.contains("0x00000009") || read.contains("0x00000001"), "\(read)")
                #expect(!read.contains("alformed"))
            }
        }

        @Test("smpplib meets throttling, cuts and answers octet by octet over TLS, and is through")
        func cut() async throws {
            try await Stand.use { stand in
                let pair = try await stand.certificate()
                let faults = ["throttled:40", "disconnect=30", "split:20", "half-close=45"]
                let smpp = try stand.start(
                    "smpp", Project.shortcode,
                    ["smpp", "--listen", "0"] + pair.options + faults.flatMap { ["--smpp-fault", $0] })
                let port = try await smpp.line(with: "SMPP over TLS at ").port
                let client = try stand.start(
                    "throttled", Project.python, [Project.script("throttled_client.py"), port, "40"],
                    environment: ["SHORTCODE_TEST_CA": pair.certificate])
                #expect(try await client.end() == 0)
                #expect(client.said.contains("all receipts"), "\(client.said)")
            }
        }

        static let refusals: [(name: String, certificate: String, key: String, reason: String)] = [
            ("a key that is not there", "cert.pem", "none.pem", "none.pem: "),
            ("a certificate that is not there", "none.pem", "key.pem", "none.pem: "),
            ("a key that everybody may read", "cert.pem", "open.pem", "open.pem: everybody may read it"),
            ("a key that does not fit", "cert.pem", "other.pem", "other.pem: is not the key to the certificate in "),
            ("a key with a passphrase", "cert.pem", "locked.pem", "locked.pem: is no private key in PEM without"),
            ("a certificate for a key", "cert.pem", "half.pem", "half.pem: is no private key in PEM without"),
            ("a key for a certificate", "key.pem", "key.pem", "key.pem: is no certificate in PEM"),
            ("no PEM", "text.pem", "key.pem", "text.pem: is no certificate in PEM"),
        ]

        @Test("what cannot be shown is refused with the file that is to blame")
        func refused() async throws {
            try await Stand.use { stand in
                _ = try await stand.certificate()
                try await stand.spoiltFiles()
                for (index, row) in Self.refusals.enumerated() {
                    let files = [
                        "--tls-cert", stand.folder.path(row.certificate), "--tls-key", stand.folder.path(row.key),
                    ]
                    for (command, port) in [("serve", "--http"), ("smpp", "--listen")] {
                        let program = try stand.start(
                            "\(command)\(index)", Project.shortcode, [command, port, "0"] + files)
                        #expect(try await program.end() == 64, "\(row.name)")
                        #expect(program.said.contains(row.reason), "\(row.name): \(program.said)")
                        #expect(program.said.split(separator: "\n").count == 1, "\(row.name): \(program.said)")
                    }
                }
            }
        }
    }

    /// A certificate and its key, in the folder of a test.
    private struct CertificateFiles: Sendable {
        let certificate: String
        let key: String

        var options: [String] { ["--tls-cert", certificate, "--tls-key", key] }
    }

    extension Stand {
        /// Lets openssl make one for localhost, which signs itself.
        fileprivate func certificate(days: Int = 2) async throws -> CertificateFiles {
            let (key, request, certificate) = (folder.path("key.pem"), folder.path("cert.csr"), folder.path("cert.pem"))
            _ = try await run(
                "key", .openssl,
                ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key]
                    + ["-out", request, "-subj", "/CN=localhost"])
            try folder.write("subjectAltName=DNS:localhost,IP:127.0.0.1\n", to: "names")
            _ = try await run(
                "certificate", .openssl,
                ["x509", "-req", "-in", request, "-signkey", key, "-days", "\(days)", "-out", certificate]
                    + ["-extfile", folder.path("names")])
            return CertificateFiles(certificate: certificate, key: key)
        }

        /// Files beside the right ones of which none will do.
        fileprivate func spoiltFiles() async throws {
            try folder.write(folder.text("key.pem"), to: "open.pem", mode: 0o644)
            try folder.write(folder.text("cert.pem"), to: "half.pem")
            try folder.write("This is no certificate.\n", to: "text.pem")
            _ = try await run(
                "other", .openssl,
                ["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", folder.path("other.pem")])
            let passphrase = ["-aes128", "-passout", "pass:secret"]
            _ = try await run(
                "locked", .openssl,
                ["ec", "-in", folder.path("key.pem"), "-out", folder.path("locked.pem")] + passphrase)
        }

        /// Starts a server.
        ///
        /// - Returns: its port.
        fileprivate func serve(_ pair: CertificateFiles, _ options: String...) async throws -> String {
            let server = try start("serve", Project.shortcode, ["serve", "--http", "0"] + pair.options + options)
            return try await server.line(with: "HTTP at https://127.0.0.1:").port
        }

        /// Lets a client look at a port.
        fileprivate func tls(_ kind: String, _ port: String, _ arguments: String...) async throws -> String {
            let script = [Project.script("tls_client.py"), kind, port]
            return try await run("client-\(kind)", .python, script + arguments)
        }
    }

    extension String {
        /// The port at the end of a line that says where something is.
        fileprivate var port: String {
            String(split(separator: ":").last ?? "").replacing("/", with: "")
        }
    }
#endif
