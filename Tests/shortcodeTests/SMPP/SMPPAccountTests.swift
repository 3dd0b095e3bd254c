import Glibc
import SMPP
import Testing

@Suite("Accounts of SMPP")
struct SMPPAccountTests {
    static let file = """
        # Whoever binds here.
        account program
            password  rahasia
            addresses 5151
            binds     2
        account member
            addresses +62812*
            rate      5 burst 3
        account anybody

        """

    private func door(_ options: String..., file: String = Self.file) throws -> RunningSMPP {
        let scratch = try Scratch()
        try scratch.write(file, to: "accounts")
        return try RunningSMPP(["smpp", "--listen", "0", "--accounts", scratch.path("accounts")] + options)
    }

    @Test("who is not listed, has another password, or is bound often enough is kept out by code")
    func binds() throws {
        let door = try door()
        func status(_ name: String, _ password: String) throws -> CommandStatus {
            try ESME(calling: door.port).ask(.bind(.init(.transceiver, systemID: name, password: password))).status
        }
        #expect(try status("nobody", "rahasia") == .invalidSystemID)
        for wrong in ["", "rahasiA", "rahasia1", "r"] { #expect(try status("program", wrong) == .invalidPassword) }
        let sessions = try (0..<2).map { _ in try ESME(at: door.port, as: "program", password: "rahasia") }
        #expect(try status("program", "rahasia") == .bindFailed)
        _ = try sessions[0].ask(.unbind)
        #expect(try status("program", "rahasia") == .ok)
        let stubborn = try ESME(calling: door.port)
        for _ in 0..<3 {
            #expect(try stubborn.ask(.bind(.init(.receiver, systemID: "nobody"))).status == .invalidSystemID)
        }
        stubborn.waitForEnd()
        door.signal(SIGTERM)
        #expect(!door.finish().errors.contains("rahasia"))
    }

    @Test("callers that bind and are gone before they hear of it leave no session behind")
    func gone() throws {
        let door = try door()
        let bind = Packet.Body.bind(.init(.transceiver, systemID: "program", password: "rahasia"))
        for _ in 0..<20 {
            let caller = try ESME(calling: door.port)
            try caller.send(bind)
            caller.hangUp()
        }
        var tries = 0
        while try tries < 100 && ESME(calling: door.port).ask(bind).status != .ok { tries += 1 }
        #expect(tries < 100)
    }

    @Test("an account sends from its own numbers alone, and from its only one where it says none")
    func senders() throws {
        let door = try door()
        let program = try ESME(at: door.port, as: "program", password: "rahasia")
        let member = try ESME(at: door.port, as: "member")
        #expect(try program.ask(.submit(Packet.Message("halo", to: "6281200000001"))).status == .invalidSourceAddress)
        var unsaid = Packet.Message("halo", to: "6281200000001")
        unsaid.source = SMPPAddress("")
        _ = try program.submit(unsaid)
        #expect(try member.next().source.digits == "5151")
        #expect(try member.ask(.submit(unsaid)).status == .invalidSourceAddress)
        let anybody = try ESME(at: door.port, as: "anybody")
        _ = try anybody.submit(Packet.Message("KONTAK", from: "6285500000001"))
        #expect(try anybody.next().readable?.hasPrefix("Hubungi") == true)
    }

    @Test("more than the rate is throttled, and taken once there was a pause; parts of one message count once")
    func rate() throws {
        let door = try door()
        let member = try ESME(at: door.port, as: "member")
        let statuses = try (0..<5).map { _ in try member.ask(.submit(Packet.Message("KONTAK"))).status }
        #expect(statuses.prefix(3) == [.ok, .ok, .ok] && statuses.contains(.throttled))
        while try member.ask(.submit(Packet.Message("KONTAK"))).status == .throttled {}
        let parts = try SMPPMessageTests.packets(String(repeating: "x", count: 1500), .udh, to: "6281200000099")
        while try member.ask(.submit(parts[0])).status == .throttled {}
        #expect(try parts.dropFirst().allSatisfy { try member.ask(.submit($0)).status == .ok })
    }

    @Test("parts of two accounts are never of one message, though number and reference are the same")
    func partsOfTwo() throws {
        let door = try RunningSMPP()
        let (first, second) = (try ESME(at: door.port, as: "first"), try ESME(at: door.port, as: "second"))
        let parts = try SMPPMessageTests.packets(String(repeating: "x", count: 300), .udh, to: "2757")
        try #require(parts.count == 2)
        #expect(try first.ask(.submit(parts[0])).status == .ok)
        #expect(try second.ask(.submit(parts[1])).status == .ok)
        #expect(try second.ask(.submit(parts[0])).status == .ok)
        _ = try second.message()
        try first.settle()
        #expect(!first.heard.contains(.deliverSM))
    }

    @Test("the only one that is bound gets nothing that is outside its numbers")
    func nobodyElse() throws {
        let door = try door(file: "account member\n  addresses +62812*\naccount other\n  addresses +62813*\n")
        let member = try ESME(at: door.port, as: "member")
        for recipient in ["6281300000001", "6281400000001", "6281200000099"] {
            _ = try member.submit(Packet.Message("untuk \(recipient)", to: recipient))
        }
        #expect(try member.message().destination.digits == "6281200000099")
        try member.settle()
        #expect(member.heard.filter { $0 == .deliverSM }.count == 1)
        let other = try ESME(at: door.port, as: "other")
        #expect(try other.message().destination.digits == "6281300000001")
    }

    @Test("where every account has numbers, what is for another one reaches a handset, and the receipt says so")
    func othersHandset() throws {
        let door = try door(file: "account member\n  addresses +62812*\n  receipt to=+62815*,state=UNDELIV\n")
        let member = try ESME(at: door.port, as: "member")
        for (recipient, state) in [("6281400000001", MessageState.delivered), ("6281500000001", .undeliverable)] {
            _ = try member.submit(Packet.Message("halo", to: recipient, reports: true))
            #expect(try member.receipt().state == state)
        }
    }

    @Test("an account that has a service's short code is that short code")
    func serviceNumber() throws {
        let door = try door(file: "account program\n  addresses 2757\n")
        let program = try ESME(at: door.port, as: "program")
        _ = try program.submit(Packet.Message("halo", from: "2757", to: "6281200000099"))
        #expect(door.end() == 143)
    }

    @Test("a file that says nothing is named with its line, and shows no password", arguments: mistakes)
    func mistake(_ row: Mistake) throws {
        let scratch = try Scratch()
        try scratch.write(row.file, to: "accounts")
        let run = try Run("smpp", "--listen", "0", "--accounts", scratch.path("accounts"))
        #expect(run.status == 64)
        #expect(run.errors.contains(row.error), "\(run.errors)")
        #expect(!run.errors.contains("rahasia"))
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let file: String
        let error: String

        init(_ name: String, _ file: String, _ error: String) {
            (testDescription, self.file, self.error) = (name, file, error)
        }
    }

    static let mistakes = [
        Mistake("an entry of no account", "  window 3\n", "line 1: an indented entry before the first account"),
        Mistake("no such entry", "account a\n  colour red\n", "line 2: 'colour' is no entry; expected account, or"),
        Mistake("no number", "account a\n  password rahasia\n  window many\n", "line 3: 'many' is no window"),
        Mistake("no value", "account a\n  password\n", "line 2: 'password' has no value"),
        Mistake("two of one name", "account a\naccount a\n", "line 2: the account 'a' stands above already"),
        Mistake("a name that no PDU has", "account abcdefghijklmnop\n", "line 1: 'abcdefghijklmnop' is no account"),
        Mistake("one number of two", "account a\n addresses 5151\naccount b\n addresses 5151\n", "5151 belongs to"),
        Mistake("nobody", "# nobody\n", "no account; expected 'account SYSTEM_ID'"),
    ]

    @Test("without accounts nobody from elsewhere may call")
    func loopback() throws {
        let run = try Run("smpp", "--listen", "0.0.0.0:0")
        #expect(run.status == 64 && run.errors.contains("--accounts says who may bind there"))
        for place in ["x", "127.0.0.1:", "127.0.0.1:70000", ":1", "+1"] {
            #expect(try Run("smpp", "--listen=\(place)").status == 64)
        }
    }
}
