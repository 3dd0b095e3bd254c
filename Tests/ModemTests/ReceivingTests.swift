import Modem
import ShortMessage
import Testing

/// TS 27.005, 3.4 and 4.1, 4.2, 4.6 and 4.7.
@Suite("Receiving")
struct ReceivingTests {
    static let pdu = "07912618010000F0040481725700006211122100008205D3E61014"

    @Test("in PDU mode a message is stored, told of, read and deleted")
    func stored() {
        var terminal = Terminal("AT+CNMI=2,1")
        #expect(terminal.deliver(.text("Saldo")) == "\r\n+CMTI: \"SM\",1\r\n")
        #expect(terminal.settled == [.taken])
        let lines = terminal.lines("AT+CMGR=1")
        #expect(lines[0] == "+CMGR: 0,,20")
        #expect(lines[1].count == 2 * (8 + 20))
        #expect(terminal.lines("AT+CMGR=1")[0] == "+CMGR: 1,,20")
        #expect(terminal.lines("AT+CMGL=0") == ["OK"])
        #expect(terminal.lines("AT+CMGL=4")[0] == "+CMGL: 1,1,,20")
        #expect(terminal.lines("AT+CMGD=?") == ["+CMGD: (1),(0-4)", "OK"])
        #expect(terminal.lines("AT+CMGD=1;+CMGR=1") == ["+CMS ERROR: 321"])
    }

    static let text = [
        Asked(
            "AT+CMGR=1", "+CMGR: \"REC UNREAD\",\"2757\",,\"26/11/21,12:00:00+28\"", "Saldo @_ Rp1"),
        Asked(
            "AT+CMGR=1", "+CMGR: \"REC UNREAD\",\"2757\",,\"26/11/21,12:00:00+28\",129,4,0,0,\"+62811000000\",145,12",
            "Saldo @_ Rp1", after: "AT+CSDH=1"),
        Asked(
            "AT+CMGL", "+CMGL: 1,\"REC UNREAD\",\"2757\",,\"26/11/21,12:00:00+28\"", "Saldo @_ Rp1",
            "+CMGL: 2,\"REC UNREAD\",\"+6281200000002\",,\"26/11/21,12:00:00+28\"", "6F225B57"),
        Asked(
            "AT+CMGL=\"REC READ\"", "+CMGL: 1,\"REC READ\",\"2757\",,\"26/11/21,12:00:00+28\",129,12",
            "Saldo @_ Rp1", after: "AT+CSDH=1", "AT+CMGR=1"),
        Asked(
            "AT+CMGR=1", "+CMGR: \"REC UNREAD\",\"0032003700350037\",,\"26/11/21,12:00:00+28\"",
            "00530061006C0064006F00200040005F002000520070 0031".replacing(" ", with: ""), after: "AT+CSCS=\"UCS2\""),
        Asked(
            "AT+CMGR=1", "+CMGR: \"REC UNREAD\",\"2757\",,\"26/11/21,12:00:00+28\"", "53616C646F20001120527031",
            after: "AT+CSCS=\"HEX\""),
        Asked(
            "AT+CMGR=1", "+CMGR: \"REC UNREAD\",\"2757\",,\"26/11/21,12:00:00+28\"", "Saldo \u{0}\u{11} Rp1",
            after: "AT+CSCS=\"GSM\""),
    ]

    @Test("in text mode", arguments: text)
    func textMode(_ row: Asked) {
        var terminal = Terminal("AT+CMGF=1")
        _ = terminal.deliver(.text("Saldo @_ Rp1"))
        _ = terminal.deliver(.text("漢字", from: "+6281200000002", scheme: .ucs2))
        for line in row.before { _ = terminal.type(line + "\r") }
        #expect(terminal.lines(row.command) == row.lines, sourceLocation: row.sourceLocation)
    }

    @Test("each flag of deletion", arguments: [(1, [2, 3, 4]), (2, [2, 4]), (3, [2]), (4, [])])
    func deletion(flag: Int, left: [Int]) {
        var terminal = Terminal("AT+CMGF=1")
        _ = terminal.deliver(.text("read"))
        _ = terminal.type("AT+CMGR=1\r")
        _ = terminal.deliver(.text("unread"))
        _ = terminal.type("AT+CMGW=\"2757\",129,\"STO SENT\"\rsent\u{1A}AT+CMGW=\"2757\"\runsent\u{1A}")
        _ = terminal.type("AT+CMGD=1,\(flag)\r")
        let list = left.map(String.init).joined(separator: ",")
        #expect(terminal.lines("AT+CMGD=?") == ["+CMGD: (\(list)),(0-4)", "OK"])
    }

