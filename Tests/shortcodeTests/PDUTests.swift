import Testing

@Suite("shortcode pdu")
struct PDUTests {
    static let submit = "0011000B916407281553F80000AA0AE8329BFD4697D9EC37"

    @Test("a SUBMIT, field by field, with the octets of each")
    func fields() throws {
        let run = try Run("pdu", Self.submit)
        #expect(run.status == 0)
        #expect(
            run.lines == [
                "SMS-SUBMIT from a handset, with a service centre's address",
                "0        SCA         00                          the one that the modem has stored",
                "1        FO          11                          0x11 SUBMIT, relative validity period",
                "2        TP-MR       00                          0",
                "3-10     TP-DA       0B916407281553F8            +46708251358",
                "3          length    0B                          11",
                "4          TOA       91                          0x91 international, numbering plan 1",
                "5-10       digits    6407281553F8                46708251358",
                "11       TP-PID      00                          0x00 normal",
                "12       TP-DCS      00                          0x00 GSM 7-bit",
                "13       TP-VP       AA                          4 days",
                "14       TP-UDL      0A                          10",
                "15-23    TP-UD       E8329BFD4697D9EC37          \"hellohello\"",
            ])
    }

    @Test("without the service centre's address it is found out, too")
    func bare() throws {
        let run = try Run("pdu", String(Self.submit.dropFirst(2)))
        #expect(run.lines.first == "SMS-SUBMIT from a handset, without a service centre's address")
    }

    @Test("every line of stdin, and blanks between octets")
    func standardInput() throws {
        let run = try Run(
            "pdu", "--json", input: "\(Self.submit)\n\n \t\r\n00 11 00 0B 91 6407281553F8 0000AA0AE8329BFD4697D9EC37\n")
        #expect(run.lines.count == 2)
        #expect(run.lines.allSatisfy { $0.contains("\"text\":\"hellohello\"") })
    }

    @Test("the first octet is told by its type and direction, the parameter indicator by what follows")
    func firstOctet() throws {
        let submit = try Run("pdu", "--direction", "mo", "--no-service-centre", "31000481727500 00A7 01 41")
        #expect(submit.output.contains("0x31 SUBMIT, relative validity period, status report wanted"))
        let deliver = try Run("pdu", "07917238010010F5040BC87238880900F10000993092516195800AE8329BFD4697D9EC37")
        #expect(deliver.output.contains("0x04 DELIVER, no more messages"))
    }

    @Test("stray octets behind a STATUS-REPORT are tolerated", arguments: ["FF", "80"])
    func strayOctets(_ stray: String) throws {
        let run = try Run("pdu", "0006010B916407281553F86211122121218262111221212182" + "00" + stray)
        #expect(run.output.hasPrefix("SMS-STATUS-REPORT"))
        #expect(run.output.contains("more octets follow the message: \(stray)"))
        #expect(run.status == 0)
    }

    @Test("what was tolerated is told")
    func tolerated() throws {
        let run = try Run("pdu", "07919761989901F0040B917777777777F70000515022114032210A31D98C56B3DD70391888")
        #expect(run.lines.last == "tolerated: PDU at octet 36: more octets follow the message: 88")
    }

    @Test("a text becomes octets that are read as that text")
    func encode() throws {
        let text = "SALDO 08012345678 " + String(repeating: "dan seterusnya ", count: 12)
        let written = try Run("pdu", "--to", "2757", "--report", "--text", text)
        #expect(written.lines.count == 2)
        let read = try Run("pdu", "--json", input: written.output)
        #expect(read.lines.allSatisfy { $0.contains("\"type\":\"SMS-SUBMIT\"") })
        #expect(read.output.contains("SALDO 08012345678"))
    }

    @Test("a text may begin with a hyphen")
    func hyphen() throws {
        let written = try Run("pdu", "--to", "2757", "--text", "-5 derajat")
        let read = try Run("pdu", "--json", input: written.output)
        #expect(read.output.contains(#""text":"-5 derajat""#))
    }

    @Test("a DELIVER wants its time")
    func deliver() throws {
        let run = try Run("pdu", "--from", "2757", "--at", "2026-11-21T08:00:00+07:00", "--text", "Saldo", "--json")
        #expect(
            run.output == #"{"hex":"00040481727500006211128000008205D3309BFC06","length":20,"text":"Saldo"}"# + "\n")
    }

    @Test("a reference of 16 bits joins the segments, and its low octet is the message reference")
    func wideReference() throws {
        let text = String(repeating: "a", count: 161)
        let run = try Run("pdu", "--to", "2757", "--concatenation", "16", "--reference", "513", "--text", text)
        #expect(run.lines.map { $0.prefix(8) } == ["00410104", "00410204"])
        #expect(run.lines.map { $0.contains("0608040201020") } == [true, true])
    }

    @Test("octets that could be something else say so, and how to have them read as that")
    func ambiguous() throws {
        let run = try Run("pdu", "0000")
        #expect(run.lines.first == "SMS-DELIVER-REPORT from a handset, without a service centre's address")
        let other = try Run("pdu", "--direction", "mo", "--no-service-centre", "--refusal", "00D300")
        #expect(other.output.contains("0xD3 memory capacity exceeded"))
        #expect(other.status == 0)
    }

    @Test("JSON has data that is no text, and whether there is a service centre's address")
    func data() throws {
        let run = try Run("pdu", "--json", "0001000481727500040201FF")
        #expect(run.output.contains(#""hasServiceCentre":true,"text":null,"data":"01FF""#))
        let bare = try Run("pdu", "--json", "01000481727500040201FF")
        #expect(bare.output.contains(#""hasServiceCentre":false,"text":null,"data":"01FF""#))
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        let errors: String
        let sourceLocation: SourceLocation

        init(_ arguments: String..., errors: String, sourceLocation: SourceLocation = #_sourceLocation) {
            (self.arguments, self.errors, self.sourceLocation) = (arguments, errors, sourceLocation)
        }

        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let refusals = [
        Refusal("0011000B9X", errors: "'X' at character 10 is no hexadecimal digit; expected 0 to 9 or A to F"),
        Refusal("", errors: "no octets; expected some in hexadecimal"),
        Refusal("001", errors: "the digits end in the middle of an octet; expected one more after 3"),
        Refusal("--direction", "mo", "--no-service-centre", "01", errors: "TP-MR at octet 1: the octets end too early"),
        Refusal("--text", "hi", errors: "--text wants either --to or --from"),
        Refusal("--text", "hi", "--from", "2757", errors: "--from wants the time of the message: --at"),
        Refusal("--text", "hi", "--from", "2757", "--at", "soon", errors: "'soon' is no time"),
        Refusal("--text", "hi", "--to", "", errors: "an address is empty"),
        Refusal("--to", "2757", errors: "--to is for encoding, which wants a --text"),
        Refusal("--at", "nonsense", "00", errors: "--at is for encoding, which wants a --text"),
        Refusal("--concatenation", "16", errors: "--concatenation is for encoding, which wants a --text"),
        Refusal("--to", "2757", "--text", "hi", "--at", "nonsense", errors: "--at is for a DELIVER, which has --from"),
        Refusal("--to", "2757", "--text", "hi", "--truncated", errors: "--truncated is for decoding, but with --text"),
        Refusal("--to", "2757", "--text", "hi", "--direction", "mo", errors: "--direction is for decoding"),
        Refusal("--to", "2757", "--text", "hi", "--no-service-centre", errors: "--no-service-centre is for decoding"),
        Refusal("--to", "2757", "--text", "hi", "--smsc", "abc", errors: "--smsc abc: expected a number such as"),
        Refusal(
            "--to", "2757", "--text", "hi", "--validity", "0", errors: "--validity 0: expected 1 to 635040 minutes"),
        Refusal(
            "--to", "2757", "--text", "hi", "--reference", "256", errors: "expected 0 to 255, or --concatenation 16"),
        Refusal("--to", "2757", "--text", "hi", "--concatenation", "7", errors: "expected 8 or 16"),
        Refusal("--to", "+62 812 345", "--text", "hi", errors: "--to +62 812 345: expected a number such as 2757 or"),
        Refusal(
            "--from", "ABCDEFG@", "--text", "hi", "--at", "2026-11-21T08:00:00+07:00",
            errors: "expected no @ at the end of eight"),
        Refusal(
            "--from", "2757", "--text", "hi", "--at", "2026-11-21T08:00:00+07:00", "--validity", "5",
            errors: "--validity is for a SUBMIT, which has --to"),
        Refusal(
            "--from", "2757", "--text", "hi", "--at", "2026-11-21T08:00:00+20:00",
            errors: "expected an offset from UTC of at most 19:45"),
        Refusal(
            "--from", "2757", "--text", "hi", "--at", "2070-11-21T08:00:00+07:00",
            errors: "expected a year from 1970 to 2069"),
        Refusal(
            "--refusal", submit,
            errors: "--refusal is for a DELIVER-REPORT or SUBMIT-REPORT, but the octets are an SMS-S"),
        Refusal(
            "--refusal", "--direction", "mo", "--service-centre", submit,
            errors: "--refusal is for a DELIVER-REPORT or SUBMIT-REPORT, but the octets are an SMS-SUBMIT"),
        Refusal(
            "0006010B916407281553F8621112",
            errors: """
                no short message; TP-SCTS at octet 14: the octets end too early; expected at least 4 more
                0006010B916407281553F8621112
                                            ^
                of all ways to read it this fits best; --direction, and --service-centre or its --no-, say which
                """),
        Refusal("00", "--to", "2757", "--text", "hi", errors: "octets to decode and a --text to encode"),
        Refusal(errors: "stdin is empty; expected octets in hexadecimal"),
    ]

    @Test("refuses what it cannot use, says where and what was expected, and exits with 64", arguments: refusals)
    func refused(_ row: Refusal) throws {
        let run = try Run(["pdu"] + row.arguments)
        #expect(run.errors.contains(row.errors), sourceLocation: row.sourceLocation)
        #expect(run.output == "", sourceLocation: row.sourceLocation)
        #expect(run.status == 64, sourceLocation: row.sourceLocation)
    }

    @Test("a bad line of stdin names its number, and the rest goes on")
    func badLine() throws {
        let good = try Run("pdu", input: "\(Self.submit)\n")
        let run = try Run("pdu", input: "\(Self.submit)\n0X\n00\n\(Self.submit)\n")
        #expect(run.errors.hasPrefix("line 2: 'X' at character 2"))
        #expect(run.errors.contains("\nline 3: "))
        #expect(run.output == good.output + good.output)
        #expect(run.status == 1)
    }
}
