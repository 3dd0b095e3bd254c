import Modem
import ShortMessage
import Testing

/// A command, and the lines that it gives; `OK` at their end goes without saying.
struct Asked: Sendable, CustomTestStringConvertible {
    let before: [String]
    let command: String
    let lines: [String]
    let sourceLocation: SourceLocation

    init(
        _ command: String, _ lines: String..., after before: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let isFinal = ["ERROR", "+CME ERROR", "+CMS ERROR", "OK"].contains { lines.last?.hasPrefix($0) == true }
        (self.before, self.command) = (before, command)
        (self.lines, self.sourceLocation) = (lines + (isFinal ? [] : ["OK"]), sourceLocation)
    }

    var testDescription: String { (before + [command]).joined(separator: " ") }
}

@Suite("Commands")
struct CommandTests {
    static let line = [
        Asked("AT&F"), Asked("AT&W"), Asked("ATX4"), Asked("ATX9", "ERROR"), Asked("AT&C1&D2"), Asked("ATH"),
        Asked("ATI", "shortcode", "AT modem", "1.0"), Asked("ATI0", "shortcode", "AT modem", "1.0"),
        Asked("ATI9E0", "shortcode", "AT modem", "1.0"),
        Asked(
            "AT&V", "ACTIVE PROFILE:", "E0 Q0 V1 &C1 &D2 X4",
            "S0:000 S3:013 S4:010 S5:008 S6:002 S7:060 S8:002 S10:014 S12:050"),
        Asked(
            "AT&V0", "ACTIVE PROFILE:", "E0 Q0 V1 &C1 &D2 X0",
            "S0:000 S3:013 S4:010 S5:008 S6:002 S7:060 S8:002 S10:014 S12:050", after: "ATX0"),
        Asked("AT+CMGF?", "+CMGF: 1", after: "AT+CMGF=1"),
        Asked("AT+CMGF?", "+CMGF: 0", after: "AT+CMGF=1", "ATZ", "ATE0"),
        Asked("AT+CMGF?", "+CMGF: 1", after: "AT+CMGF=1;&W", "AT+CMGF=0", "ATZ", "ATE0"),
        Asked("AT+CMGF?", "+CMGF: 0", after: "AT+CMGF=1;&W", "AT&F", "ATE0"),
        Asked("AT+GCAP", "+GCAP: +CGSM"), Asked("AT+IFC=2,2"), Asked("AT+IFC?", "+IFC: 0,0", after: "AT+IFC=0,0"),
        Asked("AT+IPR?", "+IPR: 0"),
        Asked("AT+IPR?", "+IPR: 115200", after: "AT+IPR=115200"), Asked("AT+IPR=12345", "ERROR"),
        Asked("AT+IPR=?", "+IPR: (0,1200,2400,4800,9600,19200,38400,57600,115200),()"), Asked("AT+NONSENSE", "ERROR"),
        Asked("AT+NONSENSE=?", "ERROR"),
    ]

    static let identity = [
        Asked("AT+CGMI", "shortcode"), Asked("AT+CGMM", "AT modem"), Asked("AT+CGMR", "1.0"),
        Asked("AT+CGMI=?"), Asked("AT+CGMI?", "ERROR"), Asked("AT+GMM", "AT modem"),
        Asked("AT+CGSN", "359999000000018"), Asked("AT+CGSN=1", "+CGSN: \"359999000000018\""),
        Asked("AT+CIMI", "001011200000001"), Asked("AT+CCID", "+CCID: 8962102812000000016"),
        Asked("AT^ICCID?", "^ICCID: 8962102812000000016"),
        Asked("AT+CNUM", "+CNUM: ,\"+6281200000001\",145"),
        Asked(
            "AT+CNUM", "+CNUM: ,\"002B0036003200380031003200300030003000300030003000300031\",145",
            after: "AT+CSCS=\"UCS2\""),
    ]

