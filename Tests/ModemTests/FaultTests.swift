import Modem
import ShortMessage
import Testing

@Suite("Faults of the line")
struct FaultTests {
    private static func terminal(_ faults: String..., seed: UInt64 = 0) throws -> Terminal {
        var profile = ModemProfile(number: Terminal.number)
        profile.faults = try faults.map { try LineFault($0) }
        profile.faultSeed = seed
        return Terminal(profile)
    }

    static let errors: [(fault: String, line: String, given: String)] = [
        ("cms=38@+CMSS", "AT+CMSS=1", "+CMS ERROR: 38"), ("cms=38@+CMSS", "AT+CMGF=0", "OK"),
        ("cms=38@+cmss", "AT+CMSS=1", "+CMS ERROR: 38"), ("cms=38@+CMGS", "AT+CMGS=?", "+CMS ERROR: 38"),
        ("sim-busy@+CIMI", "AT+CMEE=1;+CIMI", "001011200000001"), ("cme=14@+CIMI", "AT+CIMI", "ERROR"),
        ("silence:0", "AT", "OK"),
        ("sim-busy@+CMGS", "AT+CMGS=16", "+CMS ERROR: 314"), ("sim-busy", "AT+CIMI", "ERROR"),
        ("pin-locked@+CMGR", "AT+CMGR=1", "+CMS ERROR: 311"), ("pin-locked@+CPIN", "AT+CPIN?", "ERROR"),
        ("sim-busy", "AT", "OK"), ("sim-busy", "AT+CMGS=?", "OK"), ("sim-busy@", "ATE1", "OK"),
        ("pin-locked", "AT+CPIN?", "+CPIN: READY"), ("pin-locked", "AT+CREG?;+CIMI", "ERROR"),
        ("not-registered", "AT+CREG?", "+CREG: 0,1"),
        ("not-registered@+CMGS", "AT+CMGS=16", "+CMS ERROR: 331"), ("not-registered@+COPS", "AT+COPS=0", "ERROR"),
    ]

    @Test("a line that it fits ends with an error", arguments: errors)
    func error(fault: String, line: String, given: String) throws {
        var terminal = try Self.terminal(fault)
        #expect(terminal.lines(line).dropFirst().first == given)
    }

    @Test("silence: nothing is said, and the next line is answered")
    func silence() throws {
        var terminal = try Self.terminal("silence@+CSQ")
        #expect(terminal.type("AT+CSQ\r") == "AT+CSQ\r")
        #expect(terminal.type("AT\r").hasSuffix("\r\nOK\r\n"))
    }

    @Test("a late answer comes in its time, and what is typed meanwhile waits")
    func late() throws {
        var terminal = try Self.terminal("late=3000@+CSQ")
        #expect(terminal.type("AT+CSQ\rAT\r") == "AT+CSQ\r")
        #expect(terminal.timers == [.start(.answer, milliseconds: 3000)])
        #expect(terminal.expire(.answer) == "\r\n+CSQ: 25,99\r\n\r\nOK\r\nAT\r\r\nOK\r\n")
    }

    @Test("a prompt that is withheld: the text is awaited all the same")
    func promptWithheld() throws {
        var terminal = try Self.terminal("prompt-withheld@+CMGS")
        _ = terminal.type("ATE0;+CMGF=1\r")
        #expect(terminal.type("AT+CMGS=\"2757\"\r") == "")
        #expect(terminal.type("SALDO\u{1A}") == "\r\n+CMGS: 1\r\n\r\nOK\r\n")
    }

    static let textFaults: [(fault: String, given: String)] = [
        ("cms=38", "\r\n+CMS ERROR: 38\r\n"), ("cme=13", "\r\nERROR\r\n"), ("silence", ""), ("late=3000", ""),
    ]

