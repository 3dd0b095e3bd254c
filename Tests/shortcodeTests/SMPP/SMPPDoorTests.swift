import Glibc
import SMPP
import ShortMessage
import Testing

@Suite("shortcode smpp")
struct SMPPDoorTests {
    @Test("a member's registration and balance come back as deliver_sm, never before the answer to what asked for them")
    func conversation() throws {
        let door = try RunningSMPP()
        let esme = try ESME(at: door.port)
        #expect(try esme.submit(Packet.Message(Budi.registration, reports: true)) == "1")
        let receipt = try #require(DeliveryReceipt(try esme.next()))
        #expect(receipt.messageID == "1" && receipt.state == .delivered)
        #expect(try esme.next().readable?.hasPrefix("HP ini terdaftar") == true)
        _ = try esme.submit(Packet.Message("SALDO"))
        let reply = try esme.next()
        #expect(reply.readable?.hasPrefix("Saldo JHT KPJ ..5678") == true)
        #expect(reply.source.digits == "2757" && reply.destination.digits == "6281200000001")
        #expect(reply.destination.typeOfNumber == .international)
        let first = try #require(esme.heard.firstIndex(of: .deliverSM))
        let answer = try #require(CommandID.submitSM.response)
        #expect(esme.heard[..<first].contains(answer))
        #expect(door.end() == 143)
    }

    @Test("what was recorded of it passes when it is replayed")
    func record() throws {
        let scratch = try Scratch()
        let door = try RunningSMPP("--record", scratch.path("day.smslog"))
        let esme = try ESME(at: door.port)
        for text in [Budi.registration, "SALDO", "BANTUAN"] {
            _ = try esme.submit(Packet.Message(text))
            _ = try esme.next()
        }
        for part in try SMPPMessageTests.packets(String(repeating: "LAPOR#x", count: 40), .udh, to: "2757") {
            _ = try esme.submit(part)
        }
        #expect(door.end() == 143)
        let replay = try Run("replay", scratch.path("day.smslog"))
        #expect(replay.status == 0 && replay.output.contains("4 messages, "), "\(replay.output)")
    }

    @Test("Ctrl-C unbinds every session, and the exit code tells of it")
    func interrupt() throws {
        let door = try RunningSMPP()
        let sessions = try [Packet.Bind.Role.transmitter, .receiver, .transceiver].map { try ESME(at: door.port, $0) }
        door.signal(SIGINT)
        for session in sessions { session.waitForEnd() }
        let end = door.finish()
        #expect(end.status == 130)
        #expect(end.errors.matches(of: /: unbound\n/).count == 3, "\(end.errors)")
    }

    struct Version: Sendable, CustomTestStringConvertible {
        let asked: UInt8
        /// Nil where no parameter may be sent.
        let agreed: Int?

        var testDescription: String { "0x\(String(asked, radix: 16))" }
    }

    static let versions = [
        Version(asked: 0x00, agreed: nil), Version(asked: 0x33, agreed: nil), Version(asked: 0x34, agreed: 0x34),
        Version(asked: 0x50, agreed: 0x34),
    ]

    @Test("the version is the older of both, and one before 3.4 gets no parameter", arguments: versions)
    func version(_ version: Version) throws {
        let door = try RunningSMPP()
        let esme = try ESME(calling: door.port)
        let bind = Packet.Bind(.transceiver, systemID: "esme", interfaceVersion: version.asked)
        guard case .bindResponse(.transceiver, let response?) = try esme.ask(.bind(bind)).body else {
            Issue.record("no answer with a body")
            return
        }
        #expect(response.systemID == "shortcode")
        #expect(response.parameters[.interfaceVersion]?.number == version.agreed)
        _ = try esme.submit(Packet.Message("KONTAK", reports: true))
        #expect(try esme.next().parameters.isEmpty == (version.agreed == nil))
    }

    @Test("a transmitter's reply and receipt go to a receiver of the same name, and wait where none is bound")
    func pair() throws {
        let door = try RunningSMPP()
        let transmitter = try ESME(at: door.port, .transmitter)
        let other = try ESME(at: door.port, .receiver, as: "other")
        let id = try transmitter.submit(Packet.Message("KONTAK", reports: true))
        let receiver = try ESME(at: door.port, .receiver)
        // The receipt comes a little later, so that the transmitter knows the id.
        #expect(try receiver.next().readable?.hasPrefix("Hubungi") == true)
        #expect(DeliveryReceipt(try receiver.next())?.messageID == id)
        #expect(try transmitter.ask(.submit(Packet.Message("BANTUAN"))).status == .ok)
        #expect(try receiver.message().readable?.isEmpty == false)
        try other.settle()
        #expect(!other.heard.contains(.deliverSM))
        #expect(try receiver.ask(.submit(Packet.Message("KONTAK"))).status == .invalidBindStatus)
    }

