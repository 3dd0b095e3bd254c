import SMPP
import ShortMessage
import Testing

/// Long messages, codings, and what can be done with a message that waits.
@Suite("Messages by SMPP")
struct SMPPMessageTests {
    static let long = String(repeating: "Surat panjang. ", count: 28)
    static let emoji = String(repeating: "halo 😀 ", count: 25)

    /// A text as three or more PDUs, or as one.
    enum Form: String, CaseIterable {
        case udh, sar, payload
    }

    static func packets(_ text: String, _ form: Form, to recipient: String) throws -> [Packet.Message] {
        let segments = try SegmentedText(text)
        let coding: DataCoding = segments.encoding.bitsPerUnit == 16 ? .ucs2 : .byDefault
        var whole = Packet.Message("", to: recipient, reports: true)
        whole.dataCoding = coding
        guard form != .payload else {
            whole.parameters = [.messagePayload(try #require(coding.octets(text)))]
            return [whole]
        }
        let total = UInt8(segments.segments.count)
        return try zip(1...total, segments.segments).map { number, segment in
            var message = whole
            message.shortMessage = try #require(coding.octets(segment.text))
            if form == .sar {
                message.parameters = Parameter.segment(reference: 300, number: number, of: total)
            } else {
                message.esmClass = ESMClass(hasUserDataHeader: true)
                message.shortMessage = [5, 0, 3, 42, total, number] + message.shortMessage
            }
            return message
        }
    }

    /// What the PDUs of one message say together, in the form in which they came.
    static func joined(_ esme: ESME, count: Int, _ form: Form) throws -> String {
        var texts: [(Int, String)] = []
        for _ in 0..<count {
            let message = try esme.message()
            let number: Int? =
                switch form {
                case .udh: message.text.count > 5 ? Int(message.text[5]) : nil
                case .sar: message.parameters[.sarSegmentNumber]?.number
                case .payload: message.shortMessage.isEmpty ? 1 : nil
                }
            texts.append((try #require(number), try #require(message.readable)))
        }
        return texts.sorted { $0.0 < $1.0 }.map(\.1).joined()
    }

    @Test(
        "a long text arrives as it was sent, whatever its form on either side",
        arguments: [long, emoji], Form.allCases.flatMap { sent in Form.allCases.map { (sent, $0) } })
    func arrives(_ text: String, _ forms: (sent: Form, given: Form)) throws {
        let door = try RunningSMPP("--long", forms.given.rawValue)
        let (sender, recipient) = (try ESME(at: door.port, as: "a"), try ESME(at: door.port, as: "b"))
        _ = try recipient.submit(Packet.Message("KONTAK", from: "6281200000002"))
        _ = try recipient.next()
        let packets = try Self.packets(text, forms.sent, to: "6281200000002")
        let ids = try packets.map { try sender.submit($0) }
        #expect(Set(ids).count == packets.count)
        let count = forms.given == .payload ? 1 : try SegmentedText(text).segments.count
        #expect(try Self.joined(recipient, count: count, forms.given) == text)
        // Each part has its receipt, by the id that it was given.
        #expect(Set(try ids.map { _ in try sender.receipt().messageID }) == Set(ids))
    }

    @Test("a text has the same meaning in every coding", arguments: codings)
    func coding(_ row: Coding) throws {
        let door = try RunningSMPP(["smpp", "--listen", "0"] + row.options)
        let (sender, recipient) = (try ESME(at: door.port, as: "a"), try ESME(at: door.port, as: "b"))
        _ = try recipient.submit(Packet.Message("", from: "6281200000002", to: "6281200000099"))
        var message = Packet.Message("", to: "6281200000002")
        (message.dataCoding, message.shortMessage) = (row.coding, row.octets)
        _ = try sender.submit(message)
        let given = try recipient.next()
        #expect(given.dataCoding == row.given)
        #expect(row.alphabet.map { given.dataCoding.text(given.text, byDefault: $0) } ?? given.readable == row.text)
    }

    struct Coding: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let options: [String]
        let alphabet: DataCoding.DefaultAlphabet?
        let coding: DataCoding
        let octets: [UInt8]
        let text: String
        let given: DataCoding

        init(
            _ name: String, _ coding: DataCoding, _ octets: [UInt8], _ text: String, given: DataCoding = .byDefault,
            alphabet: (String, DataCoding.DefaultAlphabet)? = nil
        ) {
            (testDescription, self.coding, self.octets, self.text) = (name, coding, octets, text)
            (self.given, self.alphabet) = (given, alphabet?.1)
            options = alphabet.map { ["--alphabet", $0.0] } ?? []
        }
    }

    static let codings = [
        Coding("GSM, one septet an octet", .byDefault, [0x00, 0x02, 0x1B, 0x65], "@$€"),
        Coding("Latin-1 under 0, which the alphabet does not have", .byDefault, [0xE7, 0x61], "ça", given: .ucs2),
        Coding("ASCII", .ia5, Array("a@b".utf8), "a@b"),
        Coding("Latin-1", .latin1, [0xE9], "é"),
        Coding("ISO 8859-5", .cyrillic, [0xD0], "а", given: .ucs2),
        Coding("UCS-2", .ucs2, [0x04, 0x10], "А", given: .ucs2),
        Coding("a flash", DataCoding(rawValue: 0xF0), Array("kilat".utf8), "kilat", given: DataCoding(rawValue: 0xF0)),
        Coding(
            "packed GSM", .byDefault, SeptetPacking.packed(Array("halo".utf8)), "halo",
            alphabet: ("packed-gsm", .packedGSM)),
        Coding("Latin-1 by default", .byDefault, [0xE9, 0xE3], "éã", alphabet: ("latin1", .latin1)),
        Coding("UTF-8 by default", .byDefault, Array("é".utf8), "é", alphabet: ("utf8", .utf8)),
    ]

    @Test("a message that waits can be asked about, replaced and taken back, by its sender alone")
    func waiting() throws {
        let accounts = try Scratch()
        try accounts.write("account a\n  addresses 6281200000001\naccount b\n  addresses 6281200000002\n", to: "f")
        let door = try RunningSMPP("--accounts", accounts.path("f"))
        let sender = try ESME(at: door.port, as: "a")
        let source = SMPPAddress("6281200000001", typeOfNumber: .international)
        let ids = try ["satu", "dua", "tiga"].map {
            try sender.submit(Packet.Message($0, to: "6281200000002", reports: true))
        }
        #expect(try Self.state(sender, ids[0]) == .enroute)
        #expect(
            try sender.ask(.query(.init(messageID: ids[0], source: SMPPAddress("6281200000009")))).status
                == .queryFailed)
        #expect(try sender.ask(.cancel(.init(messageID: ids[0], source: source))).status == .ok)
        #expect(try sender.receipt().state == .deleted)
        #expect(try Self.state(sender, ids[0]) == .deleted)
        #expect(
            try sender.ask(.replace(.init(messageID: ids[1], source: source, Array("lain".utf8)))).status == .ok)
        let recipient = try ESME(at: door.port, as: "b")
        #expect(try [recipient.message(), recipient.message()].map(\.readable) == ["lain", "tiga"])
        // The replacement asked for no report.
        #expect(try sender.receipt().messageID == ids[2])
        #expect(try Self.state(sender, ids[1]) == .delivered)
        #expect(try sender.ask(.cancel(.init(messageID: ids[1], source: source))).status == .cancelFailed)
        #expect(try sender.ask(.replace(.init(messageID: ids[1], source: source))).status == .replaceFailed)
    }

    @Test("of numbers that are not its own an account is told nothing: a message that is there is as one that is not")
    func ofOthers() throws {
        let accounts = try Scratch()
        try accounts.write("account a\n addresses +62812*\naccount b\n addresses +62899*\naccount c\n", to: "f")
        let door = try RunningSMPP("--accounts", accounts.path("f"))
        let (a, b, c) = (
            try ESME(at: door.port, as: "a"), try ESME(at: door.port, as: "b"), try ESME(at: door.port, as: "c")
        )
        let waiting = try a.submit(Packet.Message("halo", from: "6281200000001", to: "6285500000001"))
        let served = try a.submit(Packet.Message("KONTAK", from: "6281200000001"))
        _ = try a.next()
        func statuses(_ esme: ESME, _ id: String, of source: String) throws -> [CommandStatus] {
            let (source, destination) = (SMPPAddress(source), SMPPAddress("6285500000001"))
            return try [
                Packet.Body.query(.init(messageID: id, source: source)),
                .cancel(.init(messageID: id, source: source)),
                .replace(.init(messageID: id, source: source, Array("lain".utf8))),
                .cancel(.init(messageID: "", source: source, destination: destination)),
            ].map { try esme.ask($0).status }
        }
        let unknown = [CommandStatus.queryFailed, .invalidMessageID, .invalidMessageID, .cancelFailed]
        for id in [waiting, served, "99"] {
            #expect(try statuses(b, id, of: "6281200000001") == unknown)
            for esme in [a, b, c] {
                for service in ["2757", "+2757"] { #expect(try statuses(esme, id, of: service) == unknown) }
            }
        }
        for reply in 1...6 { #expect(try statuses(c, "\(reply)", of: "2757") == unknown) }
        #expect(try a.ask(.query(.init(messageID: waiting, source: SMPPAddress("081200000001")))).status == .ok)
        #expect(try statuses(a, waiting, of: "6281200000001")[0] == .ok)
    }

    private static func state(_ esme: ESME, _ id: String) throws -> MessageState? {
        let source = SMPPAddress("6281200000001", typeOfNumber: .international)
        guard case .queryResponse(let response?) = try esme.ask(.query(.init(messageID: id, source: source))).body
        else {
            return nil
        }
        #expect(response.messageID == id && (response.finalDate == nil) == !response.state.isFinal)
        return response.state
    }

    @Test("all between two numbers are taken back at once, and one takes the place of another where it asks so")
    func betweenNumbers() throws {
        let accounts = try Scratch()
        try accounts.write("account a\n addresses 6281200000001\naccount b\n addresses 6281200000002\n", to: "f")
        let door = try RunningSMPP("--accounts", accounts.path("f"))
        let sender = try ESME(at: door.port, as: "a")
        let (source, destination) = (
            SMPPAddress("6281200000001", typeOfNumber: .international), SMPPAddress("6281200000002")
        )
        for text in ["satu", "dua"] { _ = try sender.submit(Packet.Message(text, to: "6281200000002")) }
        #expect(
            try sender.ask(.cancel(.init(messageID: "", source: source, destination: destination))).status == .ok)
        let first = try sender.submit(Packet.Message("tiga", to: "6281200000002"))
        var replacing = Packet.Message("empat", to: "6281200000002")
        replacing.replaceIfPresent = 1
        #expect(try sender.submit(replacing) == first)
        let recipient = try ESME(at: door.port, as: "b")
        #expect(try recipient.next().readable == "empat")
        _ = try sender.submit(Packet.Message("lima", to: "6281200000002"))
        #expect(try recipient.next().readable == "lima")
    }

    @Test("a message to several has one id, and names those to whom it does not go")
    func severalRecipients() throws {
        let door = try RunningSMPP()
        let esme = try ESME(at: door.port)
        var multi = Packet.MultiMessage(
            from: SMPPAddress("6281200000001"),
            to: [
                .address(SMPPAddress("6281200000091")), .list("all"), .address(SMPPAddress("6281200000092")),
                .address(SMPPAddress("")),
            ], Array("halo".utf8))
        multi.message.registeredDelivery = RegisteredDelivery(receipt: .always)
        guard case .submitMultiResponse(let response?) = try esme.ask(.submitMulti(multi)).body else {
            Issue.record("not taken")
            return
        }
        #expect(response.failures.map(\.status) == [.invalidDistributionList, .invalidDestinationAddress])
        let receipts = try [esme.next(), esme.next()]
        #expect(receipts.compactMap { DeliveryReceipt($0)?.messageID } == [response.messageID, response.messageID])
        #expect(Set(receipts.map(\.source.digits)) == ["6281200000091", "6281200000092"])
    }

    @Test("data_sm is taken as submit_sm is")
    func data() throws {
        let door = try RunningSMPP()
        let esme = try ESME(at: door.port)
        let message = Packet.DataMessage(
            from: SMPPAddress("6281200000001"), to: SMPPAddress("2757"),
            parameters: [.messagePayload(Array("KONTAK".utf8))])
        guard case .dataResponse(let response?) = try esme.ask(.data(message)).body else {
            Issue.record("not taken")
            return
        }
        #expect(response.messageID == "1")
        #expect(try esme.message().readable?.hasPrefix("Hubungi") == true)
    }

    @Test("a message with a time of its own waits for it, and with a period is not tried after it")
    func times() throws {
        let door = try RunningSMPP()
        let esme = try ESME(at: door.port)
        var later = Packet.Message("nanti", to: "6281200000099", reports: true)
        later.schedule = try SMPPTime("000000000001000R")
        let id = try esme.submit(later)
        #expect(try Self.state(esme, id) == .enroute)
        #expect(try esme.receipt().messageID == id)
        var short = later
        short.schedule = try SMPPTime("000000010000000R")
        short.validity = try SMPPTime("000000000001000R")
        _ = try esme.submit(short)
        #expect(try esme.receipt().state == .expired)
    }

    @Test("receipts come for what was asked for: always, of failure, of success, never", arguments: wishes)
    func wish(_ row: Wish) throws {
        let door = try RunningSMPP()
        let (sender, recipient) = (try ESME(at: door.port, as: "a"), try ESME(at: door.port, as: "b"))
        _ = try recipient.submit(Packet.Message("", from: "6281200000002", to: "6281200000099"))
        for status in [CommandStatus.ok, .permanentReceiverError] {
            var message = Packet.Message("halo", to: "6281200000002")
            message.registeredDelivery = RegisteredDelivery(receipt: row.receipt)
            _ = try sender.submit(message)
            _ = try recipient.next(status)
        }
        _ = try sender.submit(Packet.Message("akhir", to: "6281200000099", reports: true))
        var states: [MessageState?] = []
        while case let receipt = try sender.receipt(), receipt.text != "akhir" { states.append(receipt.state) }
        #expect(states == row.states)
    }

    struct Wish: Sendable, CustomTestStringConvertible {
        let receipt: RegisteredDelivery.Receipt
        let states: [MessageState?]

        var testDescription: String { "\(receipt)" }
    }

    static let wishes = [
        Wish(receipt: .never, states: []), Wish(receipt: .always, states: [.delivered, .rejected]),
        Wish(receipt: .onFailure, states: [.rejected]), Wish(receipt: .onSuccess, states: [.delivered]),
    ]

    @Test("ids are decimal, hexadecimal or UUIDs, and receipts may have another form, which some operators do")
    func ids() throws {
        for (form, id) in [("decimal", "1"), ("hex", "1"), ("uuid", "00000000-0000-4000-8000-000000000001")] {
            let door = try RunningSMPP("--id-form", form, "--receipt-ids", "hex", "--receipts", "text")
            let esme = try ESME(at: door.port)
            #expect(try esme.submit(Packet.Message("KONTAK")) == id)
            for _ in 0..<4 { _ = try esme.submit(Packet.Message("KONTAK")) }
            _ = try esme.submit(Packet.Message("KONTAK", reports: true))
            let receipt = try esme.receiptMessage()
            #expect(receipt.parameters.isEmpty)
            #expect(DeliveryReceipt(receipt)?.messageID == "B")
        }
    }
}

extension ESME {
    fileprivate func receiptMessage() throws -> Packet.Message {
        while true {
            let message = try next()
            if message.esmClass.kind == .receipt { return message }
        }
    }
}
