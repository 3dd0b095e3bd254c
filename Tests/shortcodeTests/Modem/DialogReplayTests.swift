import Foundation
import Testing

@Suite("shortcode replay of dialogs")
struct DialogReplayTests {
    static let samples: [String] = {
        let folder = Run.package.appending(path: "samples/dialogs")
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (files ?? []).map(\.path).sorted()
    }()

    @Test("every sample goes as it was recorded", arguments: samples)
    func sample(_ file: String) throws {
        let run = try Run("replay", file)
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.hasSuffix("sent, all as recorded\n"))
    }

    @Test("an answer that differs is shown, and written where that is asked for")
    func difference() throws {
        let scratch = try Scratch()
        try scratch.write("# one\n> ATE0\n< OK\n> AT+CSQ\n< +CSQ: 31,99\n< OK\n", to: "a.at")
        let run = try Run("replay", scratch.path("a.at"))
        #expect(run.status == 1)
        #expect(
            run.output.contains(
                "a.at:4: > AT+CSQ\n- < +CSQ: 31,99\n- < OK\n+ < +CSQ: 25,99\n+ < OK\n")
                && run.output.hasSuffix("2 lines sent, 1 answer not as recorded\n"))
        #expect(try Run("replay", "--update", scratch.path("a.at")).status == 0)
        #expect(try scratch.text("a.at") == "# one\n> ATE0\n< OK\n> AT+CSQ\n< +CSQ: 25,99\n< OK\n")
        #expect(try Run("replay", scratch.path("a.at")).status == 0)
    }

    @Test("a difference shows nothing personal of a message, nor a PDU that has it, unless that is asked for")
    func masked() throws {
        let scratch = try Scratch()
        let pdu = "0011000481725700000B04C8329BFD06"
        let dialog =
            "> ATE0\n< OK\n> AT+CMGF=1\n< OK\n> AT+CMGS=\"2757\"\n< x\n> \(Budi.registration)\\u{1A}\n< x 081200000001\n"
            + "> AT+CMGF=0\n< OK\n> AT+CMGS=15\n< x\n> \(pdu)\\u{1A}\n< x\n> \(Budi.registration)\n< +CMGL: BUDI\n"
        try scratch.write(dialog, to: "a.at")
        let run = try Run("replay", scratch.path("a.at"))
        #expect(run.status == 1)
        #expect(run.output.contains("@@"))
        for secret in Budi.secrets.filter({ $0 != "BUDI" }) + ["SANTOSO", pdu] { #expect(!run.output.contains(secret)) }
        #expect(try Run("replay", "--unmasked", scratch.path("a.at")).output.contains(Budi.registration))
    }

    @Test("an error shows nothing of a line that it does not understand")
    func unreadable() throws {
        let scratch = try Scratch()
        for line in [Budi.registration, "> \(Budi.registration)\\q"] {
            try scratch.write("> AT\n\(line)\n", to: "a.at")
            let run = try Run("replay", scratch.path("a.at"))
            #expect(run.status == 64)
            for secret in Budi.secrets { #expect(!run.errors.contains(secret), "\(run.errors)") }
        }
    }

    @Test("a file that is no dialog is named with its line")
    func noDialog() throws {
        let scratch = try Scratch()
        try scratch.write("> AT\nAT\n", to: "a.at")
        let run = try Run("replay", scratch.path("a.at"))
        #expect(run.status == 64 && run.errors.contains("a.at: line 2: this is no line of a dialog"))
    }

    @Test("a dialog on the modem's stdin is played")
    func played() throws {
        let run = try Run("modem", input: "# comment\n> ATE0\n< whatever\n> AT+CSQ\n")
        #expect(run.output == "ATE0\r\r\nOK\r\n\r\n+CSQ: 25,99\r\n\r\nOK\r\n")
    }

    @Test("a profile says what the modem is; one with a mistake is named")
    func profile() throws {
        let simcom = Run.package.appending(path: "samples/modems/simcom-like.profile").path
        let run = try Run("modem", "--profile", simcom, input: "ATE0\nAT+CGMI\n")
        #expect(run.output.hasSuffix("\r\nSIMCOM_Ltd\r\n\r\nOK\r\n"))
        let scratch = try Scratch()
        try scratch.write("colour red\n", to: "p")
        let wrong = try Run("modem", "--profile", scratch.path("p"))
        #expect(wrong.status == 64 && wrong.errors.contains("p: line 1: 'colour' is no entry; expected one of answer,"))
    }
}
