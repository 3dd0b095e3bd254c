import Membership
import MessageCentre
import Modem
import ShortMessage
import Store
import Testing

/// Modems at a message centre whose service is 2757.
struct Network {
    let centre: MessageCentre

    init() throws {
        let service = try MembershipService()
        centre = try MessageCentre(store: .memory, shortCode: service.shortCode, service: service)
    }

    func modem(_ number: String = "+6281200000001", typing lines: String...) async throws -> Client {
        try await modem(ModemProfile(number: try Address(number)), lines)
    }

    func modem(_ profile: ModemProfile, _ lines: [String]) async throws -> Client {
        var client = Client(handset: try await Handset(profile, at: centre, name: "a modem") {})
        for line in ["ATE0"] + lines { _ = try await client.type(line + "\r") }
        return client
    }
}

/// A terminal at one of them.
struct Client {
    var handset: Handset

    mutating func type(_ text: String) async throws -> String {
        let given = try await handset.receive(Array(text.utf8), at: Terminal.noon)
        return String(decoding: try await handset.giving(given, at: Terminal.noon), as: UTF8.self)
    }

    mutating func fetch() async throws -> String {
        let given = try await handset.fetch(at: Terminal.noon)
        return String(decoding: try await handset.giving(given, at: Terminal.noon), as: UTF8.self)
    }

    mutating func lines(_ line: String) async throws -> [String] {
        try await type(line + "\r").split(whereSeparator: \.isNewline).map(String.init)
    }
}

