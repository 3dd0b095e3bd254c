import SMPP
import Testing

/// What goes wrong on purpose, and that it goes wrong so and no further.
@Suite("Faults by SMPP")
struct SMPPFaultTests {
    static let refusals: [(fault: String, status: CommandStatus)] = [
        ("throttled", .throttled), ("queue-full", .messageQueueFull), ("system-error", .systemError),
        ("status=0x45", .submitFailed), ("status=ESME_RPROHIBITED", .prohibited), ("status=69", .submitFailed),
    ]

    @Test("a submission is refused with the status, and nothing else is", arguments: refusals)
    func refusal(_ row: (fault: String, status: CommandStatus)) throws {
        let door = try RunningSMPP("--smpp-fault", row.fault)
        let esme = try ESME(at: door.port)
        #expect(try esme.ask(.submit(Packet.Message("KONTAK"))).status == row.status)
        #expect(try esme.ask(.enquireLink).status == .ok)
        #expect(try esme.ask(.query(.init(messageID: "1", source: SMPPAddress("1")))).status == .queryFailed)
    }

    @Test("a fault of one command leaves the others alone")
    func command() throws {
        let door = try RunningSMPP("--smpp-fault", "throttled@query_sm")
        let esme = try ESME(at: door.port)
        #expect(try esme.submit(Packet.Message("KONTAK")) == "1")
        #expect(try esme.ask(.query(.init(messageID: "1", source: SMPPAddress("1")))).status == .throttled)
    }

    @Test("a share strikes the same ones for the same seed, and about as many as it says")
    func share() throws {
        func struck(_ seed: String) throws -> [Bool] {
            let door = try RunningSMPP("--smpp-fault", "throttled:30", "--seed", seed)
            let esme = try ESME(at: door.port)
            return try (0..<200).map { _ in
                try esme.ask(.submit(Packet.Message("x", to: "6281200000099"))).status == .throttled
            }
        }
        let first = try struck("7")
        #expect(try struck("7") == first && struck("8") != first)
        #expect((30...90).contains(first.count { $0 }))
    }

