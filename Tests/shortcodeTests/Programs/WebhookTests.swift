import Foundation
import Glibc
import Processes
import Testing

@Suite("A program over HTTP")
struct WebhookTests {
    private func ask(_ mode: String, _ input: String, _ options: String..., noting file: String...) throws -> Run {
        let program = try RunningWebhook([mode] + file)
        return try withExtendedLifetime(program) {
            try Run(
                ["--application", "5151=\(program.place)", "--input", "text"] + options, octets: Array(input.utf8))
        }
    }

    @Test("answers with JSON or with a text", arguments: ["good", "text"])
    func answers(mode: String) throws {
        let run = try ask(mode, "HALO\n")
        #expect(run.lines == ["re HALO"] && run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    }

    @Test("may say nothing")
    func nothing() throws {
        let run = try ask("nothing", "HALO\n")
        #expect(run.output == "" && run.errors.contains("line 1: no reply (program)"))
    }

    static let failures = [
        ("slow", "no answer within 300ms"), ("dies", "it cannot be reached"), ("hangs-up", "it cannot be reached"),
        ("half", "it cannot be reached"), ("no-http", "it cannot be reached"),
        ("rubbish", "an unknown name, \"txt\""), ("octets", "no UTF-8"), ("refuses", "it answered with status 500"),
        ("redirects", "it answered with status 302, and redirections are not followed"),
        ("keeps-method", "it answered with status 307, and redirections are not followed"),
        ("endless", "more than 65536 octets"),
    ]

    @Test("that fails is asked again, and then the sender reads an apology", arguments: failures)
    func failure(mode: String, reason: String) throws {
        let scratch = try Scratch()
        let asked = scratch.path("asked")
        let run = try ask(mode, "HALO\n", "--answer-within", mode == "slow" ? "300ms" : "5s", noting: asked)
        #expect(run.lines == [PipeProgramTests.apology])
        #expect(run.errorLines.count { $0.contains(reason) } == 3, "\(run.errors)")
        #expect(try !scratch.text("asked").contains("followed"))
        let ids = try scratch.text("asked").split(separator: "\n").compactMap { $0.split(separator: " ").first }
        #expect(Set(ids).count == 1 && ids.count == (mode == "dies" ? 1 : 3))
    }

    @Test("where nobody listens is asked again, and then the sender reads an apology")
    func nowhere() throws {
        let run = try Run("--application", "5151=http://127.0.0.1:1/sms", "--input", "text", input: "HALO\n")
        #expect(run.lines == [PipeProgramTests.apology])
        #expect(run.errorLines.count { $0.contains("it cannot be reached") } == 3, "\(run.errors)")
    }

    @Test("that answers twice is heard once, and nobody gets what is left over of another's answer")
    func twice() throws {
        let run = try ask("twice", "SATU\nDUA\nTIGA\n")
        #expect(run.lines == ["re SATU", "re DUA", "re TIGA"], "\(run.errors)")
    }

    @Test("gets no cookie back")
    func cookies() throws {
        #expect(try ask("cookie", "HALO\nHALO\n").lines == ["none", "none"])
    }

    @Test("that fails for everybody is not asked for a while")
    func circuit() throws {
        let run = try ask("refuses", String(repeating: "HALO\n", count: 40))
        #expect(run.lines == Array(repeating: PipeProgramTests.apology, count: 40))
        #expect(run.errorLines.count { $0.contains("status 500") } < 20)
        #expect(run.errors.contains("it failed too often"))
    }

    @Test("gets the headers of Standard Webhooks; without a secret nothing is signed")
    func headers() throws {
        let scratch = try Scratch()
        _ = try ask("good", "HALO\n", noting: scratch.path("asked"))
        let words = try scratch.text("asked").split(whereSeparator: \.isWhitespace).map(String.init)
        #expect(words.count == 6 && words[0] == words[1] && words[0].hasPrefix("q-"), "\(words)")
        #expect(Int(words[2]) ?? 0 > 1_700_000_000 && Array(words[3...]) == ["-", "application/json", "/sms"])
    }

    static let shapes = [
        ("sender=from,body=text", "OK", "sender=%2B6281200000001&body=HALO+DUNIA", ["OK"]),
        ("gateway", "", "from=%2B6281200000001&to=5151&text=HALO+DUNIA&id=", []),
        ("africastalking", "Success", "from=%2B6281200000001&to=5151&text=HALO+DUNIA&date=", []),
        ("vonage", "OK", #"{"msisdn":"6281200000001","to":"5151","messageId":"q-"#, []),
        ("jasmin", "ACK/Jasmin", "id=q-", []),
    ]

    @Test("is posted the names that it knows, and heard where its response is an answer", arguments: shapes)
    func shape(shape: String, response: String, body: String, replies: [String]) throws {
        let scratch = try Scratch()
        let program = try RunningWebhook(["as-it-is", scratch.path("asked"), response])
        let run = try Run(
            ["--application", "5151=\(program.place)", "--input", "text", "--from", "+6281200000001"]
                + ["--webhook-fields", shape], octets: Array("HALO DUNIA\n".utf8))
        #expect(run.lines == replies, "\(run.errors)")
        let asked = try scratch.text("asked").split(separator: " ", maxSplits: shape == "vonage" ? 1 : 2)
        #expect(asked.last?.hasPrefix(body) == true, "\(asked)")
    }

    @Test("whose response is another word than its gateway waits for is asked again")
    func otherWord() throws {
        let scratch = try Scratch()
        let program = try RunningWebhook(["as-it-is", scratch.path("asked"), "hello"])
        let run = try Run(
            ["--application", "5151=\(program.place)", "--input", "text", "--webhook-fields", "jasmin"],
            octets: Array("HALO\n".utf8))
        #expect(run.errorLines.count { $0.contains("something else than ACK/Jasmin") } == 3, "\(run.errors)")
        #expect(run.lines == [PipeProgramTests.apology])
    }

    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n"

    @Test("hears only whoever has its secret, as samples/programs/webhook.py shows")
    func signature() throws {
        let scratch = try Scratch()
        try scratch.write(Self.secret, to: "secret")
        try scratch.write("whsec_" + Data(repeating: 7, count: 24).base64EncodedString(), to: "other")
        for file in ["secret", "other"] {
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: scratch.path(file))
        }
        let program = try RunningWebhook(sample: scratch.path("secret"))
        let place = ["--application", "5151=\(program.place)", "--input", "text"]
        let known = try Run(place + ["--webhook-secret-file", scratch.path("secret")], octets: Array("A B\n".utf8))
        #expect(known.lines == ["Anda menulis 2 kata."], "\(known.errors)")
        for options in [[], ["--webhook-secret-file", scratch.path("other")]] {
            let run = try Run(place + options, octets: Array("A B\n".utf8))
            #expect(run.lines == [PipeProgramTests.apology] && run.errors.contains("status 401"), "\(run.errors)")
        }
    }

    @Test("is known by its certificate, and asked nothing where that is not a trusted one")
    func certificate() throws {
        let scratch = try Scratch()
        let server = try TLSProgram(in: scratch)
        let run = try Run("--application", "5151=https://localhost:\(server.port)/", "--input", "text", input: "HALO\n")
        #expect(run.lines == [PipeProgramTests.apology])
        #expect(run.errorLines.count { $0.contains("it cannot be reached") } == 3, "\(run.errors)")
        #expect(try scratch.text("asked") == "")
    }

    @Test("in a private network is asked where that is said alone")
    func privateNetwork() throws {
        let run = try Run("--application", "5151=http://10.255.255.1:1/", "--input", "text", input: "HALO\n")
        #expect(run.errorLines.count { $0.contains("--allow-private lets it be asked") } == 3, "\(run.errors)")
        #expect(run.lines == [PipeProgramTests.apology])
    }

    @Test("may be named by the grammar")
    func grammar() throws {
        let scratch = try Scratch()
        let program = try RunningWebhook("good")
        let source =
            "shortcode 5151\n\nmessage hello ask \(program.place)\n    HALO {name?}\n\nfield name  2..20 letters\n"
        try scratch.write(source, to: "toko.grammar")
        try scratch.write("field name \"NAMA\"\n\n" + AskedGrammarTests.errorReplies, to: "toko.id.replies")
        let run = try Run(
            "--grammar", scratch.path("toko.grammar"), "--input", "text", input: "HALO BUDI\nTIDAK\n")
        #expect(run.lines == ["re HALO BUDI", "Maaf unknown-keyword"], "\(run.errors)")
    }

    @Test("answers in a replay")
    func replay() throws {
        let scratch = try Scratch()
        let program = try RunningWebhook("good")
        let log = """
            2026-11-21T08:00:00+07:00 +6281200000001 > 5151 HALO
            2026-11-21T08:00:00+07:00 5151 > +6281200000001 re HALO

            """
        try scratch.write(log, to: "day.smslog")
        let run = try Run("replay", "--application", "5151=\(program.place)", scratch.path("day.smslog"))
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }

    @Test(
        "has an address that can be posted to, and a secret that is one",
        arguments: [
            ["--application", "http://127.0.0.1/"], ["--application", "5151=ftp://127.0.0.1/"],
            ["--application", "5151=http:///sms"], ["--application", "5151=http://127.0.0.1/#a"],
            ["--application", "5151=http://user:word@127.0.0.1/"], ["--application", "5151=127.0.0.1:80"],
            ["--application", "5151=http://127.0.0.1/", "--exec", "5151=true"],
            ["--application", "5151=http://127.0.0.1/", "--webhook-secret-file", "/dev/null"],
            ["--webhook-fields", "nexmo"], ["--webhook-fields", "a=from,a=to"], ["--webhook-fields", "a=sender"],
            ["--webhook-response", "maybe"],
        ])
    func usage(arguments: [String]) throws {
        let run = try Run(arguments)
        #expect(run.status == 64 && run.output == "", "\(run.errors)")
    }

    @Test("has a secret that its owner alone may read")
    func openSecret() throws {
        let scratch = try Scratch()
        try scratch.write(Self.secret, to: "secret")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: scratch.path("secret"))
        let run = try Run("--application", "5151=http://127.0.0.1/", "--webhook-secret-file", scratch.path("secret"))
        #expect(run.status == 64 && run.errors.contains("others may read it"), "\(run.errors)")
    }
}

