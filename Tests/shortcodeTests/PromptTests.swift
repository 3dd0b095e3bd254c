import Foundation
import Testing

@Suite("On a terminal the pipe", .serialized)
struct PromptTests {
    @Test("prompts with both numbers and shows a reply with its length; Ctrl-D ends it")
    func conversation() throws {
        let terminal = try PseudoTerminal("--from", "081200000002", environment: ["NO_COLOR": "1"])
        try terminal.wait(for: "081200000002 > 2757 ")
        try terminal.type("KONTAK\n")
        try terminal.wait(for: "081200000002 > 2757 ")
        try terminal.type("\u{04}")
        #expect(terminal.end() == 0)
        #expect(
            terminal.screen.split(separator: "\r\n", omittingEmptySubsequences: false) == [
                "You are 081200000002, the short code is 2757. Try BANTUAN; Ctrl-D ends.",
                "081200000002 > 2757 KONTAK",
                """
                Hubungi 175, bpjsketenagakerjaan.go.id, aplikasi JMO, atau kantor cabang. \
                Jangan beri PIN atau OTP kepada siapa pun  115/160
                """,
                "081200000002 > 2757 ",
            ])
    }

    @Test("ends at Ctrl-C with 130, for only Ctrl-D is its end")
    func interrupt() throws {
        let terminal = try PseudoTerminal(environment: ["NO_COLOR": "1"])
        try terminal.wait(for: "+6281200000001 > 2757 ")
        #expect(terminal.end(by: SIGINT) == 130)
    }

    @Test("takes every line for a text, and prints no control character of one")
    func texts() throws {
        let terminal = try PseudoTerminal(environment: ["NO_COLOR": "1"])
        try terminal.wait(for: "> 2757 ")
        try terminal.type("# SALDO \u{202E}\u{9B}\n")
        try terminal.wait(for: "/160")
        try terminal.type("\u{04}")
        #expect(terminal.end() == 0)
        let reply = terminal.screen.split(separator: "\r\n").last.map(String.init) ?? ""
        #expect(reply.hasPrefix("Maaf, "))
        #expect(reply.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) })
    }

    @Test("has colour only without NO_COLOR", arguments: [true, false])
    func colour(isWanted: Bool) throws {
        let terminal = try PseudoTerminal(environment: isWanted ? [:] : ["NO_COLOR": "1"])
        try terminal.wait(for: "> 2757 ")
        try terminal.type("KONTAK\n")
        try terminal.wait(for: "/160")
        try terminal.type("\u{04}")
        #expect(terminal.end() == 0)
        #expect(terminal.screen.contains("\u{1B}") == isWanted)
    }
}