    static let network = [
        Asked("AT+CREG?", "+CREG: 0,1"), Asked("AT+CREG=?", "+CREG: (0-3)"),
        Asked("AT+CREG?", "+CREG: 2,1,\"0001\",\"00000101\",0", after: "AT+CREG=2"),
        Asked("AT+CREG=4", "ERROR"), Asked("AT+CREG=4", "+CME ERROR: 50", after: "AT+CMEE=1"),
        Asked("AT+CREG=4", "+CME ERROR: incorrect parameters", after: "AT+CMEE=2"),
        Asked("AT+CGREG?", "+CGREG: 0,1"), Asked("AT+CEREG?", "+CEREG: 0,1"),
        Asked("AT+CREG?", "+CREG: 0,0", after: "AT+CFUN=4"), Asked("AT+CFUN?", "+CFUN: 4", after: "AT+CFUN=4"),
        Asked("AT+CFUN=1"), Asked("AT+CFUN=?", "+CFUN: (0,1,4),(0,1)"),
        Asked("AT+CSQ", "+CSQ: 25,99"), Asked("AT+CSQ", "+CSQ: 99,99", after: "AT+CFUN=0"),
        Asked("AT+CSQ=?", "+CSQ: (0-31,99),(0-7,99)"), Asked("AT+CBC", "+CBC: 0,100"), Asked("AT+CPAS", "+CPAS: 0"),
        Asked("AT+COPS?", "+COPS: 0,0,\"Shortcode Test\",0"),
        Asked("AT+COPS?", "+COPS: 0,2,\"00101\",0", after: "AT+COPS=3,2"),
        Asked("AT+COPS?", "+COPS: 1,2,\"00101\",0", after: "AT+COPS=1,2,\"00101\""),
        Asked("AT+COPS=1,2,\"26201\"", "+CME ERROR: 30", after: "AT+CMEE=1"),
        Asked("AT+COPS=1", "+CME ERROR: 50", after: "AT+CMEE=1"),
        Asked("AT+COPS?", "+COPS: 1,2,\"00101\",0", after: "AT+COPS=4,2,\"00101\""),
        Asked("AT+COPS?", "+COPS: 0,2,\"00101\",0", after: "AT+COPS=4,2,\"26201\""),
        Asked("AT+COPS=4", "ERROR"),
        Asked("AT+COPS?", "+COPS: 2", after: "AT+COPS=2"), Asked("AT+CREG?", "+CREG: 0,0", after: "AT+COPS=2"),
        Asked("AT+COPS=?", "+COPS: (2,\"Shortcode Test\",\"Shortcode\",\"00101\",0),,(0-4),(0-2)"),
        Asked("AT+CGATT?", "+CGATT: 1"), Asked("AT+CCLK?", "+CCLK: \"26/11/21,12:00:00+28\""),
    ]

    static let equipment = [
        Asked("AT+CPIN?", "+CPIN: READY"), Asked("AT+CPIN=\"1234\"", "+CME ERROR: 3", after: "AT+CMEE=1"),
        Asked("AT+CLCK=\"SC\",2", "+CLCK: 0"), Asked("AT+CLCK=?", "+CLCK: (\"SC\")"),
        Asked("AT+CLCK=\"SC\",1,\"0000\"", "+CME ERROR: 16", after: "AT+CMEE=1"),
        Asked("AT+CLCK=\"SC\",2", "+CLCK: 1", after: "AT+CLCK=\"SC\",1,\"1234\""),
        Asked("AT+CSCS?", "+CSCS: \"IRA\""), Asked("AT+CSCS=\"KLINGON\"", "ERROR"),
        Asked("AT+CSCS=?", "+CSCS: (\"GSM\",\"IRA\",\"UCS2\",\"HEX\",\"8859-1\",\"UTF-8\")"),
        Asked("AT+CSCS?", "+CSCS: \"GSM\"", after: "AT+CSCS=\"UCS2\"", "AT+CSCS=\"00470053004D\""),
        Asked("AT+CMEE?", "+CMEE: 2", after: "AT+CMEE=2"), Asked("AT+CMEE=?", "+CMEE: (0-2)"),
        Asked("AT+CLIP=1"), Asked("AT+CLIP?", "+CLIP: 1,2", after: "AT+CLIP=1"), Asked("AT+CVHU=0"),
        Asked("AT+CUSD=?", "+CUSD: (0-2)"), Asked("AT+CUSD=2"), Asked("AT+CUSD?", "+CUSD: 1", after: "AT+CUSD=1"),
    ]