    @Test("silence does nothing and answers nothing; with answer-lost the message was taken")
    func silence() throws {
        for (fault, isTaken) in [("silence", false), ("answer-lost", true)] {
            let door = try RunningSMPP("--smpp-fault", fault)
            let esme = try ESME(at: door.port)
            try esme.send(.submit(Packet.Message("KONTAK")))
            if isTaken { #expect(try esme.next().readable?.hasPrefix("Hubungi") == true) }
            let query = Packet.Query(messageID: "1", source: Packet.Message("").source)
            #expect(try esme.ask(.query(query)).status == (isTaken ? .ok : .queryFailed))
            #expect(!esme.heard.contains(try #require(CommandID.submitSM.response)))
        }
    }

    @Test("late: the answer comes, and behind those to what was asked later")
    func late() throws {
        let door = try RunningSMPP("--smpp-fault", "late=50")
        let esme = try ESME(at: door.port)
        let sequence = try esme.send(.submit(Packet.Message("KONTAK")))
        #expect(try esme.ask(.enquireLink).status == .ok)
        #expect(try esme.answer(to: sequence).status == .ok)
    }

    @Test("an answer bears a wrong sequence number, or another PDU comes before it")
    func answers() throws {
        let wrong = try RunningSMPP("--smpp-fault", "wrong-sequence")
        let esme = try ESME(at: wrong.port)
        let sequence = try esme.send(.submit(Packet.Message("KONTAK")))
        #expect(try esme.status(of: sequence + 1000).1 == .ok)
        let unknown = try RunningSMPP("--smpp-fault", "unknown-command")
        let other = try ESME(at: unknown.port)
        #expect(try other.submit(Packet.Message("KONTAK")) == "1")
        #expect(other.malformed == [CommandID(rawValue: 0xFFF)])
    }

    @Test("an answer says a wrong length, so that what follows it is not read", arguments: ["short", "long"])
    func length(_ fault: String) throws {
        let door = try RunningSMPP("--smpp-fault", fault)
        let esme = try ESME(at: door.port)
        try esme.send(.submit(Packet.Message("x", to: "6281200000099")))
        try esme.send(.query(.init(messageID: "1", source: SMPPAddress("1"))))
        try esme.send(.unbind)
        esme.waitForEnd()
        #expect(!esme.heard.contains(try #require(CommandID.querySM.response)))
    }

    @Test("octet by octet nothing is lost")
    func split() throws {
        let door = try RunningSMPP("--smpp-fault", "split")
        let esme = try ESME(at: door.port)
        _ = try esme.submit(Packet.Message("KONTAK"))
        #expect(try esme.next().readable?.hasPrefix("Hubungi") == true)
        #expect(door.end() == 143)
    }

    @Test("a message comes before the bind, which succeeds all the same")
    func beforeBind() throws {
        let door = try RunningSMPP("--smpp-fault", "before-bind")
        let esme = try ESME(at: door.port)
        #expect(esme.heard.first == .deliverSM)
        #expect(try esme.next().readable == "too early")
        #expect(try esme.submit(Packet.Message("KONTAK")) == "1")
    }

    @Test("the connection is gone before the n-th PDU, and what was taken is not lost")
    func disconnect() throws {
        let door = try RunningSMPP("--smpp-fault", "disconnect=3")
        let first = try ESME(at: door.port)
        try first.send(.submit(Packet.Message("KONTAK")))
        first.waitForEnd()
        #expect(first.heard.count == 2)
        #expect(try ESME(at: door.port).next().readable?.hasPrefix("Hubungi") == true)
    }

    @Test("half a connection is closed, and what the ESME sends is taken all the same")
    func halfClose() throws {
        let scratch = try Scratch()
        let door = try RunningSMPP("--smpp-fault", "half-close=2", "--store", scratch.path("store"))
        let esme = try ESME(at: door.port)
        try esme.send(.submit(Packet.Message("KONTAK")))
        esme.waitForEnd()
        #expect(esme.heard.count == 1)
        #expect(try ESME(at: door.port).isClosed == false)
        door.end()
        let again = try RunningSMPP("--store", scratch.path("store"))
        #expect(try ESME(at: again.port).message().readable?.hasPrefix("Hubungi") == true)
    }

    @Test("enquire_link is not answered, and everything else is")
    func deaf() throws {
        let door = try RunningSMPP("--smpp-fault", "deaf")
        let esme = try ESME(at: door.port)
        try esme.send(.enquireLink)
        #expect(try esme.submit(Packet.Message("KONTAK")) == "1")
        #expect(!esme.heard.contains(try #require(CommandID.enquireLink.response)))
    }

    @Test("an account's faults are its own")
    func account() throws {
        let scratch = try Scratch()
        try scratch.write("account a\n  fault throttled\naccount b\n", to: "accounts")
        let door = try RunningSMPP("--accounts", scratch.path("accounts"))
        let message = Packet.Message("x", to: "6281200000099")
        #expect(try ESME(at: door.port, as: "a").ask(.submit(message)).status == .throttled)
        #expect(try ESME(at: door.port, as: "b").ask(.submit(message)).status == .ok)
    }

    @Test("the network's faults refuse by code, as at every door", arguments: network)
    func refusedByNetwork(_ row: (fault: String, status: CommandStatus)) throws {
        let door = try RunningSMPP("--fault", row.fault)
        let esme = try ESME(at: door.port)
        #expect(try esme.ask(.submit(Packet.Message("KONTAK"))).status == row.status)
    }

    static let network: [(fault: String, status: CommandStatus)] = [
        ("reject=100%", .systemError), ("reject=100%:22", .messageQueueFull),
        ("reject=100%:1", .invalidDestinationAddress), ("reject=100%:21", .submitFailed),
    ]

    @Test(
        "a fault that is none is refused with a sentence",
        arguments: ["x", "late", "disconnect=0", "throttled:101", "split@x"])
    func mistake(_ fault: String) throws {
        let run = try Run("smpp", "--listen", "0", "--smpp-fault", fault)
        #expect(run.status == 64 && run.errors.contains("is no fault of SMPP; expected one of throttled"))
    }
}