@Suite("A handset at the message centre")
struct HandsetTests {
    @Test("a text to 2757 is answered by a message")
    func answered() async throws {
        var client = try await Network().modem(typing: "AT+CMGF=1;+CNMI=2,1")
        #expect(
            try await client.type("AT+CMGS=\"2757\"\rKONTAK\u{1A}")
                == "\r\n> \r\n+CMGS: 1\r\n\r\nOK\r\n\r\n+CMTI: \"SM\",1\r\n")
        let lines = try await client.lines("AT+CMGR=1")
        #expect(lines[0] == "+CMGR: \"REC UNREAD\",\"2757\",,\"26/11/21,12:00:00+28\"")
        #expect(lines[1].hasPrefix("Hubungi 175"))
    }

    @Test("a status report bears the reference of its message")
    func statusReport() async throws {
        var client = try await Network().modem(typing: "AT+CMGF=1;+CNMI=2,2,0,1;+CSMP=49")
        let given = try await client.type("AT+CMGS=\"2757\"\rKONTAK\u{1A}")
        #expect(given.contains("\r\n+CDS: 6,1,\"2757\",129,\"26/11/21,12:00:00+28\",\"26/11/21,12:00:00+28\",0\r\n"))
        #expect(given.contains("+CMT: \"2757\""))
    }

    @Test("a message goes from one handset to the other, and its report back")
    func betweenHandsets() async throws {
        let network = try Network()
        var sender = try await network.modem(typing: "AT+CMGF=1;+CNMI=2,1,0,1;+CSMP=49")
        var recipient = try await network.modem("+6281200000002", typing: "AT+CMGF=1;+CNMI=2,2")
        #expect(try await sender.type("AT+CMGS=\"081200000002\"\rhalo\u{1A}").hasSuffix("\r\nOK\r\n"))
        #expect(try await recipient.fetch().contains("+CMT: \"+6281200000001\""))
        #expect(try await sender.fetch().contains("+CDS: 6,1,\"081200000002\",129"))
    }

    @Test("messages come one by one, each after a while or when the terminal has deleted one")
    func separated() async throws {
        var profile = ModemProfile(number: Terminal.number)
        profile.deliveryMilliseconds = 250
        var client = try await Network().modem(profile, ["AT+CMGF=1;+CNMI=2,1,0,2;+CSMP=49"])
        let given = try await client.type("AT+CMGS=\"2757\"\rKONTAK\u{1A}")
        #expect(given.hasSuffix("\r\nOK\r\n\r\n+CDSI: \"SM\",1\r\n"))
        #expect(try await client.fetch() == "")
        let deadline = try #require(client.handset.deadline)
        #expect(deadline == Terminal.noon.adding(milliseconds: 250))
        let next = try await client.handset.expire(at: deadline)
        #expect(String(decoding: next, as: UTF8.self) == "\r\n+CMTI: \"SM\",2\r\n")
        _ = try await client.handset.expire(at: deadline.adding(milliseconds: 250))
        #expect(client.handset.deadline == nil)
        #expect(try await client.type("AT+CMGS=\"2757\"\rKONTAK\u{1A}").hasSuffix("+CDSI: \"SM\",3\r\n"))
        #expect(try await client.type("AT\r") == "\r\nOK\r\n")
        #expect(try await client.type("AT+CMGD=3\r") == "\r\nOK\r\n\r\n+CMTI: \"SM\",3\r\n")
    }

    @Test("two modems cannot have one number")
    func takenNumber() async throws {
        let network = try Network()
        let first = try await network.modem()
        await #expect(throws: AddressTaken.self) { _ = try await network.modem("081200000001") }
        await first.handset.close()
        _ = try await network.modem("081200000001")
    }

    /// The parts of a text as PDU mode takes them, in their own order.
    private static func parts(of text: String, reference: UInt16 = 7, wantsReport: Bool = true) throws -> [String] {
        let recipient = Address(digits: "6281200000002", typeOfNumber: .international)
        return try TPDU.Submit.messages(try SegmentedText(text), to: recipient, reference: reference).map { part in
            var part = part
            part.requestsStatusReport = wantsReport
            let octets = try PDU(serviceCentre: nil, .submit(part)).octets()
            return "AT+CMGS=\(octets.count - 1)\r\(octets.hexadecimal)\u{1A}"
        }
    }

    @Test(
        "the parts of a long message become one, whatever their order, and come as parts of one",
        arguments: [false, true])
    func longMessages(isReversed: Bool) async throws {
        let network = try Network()
        var sender = try await network.modem(typing: "AT+CNMI=2,1,0,1")
        var recipient = try await network.modem("+6281200000002", typing: "AT+CNMI=2,2")
        let text = String(repeating: "SALDO 08012345678 ", count: 20)
        let parts = try Self.parts(of: text)
        #expect(parts.count == 3)
        for part in isReversed ? parts.reversed() : parts { _ = try await sender.type(part) }
        let given = try await recipient.fetch().split(separator: "\r\n").filter { !$0.hasPrefix("+CMT") }
        var reassembly = Reassembly()
        var whole: [String?] = []
        for line in given {
            let reading = try PDU.reading(try Hexadecimal.octets(line), .mobileTerminated)
            guard case .deliver(let deliver) = reading.pdu.tpdu else { continue }
            let receipt = reassembly.receive(
                deliver.userData, from: deliver.originatingAddress, to: Terminal.number, at: Terminal.noon)
            if case .whole(let message) = receipt.outcome { whole.append(message.text) }
        }
        #expect(given.count == 3 && whole == [text])
        #expect(try await sender.fetch().split(separator: "\r\n").filter { $0.hasPrefix("+CDS") }.count == 3)
    }

    @Test("the parts of long data, which is no text, come as they were sent")
    func longData() async throws {
        let network = try Network()
        var sender = try await network.modem()
        var recipient = try await network.modem("+6281200000002", typing: "AT+CNMI=2,2")
        let header = "0B0504158115810003070201"
        for octets in [header + "30310000", header.dropLast(2) + "02CAFE"] {
            let length = String(octets.count / 2 + 0x100, radix: 16, uppercase: true).suffix(2)
            let pdu = "0051000D91261802000000F20004AA\(length)\(octets)"
            #expect(try await sender.type("AT+CMGS=\(pdu.count / 2 - 1)\r\(pdu)\u{1A}").hasSuffix("OK\r\n"))
        }
        let given = try await recipient.fetch().split(separator: "\r\n").filter { !$0.hasPrefix("+CMT") }
        #expect(given.count == 2)
        #expect(given.first?.hasSuffix("10" + header + "30310000") == true, "\(given)")
        #expect(given.last?.hasSuffix("0E" + header.dropLast(2) + "02CAFE") == true, "\(given)")
    }

    @Test("a long message goes on where the process died before, and its report bears the references of its parts")
    func longMessageAcrossRestarts() async throws {
        let network = try Network()
        let text = String(repeating: "SALDO 08012345678 ", count: 20)
        for part in try Self.parts(of: text) {
            var sender = try await network.modem()
            #expect(try await sender.type(part).hasSuffix("\r\n+CMGS: 1\r\n\r\nOK\r\n"))
            try await network.centre.restart()
        }
        var recipient = try await network.modem("+6281200000002")
        #expect(try await recipient.lines("AT+CMGL=4").filter { $0.hasPrefix("+CMGL: ") }.count == 3)
        try await network.centre.restart()
        let profile = ModemProfile(number: Terminal.number)
        var sender = Client(handset: try await Handset(profile, at: network.centre, name: "a modem") {})
        let given = try await sender.lines("ATE0;+CMGF=1;+CNMI=2,1,0,1")
        #expect(given.filter { $0.hasPrefix("+CDS: 6,1,") }.count == 3)
    }

    @Test("a full memory keeps the rest at the centre, and each slot that is freed brings the next")
    func fullMemory() async throws {
        var profile = ModemProfile(number: Terminal.number)
        profile.memories = MessageMemorySizes(sim: 1, equipment: 0, reports: 0)
        var client = try await Network().modem(profile, ["AT+CMGF=1;+CNMI=2,1"])
        for text in ["KONTAK", "BANTUAN"] { _ = try await client.type("AT+CMGS=\"2757\"\r\(text)\u{1A}") }
        #expect(try await client.lines("AT+CMGR=1")[1].hasPrefix("Hubungi"))
        #expect(try await client.type("AT+CMGD=1\r") == "\r\nOK\r\n\r\n+CMTI: \"SM\",1\r\n")
        #expect(try await !client.lines("AT+CMGR=1")[1].hasPrefix("Hubungi"))
    }

    @Test("a long message that finds room for one part only goes on where it stopped")
    func partlyFull() async throws {
        let network = try Network()
        var sender = try await network.modem()
        var profile = ModemProfile(number: try Address("+6281200000002"))
        profile.memories = MessageMemorySizes(sim: 2, equipment: 0, reports: 0)
        var recipient = try await network.modem(profile, ["AT+CNMI=2,1"])
        let parts = try Self.parts(of: String(repeating: "SALDO 08012345678 ", count: 20), wantsReport: false)
        for part in parts { _ = try await sender.type(part) }
        #expect(try await recipient.fetch() == "\r\n+CMTI: \"SM\",1\r\n\r\n+CMTI: \"SM\",2\r\n")
        #expect(try await recipient.type("AT+CMGD=1\r").hasSuffix("+CMTI: \"SM\",1\r\n"))
        #expect(try await recipient.type("AT+CMGD=1,4\r") == "\r\nOK\r\n")
    }

    @Test("a modem without radio gets its messages when it is back")
    func away() async throws {
        let network = try Network()
        var sender = try await network.modem(typing: "AT+CMGF=1")
        var recipient = try await network.modem("+6281200000002", typing: "AT+CMGF=1;+CNMI=2,1", "AT+CFUN=4")
        _ = try await sender.type("AT+CMGS=\"+6281200000002\"\rhalo\u{1A}")
        #expect(try await recipient.fetch() == "")
        #expect(try await recipient.type("AT+CFUN=1\r") == "\r\nOK\r\n\r\n+CMTI: \"SM\",1\r\n")
    }

    @Test("data and flash messages reach the other handset as they were sent")
    func coding() async throws {
        let network = try Network()
        var sender = try await network.modem(typing: "AT+CMGF=1;+CSMP=17,167,0,4")
        var recipient = try await network.modem("+6281200000002", typing: "AT+CMGF=1;+CNMI=2,2;+CSDH=1")
        _ = try await sender.type("AT+CMGS=\"+6281200000002\"\r00FF10\u{1A}")
        #expect(try await recipient.fetch().hasSuffix(",145,4,0,4,\"+62811000000\",145,3\r\n00FF10\r\n"))
        _ = try await sender.type("AT+CSMP=17,167,0,16\rAT+CMGS=\"+6281200000002\"\rflash\u{1A}")
        #expect(try await recipient.fetch().hasSuffix(",145,4,0,16,\"+62811000000\",145,5\r\nflash\r\n"))
    }

    @Test("data that is plainly text is read by the service; to a handset it goes as it was sent")
    func plainText() async throws {
        let network = try Network()
        var sender = try await network.modem(typing: "AT+CMGF=1;+CNMI=2,2;+CSMP=17,167,0,4")
        #expect(try await sender.type("AT+CMGS=\"2757\"\r4B4F4E54414B\u{1A}").contains("\r\nHubungi"))
        var recipient = try await network.modem("+6281200000002", typing: "AT+CMGF=1;+CNMI=2,2")
        _ = try await sender.type("AT+CMGS=\"+6281200000002\"\r4B4F4E54414B\u{1A}")
        #expect(try await recipient.fetch().hasSuffix("\r\n4B4F4E54414B\r\n"))
    }

    @Test("what stands in a memory is there after a restart, as it was, and what was deleted is not")
    func memories() async throws {
        let network = try Network()
        var client = try await network.modem(typing: "AT+CMGF=1;+CNMI=2,1", "AT+CPMS=\"SM\",\"ME\",\"SM\"")
        for text in ["KONTAK", "BANTUAN", "apa ini"] { _ = try await client.type("AT+CMGS=\"2757\"\r\(text)\u{1A}") }
        _ = try await client.type("AT+CMGW=\"2757\"\rKONTAK\u{1A}AT+CMGR=2\rAT+CMGD=3\r")
        let listings = ["AT+CMGL=\"ALL\"", "AT+CPMS=\"ME\";+CMGL=\"ALL\""]
        var before: [[String]] = []
        for listing in listings { before.append(try await client.lines(listing)) }
        try await network.centre.restart()
        var next = try await network.modem(typing: "AT+CMGF=1;+CNMI=2,1", "AT+CPMS=\"SM\",\"ME\",\"SM\"")
        for (listing, lines) in zip(listings, before) { #expect(try await next.lines(listing).count == lines.count) }
        #expect(
            try await next.lines("AT+CPMS=\"SM\";+CMGR=2")[1]
                == "+CMGR: \"REC READ\",\"2757\",,\"26/11/21,12:00:00+28\"")
        #expect(try await next.lines("AT+CMGR=3") == ["+CMS ERROR: 321"])
        // Another number's memories are its own.
        var other = try await network.modem("+6281200000002")
        #expect(try await other.lines("AT+CMGL=4") == ["OK"])
    }

    @Test("a long message of which a restart found a part in the memory goes on with the same reference")
    func partsInMemory() async throws {
        let network = try Network()
        var sender = try await network.modem()
        var profile = ModemProfile(number: try Address("+6281200000002"))
        profile.memories = MessageMemorySizes(sim: 2, equipment: 0, reports: 0)
        var recipient = try await network.modem(profile, ["AT+CNMI=2,1"])
        let parts = try Self.parts(of: String(repeating: "SALDO 08012345678 ", count: 20), wantsReport: false)
        for part in parts { _ = try await sender.type(part) }
        #expect(try await recipient.fetch() == "\r\n+CMTI: \"SM\",1\r\n\r\n+CMTI: \"SM\",2\r\n")
        let first = try await recipient.lines("AT+CMGR=1")[1]
        let reference = try Self.reference(first)
        try await network.centre.restart()
        var next = try await network.modem(profile, ["AT+CNMI=2,1"])
        #expect(try await next.lines("AT+CMGL=4").filter { $0.hasPrefix("+CMGL: ") }.count == 2)
        #expect(try await next.type("AT+CMGD=1\r").hasSuffix("+CMTI: \"SM\",1\r\n"))
        let rest = try await next.lines("AT+CMGR=1")[1]
        #expect(try Self.reference(rest) == reference)
        #expect(try await next.type("AT+CMGD=1,4\r") == "\r\nOK\r\n")
    }

    /// The element that says of which message a PDU is a part, without its number.
    private static func reference(_ pdu: String) throws -> String {
        try String(#require(pdu.firstMatch(of: /050003(..03)/)).output.1)
    }

    struct Holding: Sendable, CustomTestStringConvertible {
        let name: String
        let setting: String
        let typed: String
        let released: String
        var testDescription: String { name }
    }

    static let holdings = [
        Holding(name: "at a prompt", setting: "AT+CNMI=2,2", typed: "AT+CMGS=\"2757\"\r", released: "\u{1B}"),
        Holding(name: "in a line", setting: "AT+CNMI=2,2", typed: "AT+CS", released: "Q\r"),
        Holding(name: "by mode 0", setting: "AT+CNMI=0,2", typed: "", released: "AT+CNMI=2,2,0,0,0\r"),
        Holding(
            name: "by mode 0, whose results are forgotten", setting: "AT+CNMI=0,2", typed: "",
            released: "AT+CNMI=2,2,0,0,1\r"),
    ]

    @Test(
        "a message that is held back is not delivered before it is given, and once then", arguments: holdings,
        [false, true])
    func heldBack(_ row: Holding, isCutOff: Bool) async throws {
        let network = try Network()
        var sender = try await network.modem(typing: "AT+CMGF=1")
        var recipient = try await network.modem("+6281200000002", typing: "AT+CMGF=1", row.setting)
        _ = try await recipient.type(row.typed)
        _ = try await sender.type("AT+CMGS=\"+6281200000002\"\rhalo\u{1A}")
        #expect(try await recipient.fetch() == "")
        if !isCutOff { #expect(try await recipient.type(row.released).hasSuffix("\r\nhalo\r\n")) }
        try await network.centre.restart()
        var next = try await network.modem("+6281200000002", typing: "AT+CMGF=1")
        #expect(try await next.lines("AT+CMGL=\"ALL\"").contains("halo") == isCutOff)
    }

    @Test("a message is not delivered before the terminal has what was given")
    func unwritten() async throws {
        let network = try Network()
        var sender = try await network.modem(typing: "AT+CMGF=1")
        var recipient = try await network.modem("+6281200000002", typing: "AT+CMGF=1;+CNMI=2,2")
        _ = try await sender.type("AT+CMGS=\"+6281200000002\"\rhalo\u{1A}")
        let given = try await recipient.handset.fetch(at: Terminal.noon)
        #expect(String(decoding: given, as: UTF8.self).hasSuffix("halo\r\n") && recipient.handset.awaitsWriting)
        // The client has gone with what it had not read.
        recipient.handset.hangUp()
        #expect(try await recipient.fetch().hasSuffix("halo\r\n"))
        #expect(try await recipient.fetch() == "")
    }

    @Test("what is not acknowledged in time is stored when it comes again")
    func missedAcknowledgement() async throws {
        var client = try await Network().modem(typing: "AT+CMGF=1;+CSMS=1;+CNMI=2,2")
        #expect(try await client.type("AT+CMGS=\"2757\"\rKONTAK\u{1A}").contains("+CMT: "))
        let deadline = try #require(client.handset.deadline)
        _ = try await client.handset.expire(at: deadline)
        #expect(client.handset.deadline == nil)
        #expect(try await client.lines("AT+CNMI?")[0] == "+CNMI: 2,0,0,0,0")
    }
}