    static let messages = [
        Asked("AT+CMGF=?", "+CMGF: (0,1)"), Asked("AT+CMGF=2", "ERROR"),
        Asked("AT+CSMS=?", "+CSMS: (0,1)"), Asked("AT+CSMS?", "+CSMS: 0,1,1,1"), Asked("AT+CSMS=1", "+CSMS: 1,1,1"),
        Asked("AT+CSMS=128", "+CMS ERROR: 303"),
        Asked("AT+CSCA?", "+CSCA: \"+62811000000\",145"), Asked("AT+CSCA=?"),
        Asked("AT+CSCA?", "+CSCA: \"175\",129", after: "AT+CSCA=\"175\""),
        Asked("AT+CSCA?", "+CSCA: \"\",129", after: "AT+CSCA=\"\""),
        Asked(
            "AT+CSCA?", "+CSCA: \"002B00360032003800310031003000300030003000300030\",145",
            after: "AT+CSCS=\"UCS2\""),
        Asked("AT+CSMP?", "+CSMP: 17,167,0,0"), Asked("AT+CSMP?", "+CSMP: 49,167,0,8", after: "AT+CSMP=49,,,8"),
        Asked("AT+CSMP?", "+CSMP: 25,\"26/11/22,12:00:00+28\",0,0", after: "AT+CSMP=25,\"26/11/22,12:00:00+28\""),
        Asked("AT+CSMP=25,\"26/13/22,12:00:00+28\"", "+CMS ERROR: 304"), Asked("AT+CSMP=256", "+CMS ERROR: 304"),
        Asked("AT+CSDH?", "+CSDH: 1", after: "AT+CSDH=1"), Asked("AT+CMMS=2"),
        Asked("AT+CSCB?", "+CSCB: 1,\"0-5\",\"\"", after: "AT+CSCB=1,\"0-5\""),
        Asked("AT+CSMP?", "+CSMP: 49,167,0,0", after: "AT+CSMP=49", "AT+CSAS", "AT+CSMP=17", "AT+CRES"),
        Asked("AT+CPMS?", "+CPMS: \"SM\",0,50,\"SM\",0,50,\"SM\",0,50"),
        Asked("AT+CPMS=?", "+CPMS: (\"SM\",\"ME\",\"MT\",\"SR\"),(\"SM\",\"ME\",\"MT\"),(\"SM\",\"ME\",\"MT\")"),
        Asked("AT+CPMS=\"ME\",\"SM\",\"MT\"", "+CPMS: 0,100,0,50,0,150"),
        Asked("AT+CPMS=\"BM\"", "+CMS ERROR: 303"), Asked("AT+CPMS=\"SM\",\"SR\"", "+CMS ERROR: 303"),
        Asked("AT+CNMI?", "+CNMI: 0,0,0,0,0"), Asked("AT+CNMI?", "+CNMI: 2,1,0,2,0", after: "AT+CNMI=2,1,0,2"),
        Asked("AT+CNMI=?", "+CNMI: (0-3),(0-3),(0-3),(0-2),(0,1)"), Asked("AT+CNMI=2,4", "+CMS ERROR: 304"),
        Asked("AT+CNMA", "+CMS ERROR: 340"), Asked("AT+CMGL"), Asked("AT+CMGR=1", "+CMS ERROR: 321"),
        Asked("AT+CMGL=?", "+CMGL: (0-4)"), Asked("AT+CMGL=5", "+CMS ERROR: 304"),
        Asked("AT+CMGL=\"NONE\"", "+CMS ERROR: 305", after: "AT+CMGF=1"),
        Asked("AT+CMGD=1"), Asked("AT+CMGD=51", "+CMS ERROR: 321"), Asked("AT+CMGD=1,5", "+CMS ERROR: 304"),
        Asked("AT+CMGD=?", "+CMGD: (),(0-4)"), Asked("AT+CMSS=1", "+CMS ERROR: 321"),
        Asked("AT+CMGS=\"2757\"", "+CMS ERROR: 304"), Asked("AT+CMGS=0", "+CMS ERROR: 304"),
        Asked("AT+CMGS=\"27;57\"", "+CMS ERROR: invalid text mode parameter", after: "AT+CMGF=1;+CMEE=2"),
    ]

    @Test(arguments: line + identity + network + equipment + messages)
    func command(_ row: Asked) {
        var terminal = Terminal()
        for line in ["ATE0"] + row.before { _ = terminal.type(line + "\r") }
        #expect(terminal.lines(row.command) == row.lines, sourceLocation: row.sourceLocation)
    }

    @Test("lists every command, and each of them can be tested for")
    func everyCommand() {
        var terminal = Terminal("ATV1")
        let commands = terminal.lines("AT+CLAC").dropLast()
        #expect(commands.count > 60)
        for command in commands where command.contains("+") {
            #expect(terminal.lines("\(command)=?").last == "OK", "\(command)")
        }
    }

