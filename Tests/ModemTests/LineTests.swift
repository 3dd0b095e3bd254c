import Modem
import Testing

/// Something typed, and every octet that the modem gives for it.
struct Typed: Sendable, CustomTestStringConvertible {
    let name: String
    let typed: String
    let given: String
    let sourceLocation: SourceLocation

    init(_ name: String, _ typed: String, gives given: String, sourceLocation: SourceLocation = #_sourceLocation) {
        (self.name, self.typed, self.given, self.sourceLocation) = (name, typed, given, sourceLocation)
    }

    var testDescription: String { name }
}

/// V.250, 5 and 6.
@Suite("Lines of commands")
struct LineTests {
    static let rows = [
        Typed("everything typed is echoed, the CR too", "AT\r", gives: "AT\r\r\nOK\r\n"),
        Typed("small letters", "at\r", gives: "at\r\r\nOK\r\n"),
        Typed("letters of two cases are no line", "aT\r", gives: "aT\r"),
        Typed("what stands before AT is nothing", "noise AT\r", gives: "noise AT\r\r\nOK\r\n"),
        Typed("an A before AT", "AAT\r", gives: "AAT\r\r\nOK\r\n"),
        Typed("an escape outside of the prompt", "\u{1B}\rAT\r", gives: "\u{1B}\rAT\r\r\nOK\r\n"),
        Typed("without echo", "ATE0\rAT\r", gives: "ATE0\r\r\nOK\r\n\r\nOK\r\n"),
        Typed("basic commands in a row", "ATE0V1Q0\r", gives: "ATE0V1Q0\r\r\nOK\r\n"),
        Typed("a basic command without a number is 0", "ATE\rAT\r", gives: "ATE\r\r\nOK\r\n\r\nOK\r\n"),
        Typed("digits for words", "ATE0V0\rAT\rATY\r", gives: "ATE0V0\r0\r0\r4\r"),
        Typed(
            "information with digits", "ATE0V0\rAT+CMGF?\r", gives: "ATE0V0\r0\r+CMGF: 0\r\n0\r"),
        Typed("no result codes", "ATE0Q1\rAT\rAT+CMGF?\rATQ0\r", gives: "ATE0Q1\r\r\n+CMGF: 0\r\n\r\nOK\r\n"),
        Typed(
            "a semicolon between commands", "ATE0\rAT+CMGF=1;+CMGF?\r",
            gives: "ATE0\r\r\nOK\r\n\r\n+CMGF: 1\r\n\r\nOK\r\n"),
        Typed(
            "a basic command behind a semicolon", "ATE0\rAT+CMGF=1;E1\r", gives: "ATE0\r\r\nOK\r\n\r\nOK\r\n"),
        Typed("an extended command behind a basic one", "ATE0+CMEE=1\r", gives: "ATE0+CMEE=1\r\r\nOK\r\n"),
        Typed(
            "the first failure ends the line, after what came before",
            "ATE0\rAT+CMGF?;+NONSENSE;+CMGF=1\rAT+CMGF?\r",
            gives: "ATE0\r\r\nOK\r\n\r\n+CMGF: 0\r\n\r\nERROR\r\n\r\n+CMGF: 0\r\n\r\nOK\r\n"),
        Typed(
            "the last line again", "ATE0\rAT+CSQ\rA/",
            gives: "ATE0\r\r\nOK\r\n\r\n+CSQ: 25,99\r\n\r\nOK\r\n"
                + "\r\n+CSQ: 25,99\r\n\r\nOK\r\n"),
        Typed(
            "a backspace takes a character back", "ATE0\rAT+CMFF\u{8}\u{8}GF?\r",
            gives: "ATE0\r\r\nOK\r\n\r\n+CMGF: 0\r\n\r\nOK\r\n"),
        Typed(
            "blanks and capitals mean nothing", "ATE0\rat + cmgf = 1 ; + CMGF ?\r",
            gives: "ATE0\r\r\nOK\r\n\r\n+CMGF: 1\r\n\r\nOK\r\n"),
        Typed(
            "a semicolon in a string is no separator", "ATE0\rAT+CPMS=\"S;M\"\r",
            gives: "ATE0\r\r\nOK\r\n\r\n+CMS ERROR: 303\r\n"),
        Typed("a string that does not end", "ATE0\rAT+CSCS=\"GSM\r", gives: "ATE0\r\r\nOK\r\n\r\nERROR\r\n"),
        Typed("a line feed behind the line", "ATE0\r\nAT\r\n", gives: "ATE0\r\r\nOK\r\n\r\nOK\r\n"),
        Typed("a register", "ATE0\rATS3?\r", gives: "ATE0\r\r\nOK\r\n\r\n013\r\n\r\nOK\r\n"),
        Typed("another end of lines", "ATE0S3=33\rAT!", gives: "ATE0S3=33\r!\nOK!\n!\nOK!\n"),
        Typed("another line feed", "ATE0S4=42\rAT\r", gives: "ATE0S4=42\r\r*OK\r*\r*OK\r*"),
        Typed("another backspace", "ATE0S5=35\rATX##\r", gives: "ATE0S5=35\r\r\nOK\r\n\r\nOK\r\n"),
        Typed("a register that is not there", "ATE0\rATS99?\r", gives: "ATE0\r\r\nOK\r\n\r\nERROR\r\n"),
        Typed("what stands behind Z is done", "ATE0\rATZ0;+NONSENSE\r", gives: "ATE0\r\r\nOK\r\n\r\nERROR\r\n"),
        Typed(
            "the first line of Device::Gsm", "ATH0 Z S7=45 S0=0 Q0 V1 E0 &C0 X4\rAT\r",
            gives: "ATH0 Z S7=45 S0=0 Q0 V1 E0 &C0 X4\r\r\nOK\r\n\r\nOK\r\n"),
        Typed("a number that is too great", "ATE0\rATE7\r", gives: "ATE0\r\r\nOK\r\n\r\nERROR\r\n"),
        Typed("there is nobody to call", "ATE0\rATD175;\r", gives: "ATE0\r\r\nOK\r\n\r\nNO CARRIER\r\n"),
    ]

    @Test(arguments: rows)
    func line(_ row: Typed) {
        var terminal = Terminal()
        #expect(terminal.type(row.typed) == row.given, sourceLocation: row.sourceLocation)
    }

    @Test("a line may have 560 characters, and one past all measure is an error")
    func longLines() {
        var terminal = Terminal("ATV1")
        let long = String(repeating: "+CMGF?;", count: 80)
        #expect(terminal.type("AT\(long)\r").hasSuffix("\r\nOK\r\n"))
        #expect(terminal.type("AT\(String(repeating: "E1", count: 2000))\r") == "\r\nERROR\r\n")
        #expect(terminal.type("AT\r") == "\r\nOK\r\n")
    }

    @Test("a search for networks ends by any character")
    func abort() {
        var profile = ModemProfile(number: Terminal.number)
        profile.scanMilliseconds = 5000
        var terminal = Terminal(profile: profile)
        #expect(terminal.type("AT+COPS=?\r\n") == "")
        #expect(terminal.type("x") == "\r\nOK\r\n")
        #expect(terminal.timers == [.start(.scan, milliseconds: 5000), .stop(.scan)])
        #expect(terminal.type("AT+COPS=?\r") == "")
        #expect(terminal.expire(.scan).hasPrefix("\r\n+COPS: (2,\"Shortcode Test\""))
        #expect(terminal.type("AT\r") == "\r\nOK\r\n")
    }
}
