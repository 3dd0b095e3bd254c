import Foundation
import Glibc
import Testing

@Suite("shortcode modem")
struct ModemTests {
    @Test("on stdin: lines of a file are command lines, and a reply comes before the next line is taken")
    func standardStreams() throws {
        let run = try Run(
            "modem",
            input: "ATE0\nAT+CNMI=2,1;+CMGF=1\nAT+CMGS=\"2757\"\nKONTAK\u{1A}AT+CMGL=\"ALL\"\nAT+CSQ\n")
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(
            run.output.hasPrefix("ATE0\r\r\nOK\r\n\r\nOK\r\n\r\n> \r\n+CMGS: 1\r\n\r\nOK\r\n\r\n+CMTI: \"SM\",1\r\n"))
        #expect(run.output.contains("\r\nHubungi 175"))
        #expect(run.output.hasSuffix("\r\n+CSQ: 25,99\r\n\r\nOK\r\n"))
    }

    @Test("at a terminal, which survives its clients and is gone with the modem")
    func terminal() throws {
        let scratch = try Scratch()
        let modem = try RunningModem("--pty", "tty", "--number", "+6281299999999", in: scratch)
        #expect(modem.places == ["tty"])
        let device = try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("tty"))
        let mode = try FileManager.default.attributesOfItem(atPath: device)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try ModemClient(terminal: scratch.path("tty")).type("AT\r") == "AT\r\r\nOK\r\n")
        let second = try ModemClient(terminal: scratch.path("tty"))
        #expect(second.type("ATE0\r") == "ATE0\r\r\nOK\r\n")
        #expect(second.type("AT+CNUM\r") == "\r\n+CNUM: ,\"+6281299999999\",145\r\n\r\nOK\r\n")
        #expect(modem.end() == 143)
        #expect(try scratch.names == ["errors"])
    }

    @Test("the link goes over no file, over a dead link of a modem, and stays where it is another's by then")
    func links() throws {
        let scratch = try Scratch()
        try scratch.write("mine", to: "file")
        let refused = try Run("modem", "--pty", scratch.path("file"))
        #expect(refused.status == 64 && refused.errors.contains("something is there already"))
        #expect(try scratch.text("file") == "mine")

        let link = scratch.path("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/pts/999999")
        let modem = try RunningModem("--pty", link, in: scratch)
        #expect(try ModemClient(terminal: link).type("AT\r") == "AT\r\r\nOK\r\n")
        try FileManager.default.removeItem(atPath: link)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "elsewhere")
        #expect(modem.end() == 143)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "elsewhere")
    }

    @Test("at a port that the system chooses, for one client at a time")
    func port() throws {
        let scratch = try Scratch()
        let modem = try RunningModem("--listen", "0", in: scratch)
        let place = try #require(modem.places.first)
        var first: ModemClient? = try ModemClient(tcp: place)
        #expect(first?.type("ATE0\r") == "ATE0\r\r\nOK\r\n")
        #expect(try ModemClient(tcp: place).read(until: "\r\n") == "\r\n")
        #expect(first?.type("AT+CMGF=1;+CMGS=\"2757\"\r", until: "> ") == "\r\n> ")
        first = nil
        // What the first had begun is nothing to the next.
        #expect(try servedClient(at: place).type("AT\r") == "\r\nOK\r\n")
        #expect(modem.end(by: SIGINT) == 130)
    }

    static let requests = [
        "POST / HTTP/1.1", "GET /AT HTTP/1.0", "\r\nOPTIONS * HTTP/1.1", "PRI * HTTP/2.0", "ANYTHING /A/ HTTP/1.1",
        "POST /\(String(repeating: "a", count: 100_000)) HTTP/1.1", "AT / HTTP/1.1", "AT+CMGF / HTTP/1.1",
        "at /x HTTP/1.0", "1 / HTTP/1.1", "!A / HTTP/1.1",
    ]

    @Test("a client that begins with a request line is hung up on, and nothing of it is taken", arguments: requests)
    func request(_ line: String) throws {
        let scratch = try Scratch()
        let modem = try RunningModem("--listen", "0", "--store", "demo.sqlite", in: scratch)
        let place = try #require(modem.places.first)
        let body = "AT+CMGF=1\rAT+CMGS=\"2757\"\rKONTAK\u{1A}\r"
        let client = try ModemClient(tcp: place)
        for piece in ["\(line.prefix(3))", "\(line.dropFirst(3))\r\nHost: localhost\r\n\r\n\(body)"] {
            client.send(piece)
        }
        // No more than the echo of what may have been a command line, without its end.
        #expect(line.hasPrefix(client.rest()))
        // Another client is served, from whatever it types first.
        #expect(try servedClient(at: place).type("ATE0\r")?.hasSuffix("OK\r\n") == true)
        #expect(modem.end() == 143)
        #expect(try StoreFile(path: scratch.path("demo.sqlite")).ask("SELECT text FROM message") == [])
    }

    @Test(
        "takes no pace that is none",
        arguments: ["0x", "-1x", "+5x", "1e3x", "1e-300x", "0x1p3x", "nanx", "infx", "x", "", "18446744073709551616x"])
    func speed(_ pace: String) throws {
        let run = try Run("modem", "--role", "service", "--traffic", "/dev/null", "--speed=\(pace)")
        #expect(run.status == 64 && run.errors.contains("--speed"))
    }

    @Test("tells times of every offset that a log can have", arguments: ["-23:59", "-20:00", "+23:59"])
    func farOffset(offset: String) throws {
        let scratch = try Scratch()
        let store = scratch.path("demo.sqlite")
        #expect(try Run("--store", store, "--zone=\(offset)", input: "KONTAK\n", output: "/dev/full").status == 74)
        let modem = try Run(
            "modem", "--store", store, "--zone=\(offset)", input: "AT+CMGF=1\nAT+CMGL=\"ALL\"\nAT+CCLK?\n")
        #expect(modem.status == 0 && modem.output.contains("Hubungi") && modem.output.contains("+CCLK: \""))
        let explained = try Run("explain", "--zone=\(offset)", "--json", "KONTAK")
        #expect(explained.status == 0)
    }

    /// The next client, who may call before the modem has seen that the one before has gone.
    private func servedClient(at place: String) throws -> ModemClient {
        while true {
            let client = try ModemClient(tcp: place)
            if client.type("AT\r", until: "\r\n") != nil, client.read(until: "\r\n") == "OK\r\n" { return client }
        }
    }

    @Test("at a UNIX socket, which is gone with the modem")
    func unixSocket() throws {
        let scratch = try Scratch()
        let modem = try RunningModem("--socket", "modem.sock", in: scratch)
        #expect(try ModemClient(socket: scratch.path("modem.sock")).type("AT\r") == "AT\r\r\nOK\r\n")
        let second = try Run("modem", "--socket", scratch.path("modem.sock"))
        #expect(second.status == 64 && second.errors.contains("something is there already"))
        #expect(modem.end() == 143)
        #expect(try scratch.names == ["errors"])
        // One that was killed leaves its socket, and the next takes its place.
        let killed = try RunningModem("--socket", "modem.sock", in: scratch)
        _ = killed.end(by: SIGKILL)
        let next = try RunningModem("--socket", "modem.sock", in: scratch)
        #expect(try ModemClient(socket: scratch.path("modem.sock")).type("AT\r") == "AT\r\r\nOK\r\n")
        #expect(next.end() == 143)
    }

    @Test("two modems send to one another")
    func twoModems() throws {
        let scratch = try Scratch()
        let modem = try RunningModem(
            "--pty", "a", "--pty", "b", "--number", "+6281200000008", "--number", "+6281200000009", in: scratch,
            count: 2)
        let (a, b) = (try ModemClient(terminal: scratch.path("a")), try ModemClient(terminal: scratch.path("b")))
        _ = b.type("ATE0;+CMGF=1;+CNMI=2,2\r")
        _ = a.type("ATE0;+CMGF=1;+CSMP=49;+CNMI=2,2,0,1\r")
        #expect(a.type("AT+CMGS=\"081200000009\"\rhalo\u{1A}")?.hasSuffix("\r\n+CMGS: 1\r\n\r\nOK\r\n") == true)
        #expect(b.read(until: "halo\r\n")?.hasPrefix("\r\n+CMT: \"+6281200000008\"") == true)
        #expect(a.read(until: ",0\r\n")?.hasPrefix("\r\n+CDS: 6,1,\"081200000009\",129,") == true)
        #expect(modem.end() == 143)
    }

    @Test("what was acknowledged of a long message is not lost when it is killed")
    func killedBetweenParts() throws {
        let scratch = try Scratch()
        let store = StoreFile(path: scratch.path("demo.sqlite"))
        let text = "KONTAK " + (0..<60).map { "kata\($0)" }.joined(separator: " ")
        let parts = try Run("pdu", "--to", "2757", "--text", text).lines
        #expect(parts.count == 3)
        for part in parts {
            let modem = try RunningModem("--pty", "tty", "--store", store.path, in: scratch)
            let client = try ModemClient(terminal: scratch.path("tty"))
            _ = client.type("ATE0\r")
            _ = client.type("AT+CMGS=\(part.count / 2 - 1)\r", until: "> ")
            #expect(client.type("\(part)\u{1A}") == "\r\n+CMGS: 1\r\n\r\nOK\r\n")
            _ = modem.end(by: SIGKILL)
        }
        #expect(try store.ask("SELECT text FROM message WHERE direction = 'in'") == [text])
        #expect(try store.ask("SELECT id || '' FROM part") == [])
    }

    @Test("refuses what cannot be, and says why")
    func usage() throws {
        let twice = try Run("modem", "--number", "+6281200000001", "--number", "+6281200000002")
        #expect(twice.status == 64 && twice.errors.contains("2 numbers for 1 modem; expected one each"))
        let scratch = try Scratch()
        let same = try Run(
            "modem", "--pty", scratch.path("a"), "--pty", scratch.path("b"), "--number", "+6281200000001", "--number",
            "081200000001")
        #expect(same.status == 64 && same.errors.contains("belongs to the modem at"))
        #expect(try scratch.names.isEmpty)
        #expect(try Run("modem", "--pty", scratch.path("no/such/place")).status == 74)
    }
}