    @Test("a message is given directly, and stored nowhere")
    func direct() {
        var terminal = Terminal("AT+CNMI=2,2", "AT+CMGF=1")
        #expect(
            terminal.deliver(.text("Saldo")) == "\r\n+CMT: \"2757\",,\"26/11/21,12:00:00+28\"\r\nSaldo\r\n")
        _ = terminal.type("AT+CSDH=1\r")
        #expect(
            terminal.deliver(.text("Saldo"))
                == "\r\n+CMT: \"2757\",,\"26/11/21,12:00:00+28\",129,4,0,0,\"+62811000000\",145,5\r\nSaldo\r\n")
        _ = terminal.type("AT+CMGF=0\r")
        #expect(terminal.deliver(.text("Saldo")).hasPrefix("\r\n+CMT: ,20\r\n0791261801"))
        #expect(terminal.lines("AT+CPMS?")[0].hasPrefix("+CPMS: \"SM\",0,50"))
    }

    /// What `<mt>` and the message's class and waiting group make of it.
    static let routes: [(indication: Int, scheme: UInt8, result: String)] = [
        (0, 0x00, ""), (1, 0x00, "+CMTI: \"ME\",1"), (2, 0x00, "+CMT:"), (3, 0x00, "+CMTI: \"ME\",1"),
        (2, 0x10, "+CMT:"), (2, 0x12, "+CMTI: \"SM\",1"), (1, 0x12, "+CMTI: \"SM\",1"), (2, 0x13, "+CMT:"),
        (3, 0x13, "+CMT:"), (2, 0xC8, "+CMT:"), (2, 0xD8, "+CMTI: \"ME\",1"), (0, 0x10, ""),
    ]

    @Test("goes where its class and the setting send it", arguments: routes)
    func route(indication: Int, scheme: UInt8, result: String) {
        var terminal = Terminal("AT+CPMS=\"ME\",\"ME\",\"ME\"", "AT+CNMI=2,\(indication)")
        let given = terminal.deliver(.text("Hai", scheme: DataCodingScheme(rawValue: scheme)))
        #expect(given.isEmpty == result.isEmpty)
        #expect(given.contains(result) || result.isEmpty)
        #expect(terminal.settled == [result == "+CMT:" ? .given : .taken])
    }

    @Test("waits for the end of a line that has begun, and of a command that runs")
    func heldBack() {
        var terminal = Terminal("AT+CNMI=2,1", "AT+CMGF=1")
        _ = terminal.type("A")
        #expect(terminal.deliver(.text("zero")) == "")
        #expect(terminal.type("T\r") == "\r\nOK\r\n\r\n+CMTI: \"SM\",1\r\n")
        _ = terminal.type("AT+CS")
        #expect(terminal.deliver(.text("one")) == "")
        #expect(terminal.type("Q\r") == "\r\n+CSQ: 25,99\r\n\r\nOK\r\n\r\n+CMTI: \"SM\",2\r\n")
        _ = terminal.type("AT+CMGS=\"2757\"\r")
        #expect(terminal.deliver(.text("two")) == "")
        #expect(terminal.type("X\u{1A}") == "\r\n+CMGS: 1\r\n\r\nOK\r\n\r\n+CMTI: \"SM\",3\r\n")
    }

    @Test("mode 0 holds results back, until another mode gives or forgets them", arguments: [0, 1])
    func buffered(_ buffer: Int) {
        var terminal = Terminal("AT+CNMI=0,1")
        #expect(terminal.deliver(.text("one")) == "")
        let given = terminal.type("AT+CNMI=2,1,0,0,\(buffer)\r")
        #expect(given == "\r\nOK\r\n" + (buffer == 0 ? "\r\n+CMTI: \"SM\",1\r\n" : ""))
    }

    @Test("a report is given, stored or dropped, as <ds> says")
    func reports() {
        var terminal = Terminal("AT+CNMI=2,1,0,1", "AT+CMGF=1")
        #expect(
            terminal.report(.delivered)
                == "\r\n+CDS: 6,1,\"2757\",129,\"26/11/21,12:00:00+28\",\"26/11/21,12:00:00+28\",0\r\n")
        _ = terminal.type("AT+CMGF=0;+CNMI=2,1,0,2\r")
        #expect(terminal.report(.delivered) == "\r\n+CDSI: \"SM\",1\r\n")
        #expect(terminal.lines("AT+CMGR=1")[0] == "+CMGR: 0,,21")
        _ = terminal.type("AT+CMGF=1\r")
        #expect(
            terminal.lines("AT+CMGR=1")[0]
                == "+CMGR: \"REC READ\",6,1,\"2757\",129,\"26/11/21,12:00:00+28\",\"26/11/21,12:00:00+28\",0")
        _ = terminal.type("AT+CNMI=2,1,0,0\r")
        #expect(terminal.report(.delivered) == "")
        #expect(terminal.settled == [.given, .taken, .taken])
    }

    @Test("reports have a memory of their own where the profile says so")
    func reportMemory() {
        var profile = ModemProfile(number: Terminal.number)
        profile.keepsReportsApart = true
        var terminal = Terminal("AT+CNMI=2,1,0,2", profile: profile)
        #expect(terminal.report(.delivered) == "\r\n+CDSI: \"SR\",1\r\n")
        #expect(terminal.lines("AT+CPMS=\"SR\";+CMGR=1")[1] == "+CMGR: 0,,21")
    }

    @Test("a full memory refuses, and room is told")
    func full() {
        var profile = ModemProfile(number: Terminal.number)
        profile.memories = MessageMemorySizes(sim: 1, equipment: 0, reports: 0)
        var terminal = Terminal("AT+CNMI=2,1", profile: profile)
        _ = terminal.deliver(.text("one"))
        #expect(terminal.deliver(.text("two")) == "")
        #expect(terminal.settled == [.taken, .full] && terminal.readyCount == 0)
        _ = terminal.type("AT+CMGD=1\r")
        #expect(terminal.readyCount == 1)
        _ = terminal.type("AT+CMGD=1\r")
        #expect(terminal.readyCount == 1)
        #expect(terminal.deliver(.text("two")) == "\r\n+CMTI: \"SM\",1\r\n")
    }

    @Test("out of reach until the radio is on again")
    func away() {
        var terminal = Terminal("AT+CFUN=4")
        _ = terminal.deliver(.text("one"))
        #expect(terminal.settled == [.away])
        _ = terminal.type("AT+CFUN=1\r")
        #expect(terminal.readyCount == 1)
    }

    @Test("in phase 2+ the terminal acknowledges before the next message comes")
    func acknowledgement() {
        var terminal = Terminal("AT+CSMS=1", "AT+CNMI=2,2,0,1")
        #expect(terminal.deliver(.text("one")).hasPrefix("\r\n+CMT: ,"))
        #expect(terminal.settled.isEmpty)
        #expect(terminal.report(.delivered) == "")
        #expect(terminal.type("AT+CNMA=1\r").hasPrefix("\r\nOK\r\n\r\n+CDS: 21\r\n"))
        #expect(terminal.settled == [.taken])
        #expect(terminal.lines("AT+CNMA=2") == ["OK"])
        #expect(terminal.settled == [.taken, .refused])
        #expect(terminal.lines("AT+CNMA") == ["+CMS ERROR: 340"])
    }

    @Test("without it nothing is given directly any more")
    func missedAcknowledgement() {
        var terminal = Terminal("AT+CSMS=1", "AT+CNMI=2,2,0,1")
        _ = terminal.deliver(.text("one"))
        _ = terminal.expire(.acknowledgement)
        #expect(terminal.settled == [.refused])
        #expect(terminal.lines("AT+CNMI?") == ["+CNMI: 2,0,0,0,0", "OK"])
    }

    @Test("a message of type 0 is taken and shown nowhere; a replacing one takes the place of its like")
    func protocolIdentifiers() {
        var terminal = Terminal("AT+CNMI=2,1", "AT+CMGF=1")
        #expect(terminal.deliver(.text("ping", identifier: 0x40)) == "")
        #expect(terminal.deliver(.text("old", identifier: 0x41)) == "\r\n+CMTI: \"SM\",1\r\n")
        #expect(terminal.deliver(.text("other", identifier: 0x42)) == "\r\n+CMTI: \"SM\",2\r\n")
        #expect(terminal.deliver(.text("new", identifier: 0x41)) == "\r\n+CMTI: \"SM\",1\r\n")
        #expect(terminal.lines("AT+CMGR=1")[1] == "new")
    }

    @Test("where no results are shown nothing is given directly, so nothing is lost")
    func quiet() {
        var terminal = Terminal("AT+CNMI=2,2;Q1")
        #expect(terminal.deliver(.text("one")) == "")
        #expect(terminal.lines("ATQ0;+CPMS?")[0].hasPrefix("+CPMS: \"SM\",1,50"))
    }

    @Test("both memories as one: the SIM's places come first")
    func combined() {
        var profile = ModemProfile(number: Terminal.number)
        profile.memories = MessageMemorySizes(sim: 1, equipment: 2, reports: 0)
        var terminal = Terminal("AT+CPMS=\"MT\",\"MT\",\"MT\";+CNMI=2,1", profile: profile)
        #expect(terminal.deliver(.text("one")) == "\r\n+CMTI: \"MT\",1\r\n")
        #expect(terminal.deliver(.text("two")) == "\r\n+CMTI: \"MT\",2\r\n")
        #expect(terminal.lines("AT+CPMS=\"ME\"")[0] == "+CPMS: 1,2,2,3,2,3")
        #expect(terminal.lines("AT+CMGL=4")[0].hasPrefix("+CMGL: 1,0"))
    }
}
