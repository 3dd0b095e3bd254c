import Foundation
import Glibc
import Testing

@Suite("shortcode modem as the short code")
struct ServiceRoleTests {
    static let log = """
        2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO 08012345678
        2026-11-21T08:00:00+07:00 2757 > +6281200000001 a recorded answer
        2026-11-21T08:00:01+07:00 +6281200000002 > 2757 STATUS

        """

    @Test("the messages of a log arrive, and what the client answers is recorded")
    func answered() throws {
        let scratch = try Scratch()
        try scratch.write(Self.log, to: "in.smslog")
        let modem = try RunningModem(
            "--role", "service", "--pty", "tty", "--traffic", "in.smslog", "--record", "out.smslog", "--settle", "600",
            in: scratch)
        let client = try ModemClient(terminal: scratch.path("tty"))
        _ = client.type("ATE0;+CMGF=1\r")
        while client.type("AT+CPMS?\r")?.hasPrefix("\r\n+CPMS: \"SM\",2,") == false {}
        let list = try #require(client.type("AT+CMGL=\"ALL\"\r"))
        #expect(list.contains("+6281200000001") && list.contains("SALDO 08012345678") && list.contains("STATUS"))
        #expect(client.type("AT+CMGS=\"+6281200000002\"\raktif\u{1A}")?.hasSuffix("+CMGS: 1\r\n\r\nOK\r\n") == true)
        #expect(modem.end() == 143)
        let record = try scratch.text("out.smslog").split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: " ").dropFirst() }
        #expect(
            record.map { $0.joined(separator: " ") } == [
                "+6281200000001 > 2757 SALDO 08012345678", "+6281200000002 > 2757 STATUS",
                "2757 > +6281200000002 aktif",
            ])
    }

    @Test("it ends when everything is delivered and nothing comes")
    func settled() throws {
        let scratch = try Scratch()
        try scratch.write(Self.log, to: "in.smslog")
        let run = try Run(
            "modem", "--role", "service", "--listen", "0", "--traffic", scratch.path("in.smslog"), "--settle", "0")
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("2757 at 127.0.0.1:"))
        #expect(run.output.hasSuffix("\n2 messages arrived, 0 were sent\n"))
    }

    @Test("refuses what does not go together, and a log that is none")
    func usage() throws {
        #expect(try Run("modem", "--role", "service").errors.contains("--role service needs --traffic LOG"))
        #expect(try Run("modem", "--traffic", "x").errors.contains("are for --role service"))
        let two = try Run("modem", "--role", "service", "--traffic", "x", "--listen", "0", "--listen", "0")
        #expect(two.status == 64 && two.errors.contains("--role service is one modem"))
        let grammars = ["pln", "pajak-metro"].flatMap {
            ["--grammar", Run.package.appending(path: "samples/grammars/\($0).grammar").path]
        }
        let several = try Run(["modem", "--role", "service", "--traffic", "x", "--listen", "0"] + grammars)
        #expect(several.status == 64 && several.errors.contains("a program has one number, and these grammars have 2"))
        let scratch = try Scratch()
        try scratch.write("SALDO\n", to: "in.smslog")
        let bad = try Run("modem", "--role", "service", "--traffic", scratch.path("in.smslog"), "--listen", "0")
        #expect(bad.status == 64 && bad.errors.contains("in.smslog: line 1: "))
    }

    @Test("takes no name for the number of the short code, and no short code for that of a handset")
    func numbers() throws {
        let name = try Run("modem", "--role", "service", "--traffic", "x", "--listen", "0", "--number", "BANK")
        #expect(name.status == 64 && name.errors.contains("--number takes a short code such as 5151"))
        let handset = try Run("modem", "--number", "5151")
        #expect(handset.status == 64 && handset.errors.contains("a number of six digits or fewer is a short code"))
        let two = try Run(
            "modem", "--role", "service", "--traffic", "x", "--listen", "0", "--number", "5151", "--number", "5152")
        #expect(two.status == 64 && two.errors.contains("2 numbers for 1 modem"))
    }

    @Test("a fault of the network is the terminal's error")
    func faults() throws {
        let run = try Run(
            "modem", "--fault", "reject=100%:42", input: "ATE0\nAT+CMGF=1\nAT+CMGS=\"2757\"\nKONTAK\u{1A}AT\n")
        #expect(run.output.hasSuffix("\r\n> \r\n+CMS ERROR: 42\r\n\r\nOK\r\n"))
    }
}