    @Test("a number from which an ESME has sent is that ESME's; any other handset takes what comes")
    func handsets() throws {
        let door = try RunningSMPP()
        let (first, second) = (try ESME(at: door.port, as: "first"), try ESME(at: door.port, as: "second"))
        _ = try second.submit(Packet.Message("KONTAK", from: "6281200000002"))
        _ = try second.next()
        let message = Packet.Message("halo", to: "6281200000002", reports: true)
        let id = try first.submit(message)
        let arrived = try second.next()
        #expect(arrived.readable == "halo" && arrived.source.digits == "6281200000001")
        #expect(try first.receipt().messageID == id)
        _ = try first.submit(Packet.Message("halo", to: "6281200000099", reports: true))
        #expect(try first.receipt().state == .delivered)
        _ = try first.submit(message)
        _ = try second.next(.permanentReceiverError)
        #expect(try first.receipt().state == .rejected)
    }

    @Test("an ESME that takes nothing keeps no other from its messages, and gets all of its own once it does")
    func stalled() throws {
        let door = try RunningSMPP("--response", "100ms")
        let (stuck, other) = (try ESME(at: door.port, as: "stuck"), try ESME(at: door.port, as: "other"))
        let count = 1200
        for number in 0..<count {
            _ = try stuck.submit(Packet.Message("KONTAK", from: "\(6_281_300_000_000 + number)"))
        }
        _ = try other.submit(Packet.Message("BANTUAN", from: "6281200000009"))
        #expect(try other.message().destination.digits == "6281200000009")
        stuck.hangUp()
        let again = try ESME(at: door.port, as: "stuck")
        var answered: Set<String> = []
        while answered.count < count { answered.insert(try again.message().destination.digits) }
    }

    @Test("what is refused says why, and the session goes on", arguments: refusals)
    func refusal(_ row: Refusal) throws {
        let door = try RunningSMPP()
        let esme = try ESME(at: door.port)
        #expect(try esme.ask(row.body).status == row.status)
        _ = try esme.submit(Packet.Message("KONTAK"))
        #expect(try esme.message().readable?.hasPrefix("Hubungi") == true)
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: Packet.Body
        let status: CommandStatus

        init(_ name: String, _ status: CommandStatus, _ change: (inout Packet.Message) -> Void) {
            var message = Packet.Message("halo", to: "6281200000099")
            change(&message)
            self.init(name, status, .submit(message))
        }

        init(_ name: String, _ status: CommandStatus, _ body: Packet.Body) {
            (testDescription, self.status, self.body) = (name, status, body)
        }
    }

    static let refusals = [
        Refusal("no recipient", .invalidDestinationAddress) { $0.destination = SMPPAddress("") },
        Refusal("no sender", .invalidSourceAddress) { $0.source = SMPPAddress("") },
        Refusal("the number of a service", .invalidSourceAddress) { $0.source = SMPPAddress("2757") },
        Refusal("the number of a service, spelt otherwise", .invalidSourceAddress) { $0.source = SMPPAddress("+2757") },
        Refusal("the number of a service, behind a zero", .invalidSourceAddress) { $0.source = SMPPAddress("02757") },
        Refusal("half a code unit", .invalidMessageLength) {
            ($0.dataCoding, $0.shortMessage) = (.ucs2, [0, 0x41, 0])
        },
        Refusal("a reserved coding", .invalidDataCoding) { $0.dataCoding = DataCoding(rawValue: 12) },
        Refusal("a header longer than the text", .invalidESMClass) {
            ($0.esmClass, $0.shortMessage) = (ESMClass(hasUserDataHeader: true), [9, 0, 3])
        },
        Refusal("a receipt of its own", .invalidESMClass) { $0.esmClass = ESMClass(kind: .receipt) },
        Refusal("a priority beyond 3", .invalidPriorityFlag) { $0.priority = 4 },
        Refusal("a message that the centre keeps", .invalidDefaultMessage) { $0.defaultMessage = 1 },
        Refusal("a period that is over", .invalidExpiry) { $0.validity = try? SMPPTime("200101000000000+") },
        Refusal("a time that has gone", .invalidSchedule) { $0.schedule = try? SMPPTime("200101000000000+") },
        Refusal("a later time for a service, which answers at once", .invalidSchedule) {
            ($0.destination, $0.schedule) = (SMPPAddress("2757"), try? SMPPTime("000001000000000R"))
        },
        Refusal("data that no handset takes", .invalidMessageLength) {
            ($0.dataCoding, $0.shortMessage) = (.octets, [UInt8](repeating: 1, count: 141))
        },
        Refusal(
            "a list of recipients", .invalidDistributionList,
            .submitMulti(.init(from: SMPPAddress("0811"), to: [.list("all")], Array("halo".utf8)))),
        Refusal(
            "an unknown message to query", .queryFailed,
            .query(.init(messageID: "99", source: SMPPAddress("6281200000001")))),
        Refusal(
            "an unknown message to cancel", .invalidMessageID,
            .cancel(.init(messageID: "99", source: SMPPAddress("6281200000001")))),
        Refusal(
            "nothing to cancel", .cancelFailed,
            .cancel(
                .init(messageID: "", source: SMPPAddress("6281200000001"), destination: SMPPAddress("6281200000098")))),
        Refusal(
            "an unknown message to replace", .invalidMessageID,
            .replace(.init(messageID: "99", source: SMPPAddress("6281200000001")))),
        Refusal("cell broadcast", .broadcastFailed, .broadcast(.init(.broadcast))),
        Refusal("a second bind", .alreadyBound, .bind(.init(.transceiver, systemID: "esme"))),
    ]

