import Modem
import ShortMessage
import Testing

/// What modems of real life do beside the standards, and programs rely on.
@Suite("Ways of modems")
struct WaysOfModemsTests {
    @Test(
        "a number to send to needs no quotation marks",
        arguments: [
            ("2757", "2757"), ("+6281200000002", "+6281200000002"), ("081200000002", "081200000002"),
            ("6281200000002,145", "+6281200000002"), (" 2757 ", "2757"),
        ])
    func bareNumber(typed: String, number: String) throws {
        var terminal = Terminal("AT+CMGF=1")
        #expect(terminal.type("AT+CMGS=\(typed)\rx\u{1A}").hasPrefix("\r\n> \r\n+CMGS: 1"))
        #expect(try #require(terminal.submissions.first).message.destinationAddress.description == number)
        #expect(terminal.lines("AT+CMGS=2757x") == ["+CMS ERROR: 305"])
    }

    @Test("an index with zeros before it is the same index, and a PIN keeps them")
    func zeros() throws {
        var terminal = Terminal("AT+CMGF=1", profile: try Terminal.profile("pin 0123"))
        #expect(terminal.lines("AT+CPIN=0123") == ["OK"])
        #expect(terminal.type("AT+CMGW=\"2757\"\rx\u{1A}").contains("+CMGW: 1"))
        #expect(terminal.lines("AT+CMGR=01").first?.hasPrefix("+CMGR: \"STO UNSENT\"") == true)
    }

    /// A message in each state, in their order: unread, read, unsent, sent.
    private static func filled() throws -> Terminal {
        var terminal = Terminal("AT+CMGF=1;+CPMS=\"SM\",\"SM\",\"SM\"")
        for _ in 0..<2 { _ = terminal.deliver(.text("A")) }
        _ = terminal.lines("AT+CMGR=2")
        for status in ["UNSENT", "SENT"] { _ = terminal.type("AT+CMGW=\"2757\",,\"STO \(status)\"\rx\u{1A}") }
        return terminal
    }

    private static func states(_ terminal: inout Terminal) -> [String] {
        terminal.lines("AT+CMGL=\"ALL\",1").filter { $0.hasPrefix("+CMGL") }
            .map { String($0.split(separator: "\"")[1].split(separator: " ")[1]) }
    }

    @Test(
        "all messages of a state are deleted at once, as by SIMCom's modules",
        arguments: [
            ("DEL READ", 1, ["UNREAD", "UNSENT", "SENT"]), ("DEL UNREAD", 2, ["READ", "UNSENT", "SENT"]),
            ("DEL SENT", 3, ["UNREAD", "READ", "UNSENT"]), ("DEL UNSENT", 4, ["UNREAD", "READ", "SENT"]),
            ("DEL INBOX", 5, ["UNSENT", "SENT"]), ("DEL ALL", 6, []),
        ])
    func deletion(name: String, number: Int, left: [String]) throws {
        var byName = try Self.filled()
        #expect(Self.states(&byName) == ["UNREAD", "READ", "UNSENT", "SENT"])
        #expect(byName.lines("AT+CMGDA=\"\(name)\"") == ["OK"])
        #expect(Self.states(&byName) == left)
        var byNumber = try Self.filled()
        #expect(byNumber.lines("AT+CMGF=0;+CMGDA=\(number)") == ["OK"])
        _ = byNumber.lines("AT+CMGF=1")
        #expect(Self.states(&byNumber) == left)
    }

    @Test(
        "another is refused, in the words of its mode",
        arguments: [
            ("AT+CMGDA=\"DEL\"", "305"), ("AT+CMGDA=6", "305"), ("AT+CMGDA", "ERROR"), ("AT+CMGF=0;+CMGDA=7", "304"),
            ("AT+CMGF=0;+CMGDA=\"DEL ALL\"", "304"),
        ])
    func wrongDeletion(line: String, error: String) throws {
        var terminal = try Self.filled()
        #expect(terminal.lines(line) == [error == "ERROR" ? error : "+CMS ERROR: \(error)"])
        _ = terminal.lines("AT+CMGF=1")
        #expect(Self.states(&terminal).count == 4)
    }

    @Test("what is read with mode 1 stays unread")
    func mode() throws {
        var terminal = try Self.filled()
        #expect(terminal.lines("AT+CMGR=1,1").first?.hasPrefix("+CMGR: \"REC UNREAD\"") == true)
        #expect(terminal.lines("AT+CMGR=1,0").first?.hasPrefix("+CMGR: \"REC UNREAD\"") == true)
        #expect(terminal.lines("AT+CMGR=1,0").first?.hasPrefix("+CMGR: \"REC READ\"") == true)
        #expect(terminal.lines("AT+CMGR=1,2") == ["+CMS ERROR: 305"])
        #expect(terminal.lines("AT+CMGL=\"ALL\",2") == ["+CMS ERROR: 305"])
    }

    @Test("a memory can be named as a preference")
    func preference() throws {
        var terminal = try Self.filled()
        #expect(terminal.lines("AT+CPMS=\"SM_P\",\"ME_P\",\"SM_P\"").first?.hasPrefix("+CPMS: 4,50,0,100,4,50") == true)
        #expect(terminal.lines("AT+CPMS=\"XX_P\"") == ["+CMS ERROR: 303"])
    }

    @Test("a line feed ends a line where the profile says so, in CR LF as well")
    func lineFeed() throws {
        let profile = try Terminal.profile("line-end LF")
        for end in ["\n", "\r", "\r\n"] {
            var terminal = Terminal("AT+CMGF=1", profile: profile)
            #expect(terminal.type("AT+CSQ\(end)") == "\r\n+CSQ: 25,99\r\n\r\nOK\r\n")
            #expect(terminal.type("AT+CMGS=\"2757\"\(end)x\u{1A}") == "\r\n> \r\n+CMGS: 1\r\n\r\nOK\r\n")
        }
        var terminal = Terminal("AT+CMGF=1", profile: profile)
        #expect(terminal.type("AT+CMGS=\"2757\"\na\nb\u{1A}").hasPrefix("\r\n> \r\n> \r\n+CMGS: 1"))
        #expect(terminal.submissions.first?.message.userData.text == "a\nb")
        var standard = Terminal("AT+CMGF=1")
        #expect(standard.type("AT+CSQ\n") == "")
    }

    @Test("a prompt can lack its blank")
    func barePrompt() throws {
        var terminal = Terminal("AT+CMGF=1", profile: try Terminal.profile("prompt bare"))
        #expect(terminal.type("AT+CMGS=\"2757\"\ra\rb\u{1A}").hasPrefix("\r\n>\r\n>\r\n+CMGS: 1"))
    }

    @Test("a command of the profile is answered in any case of its letters")
    func anyCase() throws {
        let source = "answer ^Sysinfo\n    ^SYSINFO: 2,3\nanswer +CSQ?\n    +CSQ: 1,2"
        var terminal = Terminal("ATV1", profile: try Terminal.profile(source))
        for line in ["AT^SYSINFO", "at^sysinfo", "AT^Sysinfo"] {
            #expect(terminal.lines(line) == ["^SYSINFO: 2,3", "OK"])
        }
        #expect(terminal.lines("at+csq?") == ["+CSQ: 1,2", "OK"])
    }
}
