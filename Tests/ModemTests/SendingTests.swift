import Modem
import ShortMessage
import Testing

/// TS 27.005, 3.5 and 4.
@Suite("Sending")
struct SendingTests {
    static let pdu = "0031000A9121436587090000FF03CD771A"

    @Test("a PDU behind a prompt")
    func pduMode() throws {
        var terminal = Terminal()
        #expect(terminal.type("AT+CMGF=0;+CNMI=2,1,0,2,0\r").hasSuffix("\r\nOK\r\n"))
        #expect(terminal.type("AT+CMGS=16\r") == "AT+CMGS=16\r\r\n> ")
        #expect(terminal.type(Self.pdu + "\u{1A}") == Self.pdu + "\u{1A}\r\n+CMGS: 1\r\n\r\nOK\r\n")
        let message = try #require(terminal.submissions.first).message
        #expect(message.destinationAddress == Address(digits: "1234567890", typeOfNumber: .international))
        #expect(message.userData.text == "Moi")
        #expect(message.requestsStatusReport)
        #expect(message.messageReference == 1)
    }

    @Test("a PDU that names its service centre")
    func serviceCentre() throws {
        var terminal = Terminal("AT+CMGS=16")
        _ = terminal.type("0691261808000031000A9121436587090000FF03CD771A".replacing("0691", with: "0691") + "\u{1A}")
        #expect(try #require(terminal.submissions.first).serviceCentre.description == "+6281800000")
    }

    private static func longPDU(_ scheme: String, _ length: String, _ octets: Int) -> String {
        "0031000A9121436587" + "0900" + scheme + "FF" + length + String(repeating: "00", count: octets)
    }

    @Test("a message as long as may be is sent", arguments: [("00", "A0"), ("04", "8C"), ("08", "8C")])
    func longest(scheme: String, length: String) {
        var terminal = Terminal("AT+CMGS=153")
        #expect(terminal.type(Self.longPDU(scheme, length, 140) + "\u{1A}") == "\r\n+CMGS: 1\r\n\r\nOK\r\n")
    }

    static let wrongPDUs = [
        Typed("another length", "AT+CMGS=5\r\(pdu)\u{1A}", gives: "+CMS ERROR: 304"),
        Typed("no hexadecimal", "AT+CMGS=16\r\(pdu.dropLast(2))ZZ\u{1A}", gives: "+CMS ERROR: 304"),
        Typed("half an octet", "AT+CMGS=16\r\(pdu.dropLast())\u{1A}", gives: "+CMS ERROR: 304"),
        Typed("nothing", "AT+CMGS=16\r\u{1A}", gives: "+CMS ERROR: 304"),
        Typed("user data that ends too early", "AT+CMGS=15\r\(pdu.dropLast(2))\u{1A}", gives: "+CMS ERROR: 304"),
        Typed("more than any TPDU has", "AT+CMGS=177\r", gives: "+CMS ERROR: 304"),
        Typed("octets behind the user data", "AT+CMGS=17\r\(pdu)00\u{1A}", gives: "+CMS ERROR: 304"),
        Typed("161 septets", "AT+CMGS=154\r\(longPDU("00", "A1", 141))\u{1A}", gives: "+CMS ERROR: 304"),
        Typed("141 octets", "AT+CMGS=154\r\(longPDU("04", "8D", 141))\u{1A}", gives: "+CMS ERROR: 304"),
        Typed("142 octets, to be written", "AT+CMGW=155\r\(longPDU("04", "8E", 142))\u{1A}", gives: "+CMS ERROR: 304"),
        Typed("71 characters of 16 bits", "AT+CMGS=155\r\(longPDU("08", "8E", 142))\u{1A}", gives: "+CMS ERROR: 304"),
        Typed(
            "a PDU longer than is kept", "AT+CMGS=16\r\(String(repeating: "00", count: 1000))\u{1A}",
            gives: "+CMS ERROR: 304"),
    ]

    @Test("refuses a PDU that is none", arguments: wrongPDUs)
    func refusal(_ row: Typed) {
        var terminal = Terminal("ATV1")
        let given = terminal.type(row.typed).replacing("\r\n> ", with: "")
        #expect(given == "\r\n\(row.given)\r\n", sourceLocation: row.sourceLocation)
        #expect(terminal.submissions.isEmpty, sourceLocation: row.sourceLocation)
        #expect(terminal.type("AT\r") == "\r\nOK\r\n", sourceLocation: row.sourceLocation)
    }

    @Test("a text behind a prompt, with another prompt behind each line")
    func textMode() throws {
        var terminal = Terminal("AT+CMGF=1")
        #expect(terminal.type("AT+CMGS=\"2757\"\r") == "\r\n> ")
        #expect(terminal.type("SALDO\r") == "\r\n> ")
        #expect(terminal.type("08012345679\u{8}8\u{1A}") == "\r\n+CMGS: 1\r\n\r\nOK\r\n")
        let message = try #require(terminal.submissions.first).message
        #expect(message.destinationAddress == Address(digits: "2757", typeOfNumber: .unknown))
        #expect(message.userData.text == "SALDO\r08012345678")
        #expect(message.validityPeriod == .relative(RelativeValidity(rawValue: 167)))
        #expect(!message.requestsStatusReport)
    }

