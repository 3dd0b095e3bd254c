import Modem
import ShortMessage
import Testing

@Suite("Recorded dialogs")
struct DialogTests {
    static let lines: [(text: String, line: DialogLine)] = [
        ("# a comment", .comment("# a comment")), ("", .comment("")), ("> AT", .sent("AT")), (">", .sent("")),
        ("> SALDO\\u{1A}", .sent("SALDO\u{1A}")), ("< >\\u{20}", .given("> ")),
        ("@ 2026-11-21T12:00:00+07:00", .time(Terminal.noon)),
    ]

    @Test("a line is read and written as it stands", arguments: lines)
    func line(text: String, line: DialogLine) throws {
        #expect(try DialogLine(text) == line)
        #expect(line.description == text)
    }

    @Test("a CR ends what is sent, but for a message and a cancelled one")
    func octets() throws {
        #expect(try DialogLine("> AT").octets == Array("AT\r".utf8))
        #expect(try DialogLine("> SALDO\\u{1A}").octets == Array("SALDO\u{1A}".utf8))
        #expect(try DialogLine("> \\u{1B}").octets == [0x1B])
        #expect(try DialogLine("< AT").octets == [])
    }

    @Test("a line that belongs in no dialog is named")
    func mistakes() {
        let unknown = #expect(throws: DialogError.self) { try Dialog(source: "> AT\nOK\n") }
        #expect(unknown == DialogError(line: 2, problem: .unknown("OK")))
        let escape = #expect(throws: DialogError.self) { try Dialog(source: "> AT\\x\n") }
        #expect(escape == DialogError(line: 1, problem: .escape("AT\\x")))
    }

    @Test("what the modem gives now stands behind what is sent, comments stay")
    func replayed() async throws {
        let network = try Network()
        var client = try await network.modem(ModemProfile(number: Terminal.number), [])
        let dialog = try Dialog(source: "# hello\n> AT+CSQ\n< ERROR\n\n> AT\n")
        let now = try await dialog.replayed(by: &client.handset, at: network.centre, from: Terminal.noon)
        #expect(now.description == "# hello\n> AT+CSQ\n< +CSQ: 25,99\n< OK\n\n> AT\n< OK\n")
        #expect(dialog.exchanges.map(\.given) == [["ERROR"], []])
        let again = try await now.replayed(by: &client.handset, at: network.centre, from: Terminal.noon)
        #expect(again == now)
    }
}
