import Foundation
import Glibc
import SMPP
import Testing

/// Every kind of program, beside every door.
@Suite("A program that answers at a door")
struct ProgramDoorsTests {
    enum Kind: String, CaseIterable, Sendable {
        case exec, coprocess, application
    }

    /// A program that answers `re` and the text, with the options that name it.
    private final class Answering {
        let options: [String]
        private let webhook: RunningWebhook?

        init(_ kind: Kind) throws {
            webhook = kind == .application ? try RunningWebhook("good") : nil
            let place =
                switch kind {
                case .exec: #"echo "re $SHORTCODE_TEXT""#
                case .coprocess:
                    #"sed -u 's/.*"id":"\([^"]*\)".*"text":"\([^"]*\)".*/{"id":"\1","text":"re \2"}/'"#
                case .application: webhook?.place ?? ""
                }
            options = ["--\(kind.rawValue)", "5151=\(place)"]
        }
    }

    /// A program that fails as often as is said, and answers then.
    private static func failing(_ count: Int, noting file: String) -> [String] {
        [
            "--exec",
            "5151=echo \"$SHORTCODE_ID\" >> '\(file)'; [ $(wc -l < '\(file)') -gt \(count) ] && echo \"re $SHORTCODE_TEXT\"",
        ]
    }

    // MARK: Modem

    @Test("of a modem", arguments: Kind.allCases)
    func modem(kind: Kind) throws {
        let scratch = try Scratch()
        let program = try Answering(kind)
        try withExtendedLifetime(program) { try talk(over: ["--pty", "tty"] + program.options, in: scratch) }
    }

    @Test("of a modem, and is asked again where it fails")
    func failingAtModem() throws {
        let scratch = try Scratch()
        try talk(over: ["--pty", "tty"] + Self.failing(1, noting: scratch.path("asked")), in: scratch)
        #expect(try Set(scratch.text("asked").split(separator: "\n")).count == 2)
    }

    /// Two messages, each with its reply.
    private func talk(over options: [String], in scratch: Scratch) throws {
        let modem = try RunningModem(options, in: scratch, count: 1)
        let client = try ModemClient(terminal: scratch.path("tty"))
        _ = client.type("ATE0\r")
        #expect(client.type("AT+CMGF=1;+CNMI=2,2\r") != nil)
        for text in ["SATU", "DUA"] {
            _ = client.type("AT+CMGS=\"5151\"\r", until: "> ")
            client.send("\(text)\u{1A}")
            let heard = try #require(client.read(until: "re \(text)\r\n"))
            #expect(heard.contains("+CMGS: ") && heard.contains("+CMT: \"5151\""), "\(heard)")
        }
        #expect(modem.end() == 143)
    }

    // MARK: SMPP

    @Test("of SMPP", arguments: Kind.allCases)
    func smpp(kind: Kind) throws {
        let program = try Answering(kind)
        try withExtendedLifetime(program) { try talk(overSMPP: program.options) }
    }

    @Test("of SMPP, and is asked again where it fails")
    func failingAtSMPP() throws {
        let scratch = try Scratch()
        try talk(overSMPP: Self.failing(1, noting: scratch.path("asked")))
        #expect(try Set(scratch.text("asked").split(separator: "\n")).count == 2)
    }

    private func talk(overSMPP options: [String]) throws {
        let door = try RunningSMPP(["smpp", "--listen", "0"] + options)
        let member = try ESME(at: door.port)
        for text in ["SATU", "DUA"] {
            _ = try member.submit(Packet.Message(text, to: "5151"))
            let reply = try member.message()
            #expect(reply.readable == "re \(text)" && reply.source.digits == "5151")
        }
        #expect(door.end() == 143)
    }

    // MARK: Serve

    @Test("of serve", arguments: Kind.allCases)
    func serve(kind: Kind) async throws {
        let program = try Answering(kind)
        let server = try RunningServer(program.options)
        for text in ["SATU", "DUA"] { try await talk(to: server, text) }
        #expect(server.end() == 0)
        withExtendedLifetime(program) {}
    }

    private func talk(to server: RunningServer, _ text: String) async throws {
        let body = #"{"from":"+6281200000001","to":"5151","text":"\#(text)"}"#
        #expect(try await server.ask("v1/messages", body).status < 300)
        let reply = try await server.ask(
            "v1/messages/wait?to=%2B6281200000001&match=re%20\(text)&timeout=60s")
        #expect(reply.status == 200 && reply.text.contains(#""text":"re \#(text)""#), "\(reply.text)\(server.said)")
    }

    @Test("of serve that never answers: its sender reads the apology an hour later")
    func apology() async throws {
        let server = try RunningServer(["--exec", "5151=exit 1", "--apology", "Nanti lagi"])
        let body = #"{"from":"+6281200000001","to":"5151","text":"HALO"}"#
        #expect(try await server.ask("v1/messages", body).status < 300)
        #expect(try await server.ask("v1/clock", #"{"advance":"61m"}"#).status < 300)
        let reply = try await server.ask("v1/messages/wait?to=%2B6281200000001&timeout=60s")
        #expect(reply.status == 200 && reply.text.contains("Nanti lagi"), "\(reply.text)\(server.said)")
        #expect(server.end() == 0)
    }
}