    @Test("an escape at the prompt sends nothing")
    func cancel() {
        var terminal = Terminal("AT+CMGF=1")
        #expect(terminal.type("AT+CMGS=\"2757\"\rSALDO\u{1B}") == "\r\n> \r\nOK\r\n")
        #expect(terminal.submissions.isEmpty)
    }

    @Test("a prompt is the last of its line")
    func promptInTheMiddle() {
        var terminal = Terminal("AT+CMGF=1")
        #expect(terminal.type("AT+CMGS=\"2757\";+CSQ\r") == "\r\nERROR\r\n")
    }

    @Test("references go up and begin again behind 255")
    func references() {
        var terminal = Terminal("AT+CMGF=1")
        let given = (1...257).map { _ in terminal.type("AT+CMGS=\"2757\"\rSALDO\u{1A}") }
        let references = given.map { Int($0.split(separator: " ").last?.prefix { $0.isNumber } ?? "") ?? -1 }
        #expect(references == Array(1...255) + [0, 1])
        #expect(terminal.submissions.map { Int($0.message.messageReference) } == references)
    }

    @Test("what the service centre refuses is an error with its cause")
    func refused() {
        var terminal = Terminal("AT+CMGF=1")
        terminal.outcome = .refused(CMSError(rawValue: 42))
        #expect(terminal.type("AT+CMGS=\"2757\"\rSALDO\u{1A}") == "\r\n> \r\n+CMS ERROR: 42\r\n")
        _ = terminal.type("AT+CMEE=2\r")
        #expect(terminal.type("AT+CMGS=\"2757\"\rSALDO\u{1A}") == "\r\n> \r\n+CMS ERROR: congestion\r\n")
    }

    @Test("what nobody answers has no result, and the next command has its own")
    func unanswered() {
        var terminal = Terminal("AT+CMGF=1")
        terminal.outcome = .unanswered
        #expect(terminal.type("AT+CMGS=\"2757\"\rSALDO\u{1A}") == "\r\n> ")
        #expect(terminal.type("AT\r") == "\r\nOK\r\n")
    }

    @Test("without network, service centre or PIN nothing is sent")
    func impossible() {
        var terminal = Terminal("AT+CMGF=1", "AT+CFUN=4")
        #expect(terminal.type("AT+CMGS=\"2757\"\rX\u{1A}") == "\r\n> \r\n+CMS ERROR: 331\r\n")
        _ = terminal.type("AT+CFUN=1;+CSCA=\"\"\r")
        #expect(terminal.type("AT+CMGS=\"2757\"\rX\u{1A}") == "\r\n> \r\n+CMS ERROR: 330\r\n")
    }