    @Test("a change of the registration is told where it was asked for")
    func registrationChange() {
        var terminal = Terminal("AT+CREG=2", "AT+CGREG=1")
        #expect(terminal.type("AT+CFUN=4\r") == "\r\nOK\r\n\r\n+CREG: 0\r\n\r\n+CGREG: 0\r\n")
        #expect(
            terminal.type("AT+CFUN=1\r") == "\r\nOK\r\n\r\n+CREG: 1,\"0001\",\"00000101\",0\r\n\r\n+CGREG: 1\r\n")
    }

    @Test("a routing area stands in +CGREG alone")
    func routingArea() throws {
        var profile = ModemProfile(number: Terminal.number)
        try profile.apply("routing-area 0A")
        var terminal = Terminal("AT+CREG=2;+CGREG=2", profile: profile)
        #expect(terminal.lines("AT+CREG?").first == "+CREG: 2,1,\"0001\",\"00000101\",0")
        #expect(terminal.lines("AT+CGREG?").first == "+CGREG: 2,1,\"0001\",\"00000101\",0,\"0A\"")
    }

    @Test("a network without a name leaves its fields empty")
    func namelessNetwork() {
        var profile = ModemProfile(number: Terminal.number)
        profile.network.shortName = nil
        profile.network.neighbours = [.init(state: 1, longName: nil, shortName: nil, code: "51010")]
        var terminal = Terminal("ATV1", profile: profile)
        #expect(
            terminal.lines("AT+COPS=?").first
                == "+COPS: (2,\"Shortcode Test\",,\"00101\",0),(1,,,\"51010\"),,(0-4),(0-2)")
    }

    @Test("a USSD request is taken, and answered as not supported")
    func ussd() {
        var terminal = Terminal("AT+CUSD=1")
        #expect(terminal.type("AT+CUSD=1,\"*100#\",15\r") == "\r\nOK\r\n\r\n+CUSD: 4\r\n")
    }

    @Test("behind a PIN the SIM gives nothing, and three wrong ones lock it")
    func pin() {
        var profile = ModemProfile(number: Terminal.number)
        profile.pin = "2580"
        var terminal = Terminal("AT+CMEE=1", profile: profile)
        #expect(terminal.lines("AT+CPIN?") == ["+CPIN: SIM PIN", "OK"])
        #expect(terminal.lines("AT+CIMI") == ["+CME ERROR: 11"])
        #expect(terminal.lines("AT+CMGL") == ["+CMS ERROR: 311"])
        #expect(terminal.lines("AT+CREG?") == ["+CREG: 0,0", "OK"])
        #expect(terminal.lines("AT+CPIN=1111") == ["+CME ERROR: 16"])
        #expect(terminal.lines("AT+CPIN=1111") == ["+CME ERROR: 16"])
        #expect(terminal.lines("AT+CPIN=1111") == ["+CME ERROR: 12"])
        #expect(terminal.lines("AT+CPIN?") == ["+CPIN: SIM PUK", "OK"])
        #expect(terminal.lines("AT+CPIN=\"00000000\",\"4711\"") == ["+CME ERROR: 16"])
        #expect(terminal.lines("AT+CPIN=\"12345678\",\"4711\"") == ["OK"])
        #expect(terminal.lines("AT+CPIN?") == ["+CPIN: READY", "OK"])
        #expect(terminal.lines("AT+CREG?") == ["+CREG: 0,1", "OK"])
    }

    @Test("a profile answers what the standards do not have")
    func vendorCommands() {
        var profile = ModemProfile(number: Terminal.number)
        profile.answers = [
            "^SYSINFO": ["^SYSINFO:2,3,0,3,1"], "+CREG?": ["+CME ERROR: 30"], "D175;": ["BUSY"], "&K3": ["ERROR"],
        ]
        var terminal = Terminal("AT+CMEE=1", profile: profile)
        #expect(terminal.lines("ATD175;") == ["BUSY"])
        #expect(terminal.lines("AT&K3") == ["ERROR"])
        #expect(terminal.lines("AT^SYSINFO") == ["^SYSINFO:2,3,0,3,1", "OK"])
        #expect(terminal.lines("AT+CREG?") == ["+CME ERROR: 30"])
    }
}