/// A program over HTTPS with a certificate that nobody has signed but itself; it notes what it is asked.
private final class TLSProgram {
    let port: Int
    private let process = Process()

    init(in scratch: Scratch) throws {
        let (certificate, key) = (scratch.path("cert.pem"), scratch.path("key.pem"))
        let made = try Run(
            command: """
                openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
                -addext subjectAltName=DNS:localhost -keyout '\(key)' -out '\(certificate)'
                """, input: "")
        try #require(made.status == 0, "\(made.errors)")
        try scratch.write("", to: "asked")
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", Self.source, certificate, key, scratch.path("asked")]
        let told = Foundation.Pipe()
        (process.standardOutput, process.standardError) = (told, FileHandle.nullDevice)
        try process.run()
        let heard = try HeardLines(told) { $0.hasSuffix("\n") }
        port = try #require(Int(heard.text.prefix { $0.isNumber }))
    }

    deinit {
        // A thread of the tests may block signals, and what it starts then blocks them, too.
        kill(process.processIdentifier, SIGKILL)
        process.waitForEnd()
    }

    private static let source = """
        import http.server, ssl, sys
        class Answers(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                open(sys.argv[3], "a").write("asked\\n")
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1], sys.argv[2])
        server.socket = context.wrap_socket(server.socket, server_side=True)
        print(server.server_port, flush=True)
        server.serve_forever()
        """
}