    @Test("in phase 2+ the service centre's time comes with the reference")
    func phaseTwoPlus() {
        var terminal = Terminal("AT+CMGF=1;+CSMS=1")
        #expect(
            terminal.type("AT+CMGS=\"2757\"\rX\u{1A}")
                == "\r\n> \r\n+CMGS: 1,\"26/11/21,12:00:00+28\"\r\n\r\nOK\r\n")
        _ = terminal.type("AT+CMGF=0\r")
        #expect(terminal.type("AT+CMGS=16\r\(Self.pdu)\u{1A}").contains("+CMGS: 2,\"010062111221000082\""))
    }

    static let texts = [
        Typed("IRA", "AT+CSCS=\"IRA\"\r~[x]@_", gives: "~[x]@_"),
        Typed("the default alphabet", "AT+CSCS=\"GSM\"\r\u{0}\u{11}\u{2}", gives: "@_$"),
        Typed("UCS2", "AT+CSCS=\"UCS2\"\r00530041004C0044004F20AC", gives: "SALDO€"),
        Typed("HEX", "AT+CSCS=\"HEX\"\r53414C444F00", gives: "SALDO@"),
        Typed("UTF-8", "AT+CSCS=\"UTF-8\"\ré€", gives: "é€"),
    ]

    @Test("a text is read in the terminal's character set", arguments: texts)
    func characterSets(_ row: Typed) throws {
        var terminal = Terminal("AT+CMGF=1")
        let parts = row.typed.split(separator: "\r")
        _ = terminal.type("\(parts[0])\r")
        let number = parts[0].contains("UCS2") ? "0032003700350037" : "2757"
        _ = terminal.type("AT+CMGS=\"\(number)\"\r\(parts[1])\u{1A}")
        let message = try #require(terminal.submissions.first, sourceLocation: row.sourceLocation).message
        #expect(message.userData.text == row.given, sourceLocation: row.sourceLocation)
        #expect(message.destinationAddress.digits == "2757", sourceLocation: row.sourceLocation)
    }

    @Test("Latin-1 is read by octets")
    func latin1() throws {
        var terminal = Terminal("AT+CMGF=1;+CSCS=\"8859-1\"", "AT+CMGS=\"2757\"")
        _ = terminal.type([0xE9, 0xA3, 0x1A])
        #expect(try #require(terminal.submissions.first).message.userData.text == "é£")
    }

    static let refusedTexts = [
        Typed("no character of the set", "AT+CSCS=\"UCS2\"\r005", gives: "305"),
        Typed("no character of the alphabet", "AT+CSCS=\"UTF-8\"\r漢", gives: "305"),
        Typed("161 characters", "ATV1\r" + String(repeating: "x", count: 161), gives: "305"),
        Typed("no octets where the scheme wants them", "AT+CSMP=,,,8\rSALDO", gives: "305"),
    ]

    @Test("a text that cannot be sent as it is", arguments: refusedTexts)
    func refusedText(_ row: Typed) {
        var terminal = Terminal("AT+CMGF=1")
        let parts = row.typed.split(separator: "\r")
        _ = terminal.type("\(parts[0])\r")
        let number = parts[0].contains("UCS2") ? "0032003700350037" : "2757"
        let given = terminal.type("AT+CMGS=\"\(number)\"\r\(parts[1])\u{1A}")
        #expect(given == "\r\n> \r\n+CMS ERROR: \(row.given)\r\n", sourceLocation: row.sourceLocation)
    }

    @Test("with another scheme or a header the text is octets")
    func octets() throws {
        var terminal = Terminal("AT+CMGF=1;+CSMP=49,,,8")
        _ = terminal.type("AT+CMGS=\"2757\"\r004100420043\u{1A}")
        _ = terminal.type("AT+CSMP=81,167,0,0\rAT+CMGS=\"2757\"\r050003070201D2E2B9\u{1A}")
        let (wide, part) = (terminal.submissions[0].message, terminal.submissions[1].message)
        #expect(wide.userData.text == "ABC" && wide.requestsStatusReport)
        #expect(part.userData.header?.concatenation?.sequence == 1)
        #expect(part.userData.text?.count == 3)
    }

    @Test("a message is written, sent from its place, and marked")
    func storedMessages() throws {
        var terminal = Terminal("AT+CMGF=1")
        #expect(terminal.type("AT+CMGW=\"2757\"\rSALDO\u{1A}") == "\r\n> \r\n+CMGW: 1\r\n\r\nOK\r\n")
        #expect(terminal.type("AT+CMGW\rSTATUS\u{1A}") == "\r\n> \r\n+CMGW: 2\r\n\r\nOK\r\n")
        #expect(terminal.lines("AT+CMGR=1") == ["+CMGR: \"STO UNSENT\",\"2757\",", "SALDO", "OK"])
        #expect(terminal.lines("AT+CMSS=1") == ["+CMSS: 1", "OK"])
        #expect(terminal.lines("AT+CMSS=2") == ["+CMS ERROR: 305"])
        #expect(terminal.lines("AT+CMSS=2,\"2757\"") == ["+CMSS: 2", "OK"])
        #expect(terminal.submissions.map(\.message.userData.text) == ["SALDO", "STATUS"])
        #expect(
            terminal.lines("AT+CMGL=\"STO SENT\"") == [
                "+CMGL: 1,\"STO SENT\",\"2757\",,", "SALDO", "+CMGL: 2,\"STO SENT\",\"\",,", "STATUS", "OK",
            ])
        #expect(
            terminal.lines("AT+CMGF=0;+CSDH=1;+CMGF=1;+CMGR=1").first == """
                +CMGR: "STO SENT","2757",,129,17,0,0,167,"+62811000000",145,5
                """)
    }

    @Test("messages are sent from their places in one line, up to the first that fails")
    func severalStored() {
        var terminal = Terminal("AT+CMGF=1")
        _ = terminal.type("AT+CMGW=\"2757\"\rSALDO\u{1A}")
        #expect(terminal.lines("AT+CMSS=1;+CMSS=1;+CMGF?") == ["+CMSS: 1", "+CMSS: 2", "+CMGF: 1", "OK"])
        #expect(terminal.lines("AT+CMSS=1;+CMSS=9;+CMSS=1") == ["+CMSS: 3", "+CMS ERROR: 321"])
    }

    @Test("a message that was received is written by its PDU")
    func writtenDeliver() {
        var terminal = Terminal("AT+CMGF=0", "AT+CMGW=21,1")
        _ = terminal.type("00040A91214365870900001220900285438003CD771A\u{1A}")
        #expect(terminal.lines("AT+CMGR=1").first == "+CMGR: 1,,21")
        #expect(terminal.lines("AT+CMSS=1") == ["+CMS ERROR: 302"])
    }

    @Test("a full memory takes nothing more")
    func fullMemory() {
        var profile = ModemProfile(number: Terminal.number)
        profile.memories = MessageMemorySizes(sim: 1, equipment: 0, reports: 0)
        var terminal = Terminal("AT+CMGF=1", "AT+CMGW=\"2757\"", profile: profile)
        _ = terminal.type("A\u{1A}")
        #expect(terminal.type("AT+CMGW=\"2757\"\rB\u{1A}") == "\r\n> \r\n+CMS ERROR: 322\r\n")
        #expect(terminal.lines("AT+CPMS=?") == ["+CPMS: (\"SM\",\"MT\"),(\"SM\",\"MT\"),(\"SM\",\"MT\")", "OK"])
    }
}