    @Test("an error, silence and lateness strike a message when its text has come", arguments: textFaults)
    func textFault(fault: String, given: String) throws {
        var terminal = try Self.terminal("\(fault)@+CMGS")
        _ = terminal.type("ATE0;+CMGF=1\r")
        #expect(terminal.type("AT+CMGS=\"2757\"\r") == "\r\n> ")
        #expect(terminal.type("SALDO\u{1A}") == given)
        #expect(terminal.submissions.isEmpty)
        guard fault.hasPrefix("late") else { return #expect(terminal.type("AT\r") == "\r\nOK\r\n") }
        #expect(terminal.expire(.answer) == "\r\n+CMGS: 1\r\n\r\nOK\r\n")
        #expect(terminal.submissions.map(\.message.userData.text) == ["SALDO"])
    }

    @Test("a text that is given up meets no fault, and neither does the next line")
    func givenUpText() throws {
        var terminal = try Self.terminal("cms=38@+CMGS")
        _ = terminal.type("ATE0;+CMGF=1\r")
        #expect(terminal.type("AT+CMGS=\"2757\"\rSALDO\u{1B}") == "\r\n> \r\nOK\r\n")
        #expect(terminal.type("AT+CMGW=\"2757\"\rSALDO\u{1A}") == "\r\n> \r\n+CMGW: 1\r\n\r\nOK\r\n")
    }

    static let namedErrors: [(fault: String, given: String)] = [
        ("sim-busy", "+CME ERROR: 14"), ("pin-locked", "+CME ERROR: 11"), ("not-registered", "+CME ERROR: 30"),
        ("cme=13", "+CME ERROR: 13"),
    ]

    @Test("an error of the equipment has its number where +CMEE asks for it", arguments: namedErrors)
    func namedError(fault: String, given: String) throws {
        var terminal = try Self.terminal("\(fault)@+CIMI")
        _ = terminal.type("AT+CMEE=1\r")
        #expect(terminal.lines("AT+CIMI") == ["AT+CIMI", given])
    }

    @Test("an echo that is lost: the line is done all the same, and other lines are echoed")
    func echoLost() throws {
        var terminal = try Self.terminal("echo-lost@+CSQ")
        #expect(terminal.type("AT+CSQ\r") == "\r\n+CSQ: 25,99\r\n\r\nOK\r\n")
        #expect(terminal.type("noise AT+CMGF=1\r") == "noise AT+CMGF=1\r\r\nOK\r\n")
        #expect(terminal.type("AT+CMGS=\"2757\"\r") == "AT+CMGS=\"2757\"\r\r\n> ")
        #expect(terminal.type("SALDO\u{1A}") == "SALDO\u{1A}\r\n+CMGS: 1\r\n\r\nOK\r\n")
        #expect(terminal.type("A/") == "A/\r\n> ")
    }

    @Test("an echo that is lost with a share: the same seed loses the same echoes")
    func sharedEchoes() throws {
        func lost(_ seed: UInt64) throws -> [Bool] {
            var terminal = try Self.terminal("echo-lost:30", seed: seed)
            return (0..<200).map { _ in !terminal.type("AT\r").hasPrefix("AT") }
        }
        let first = try lost(1)
        #expect((30...90).contains(first.count { $0 }))
        #expect(try lost(1) == first)
    }

    @Test("noise stands before the answer and is no ASCII")
    func noise() throws {
        var terminal = try Self.terminal("noise")
        let given = terminal.type(Array("AT\r".utf8))
        #expect(given.starts(with: Array("AT\r".utf8)) && given.suffix(6) == Array("\r\nOK\r\n".utf8)[...])
        #expect((1...8).contains(given.count { $0 >= 0x80 }))
    }

    @Test("a reboot forgets the settings and answers nothing")
    func reboot() throws {
        var terminal = try Self.terminal("reboot@+CSQ")
        _ = terminal.type("ATE0;+CMGF=1\r")
        #expect(terminal.type("AT+CSQ\r") == "")
        #expect(terminal.lines("AT+CMGF?") == ["AT+CMGF?", "+CMGF: 0", "OK"])
    }

    static let kinds = [
        "cms=38:20", "sim-busy:20", "late=10:20", "silence:20", "silence@+CMGS", "late=10@+CMGW",
        "prompt-withheld@+CMGS", "echo-lost:20", "noise:20", "reboot:20",
    ]

    @Test("with faults, too, any cut of the octets gives the same", arguments: kinds)
    func anyCut(fault: String) throws {
        func given(_ length: Int) throws -> [UInt8] {
            var terminal = try Self.terminal(fault, seed: 3)
            let octets = Array(LawTests.dialog.utf8)
            return stride(from: 0, to: octets.count, by: length).flatMap {
                terminal.type(Array(octets[$0...].prefix(length)))
            }
        }
        let whole = try given(10_000)
        for length in [1, 2, 3, 7, 20] { #expect(try given(length) == whole, "pieces of \(length)") }
    }

    @Test("of a hundred lines as many are struck as the share says, the same ones for the same seed")
    func share() throws {
        func struck(_ seed: UInt64) throws -> [Bool] {
            var terminal = try Self.terminal("cms=38:20", seed: seed)
            return (0..<1000).map { _ in terminal.type("AT\r").contains("+CMS ERROR: 38") }
        }
        let first = try struck(1)
        #expect((150...250).contains(first.count { $0 }))
        #expect(try struck(1) == first)
        #expect(try struck(2) != first)
    }

    @Test("what is no fault is named", arguments: ["cms", "cms=x", "late=-1", "silence=3", "noise:200", "gremlins"])
    func invalid(_ text: String) {
        let error = #expect(throws: InvalidLineFault.self) { try LineFault(text) }
        #expect(error == InvalidLineFault(text: text))
    }
}