    @Test("what is no PDU of SMPP is answered and hung up on, and the next caller is served")
    func otherProtocols() throws {
        let door = try RunningSMPP()
        let browser = try ESME(calling: door.port)
        browser.write(Array("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
        let (command, status) = try browser.status(of: 0)
        #expect(command == .genericNack && status == .invalidCommandLength)
        browser.waitForEnd()
        let early = try ESME(calling: door.port)
        #expect(try early.ask(.submit(Packet.Message("KONTAK"))).status == .invalidBindStatus)
        #expect(try early.ask(.enquireLink).status == .ok)
        #expect(try early.ask(.bind(.init(.transceiver, systemID: "esme"))).status == .ok)
        #expect(try early.ask(.unbind).status == .ok)
        early.waitForEnd()
    }

    @Test("what comes in one piece with the bind is done behind it")
    func oneWrite() throws {
        let door = try RunningSMPP()
        let esme = try ESME(calling: door.port)
        let bodies = [Packet.Body.bind(.init(.transceiver, systemID: "esme")), .submit(Packet.Message("KONTAK"))]
        esme.write(try zip(1..., bodies).flatMap { try Packet(sequence: $0, $1).octets() })
        #expect(try esme.status(of: 1).1 == .ok && esme.status(of: 2).1 == .ok)
        #expect(try esme.message().readable?.hasPrefix("Hubungi") == true)
    }

    @Test("a session in which much is odd tells of some of it, and is served all the same")
    func oddities() throws {
        let door = try RunningSMPP()
        let esme = try ESME(at: door.port)
        for sequence in 1...100 {
            esme.write([0, 0, 0, 16, 0, 0, 1, 0x10, 0, 0, 0, 0, 0, 0, 9, UInt8(sequence)])
        }
        _ = try esme.submit(Packet.Message("KONTAK"))
        door.signal(SIGTERM)
        let lines = door.finish().errors.split(separator: "\n")
        #expect(lines.count < 30 && lines.contains { $0.hasSuffix("what else is odd in this session is not told") })
    }

    @Test("a PDU in single octets is read like any other")
    func singleOctets() throws {
        let door = try RunningSMPP()
        let esme = try ESME(at: door.port)
        let octets = try Packet(sequence: 77, .submit(Packet.Message("KONTAK"))).octets()
        for octet in octets { esme.write([octet]) }
        #expect(try esme.status(of: 77).1 == .ok)
        #expect(try esme.message().readable?.hasPrefix("Hubungi") == true)
    }

    @Test("ten thousand messages in one go are all answered, and in order")
    func flood() throws {
        let door = try RunningSMPP("--window", "10000")
        let esme = try ESME(at: door.port)
        let count = 10_000
        var octets: [UInt8] = []
        for number in 1...count {
            let message = Packet.Message("\(number)", to: "6281200000099")
            octets += try Packet(sequence: UInt32(number + 1000), .submit(message)).octets()
        }
        esme.write(octets)
        var ids: [Int] = []
        for number in 1...count { ids.append(Int(try esme.status(of: UInt32(number + 1000)).1.rawValue)) }
        #expect(ids.allSatisfy { $0 == 0 })
        #expect(door.end() == 143)
    }
}
