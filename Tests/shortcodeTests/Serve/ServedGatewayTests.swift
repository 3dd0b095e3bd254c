import Foundation
import SMPP
import Testing

/// What a test asks `serve` of gateways that have bound, and does to their sessions.
@Suite("Gateways of serve, over HTTP")
struct ServedGatewayTests {
    private let server: RunningServer
    private let port: UInt16

    init() throws {
        // However long other tests keep this one waiting, the gateway is not taken for gone.
        server = try RunningServer(["--smpp", "0", "--enquire-link", "1h"])
        port = try #require(
            server.said.firstMatch(of: /SMPP at 127\.0\.0\.1:(\d+)/).flatMap { UInt16($0.output.1) })
    }

    private func object(_ path: String) async throws -> [String: Any] {
        let answer = try await server.ask(path)
        try #require(answer.status == 200, "\(answer.text)")
        return try #require(try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any])
    }

    private func sessions() async throws -> [[String: Any]] {
        try #require(try await object("v1/smpp/sessions")["sessions"] as? [[String: Any]])
    }

    private func pdus(_ session: Int, _ query: String = "") async throws -> [[String: Any]] {
        try #require(try await object("v1/smpp/sessions/\(session)/pdus\(query)")["pdus"] as? [[String: Any]])
    }

    @discardableResult
    private func fault(_ body: String) async throws -> Int {
        try await server.ask("v1/smpp/faults", body).status
    }

    private static func message(_ text: String, from number: String = "+6281200000002") -> Packet.Message {
        Packet.Message(from: SMPPAddress(number), to: SMPPAddress("2757"), Array(text.utf8))
    }

    @Test("a session says who has bound, how, for which numbers, and, once it is over, why")
    func session() async throws {
        let esme = try ESME(at: port, .receiver, as: "gateway", range: "62812")
        let bound = try #require(try await sessions().first)
        #expect(bound["systemId"] as? String == "gateway" && bound["mode"] as? String == "receiver")
        #expect(bound["state"] as? String == "bound" && bound["version"] as? String == "3.4")
        #expect(bound["addresses"] as? [String] == ["62812"])
        #expect((bound["counts"] as? [String: Int])?["bind_receiver_resp"] == 1)
        #expect(try esme.ask(.unbind).status == .ok)
        while try await sessions().first?["state"] as? String != "closed" {}
        let over = try #require(try await sessions().first)
        #expect(over["reason"] as? String == "unbound" && over["endedAt"] as? String != nil)
        #expect(try await pdus(1).count == 4)
    }

    @Test("every PDU of a session is there both ways, in its order, with fields, parameters, text and octets")
    func pdus() async throws {
        let esme = try ESME(at: port)
        var message = Self.message("KONTAK")
        message.parameters = [.userMessageReference(7)]
        #expect(try esme.submit(message) == "1")
        _ = try esme.next()
        while try await pdus(1).count < 6 {}
        let pdus = try await pdus(1, "?unmasked=true")
        #expect(pdus.compactMap { $0["number"] as? Int } == Array(1...6))
        #expect(
            pdus.compactMap { $0["command"] as? String } == [
                "bind_transceiver", "bind_transceiver_resp", "submit_sm", "submit_sm_resp", "deliver_sm",
                "deliver_sm_resp",
            ])
        #expect(pdus.compactMap { $0["from"] as? String }.prefix(3) == ["esme", "centre", "esme"])
        let submit = pdus[2]
        let fields = try #require(submit["fields"] as? [String: Any])
        #expect(fields["source_addr"] as? String == "+6281200000002" && fields["sm_length"] as? Int == 6)
        #expect(fields["short_message"] as? String == "4B4F4E54414B" && submit["text"] as? String == "KONTAK")
        let parameters = submit["parameters"] as? [[String: Any]]
        #expect(parameters?.first?["tag"] as? String == "user_message_reference")
        #expect(parameters?.first?["value"] as? Int == 7)
        let octets = try Packet(sequence: 2, .submit(message)).octets()
        #expect(submit["hex"] as? String == octets.hexDigits)
        #expect((pdus[3]["fields"] as? [String: Any])?["message_id"] as? String == "1")
        #expect((pdus[4]["text"] as? String)?.hasPrefix("Hubungi") == true)
    }

    @Test("what is personal is crossed out in text, fields and octets, and passwords are, unless it is asked for")
    func masked() async throws {
        let secret = "08012345678"
        let esme = try ESME(at: port, password: "geheim")
        #expect(try esme.submit(Self.message("SALDO \(secret)")) == "1")
        let digits = Array(secret.utf8).hexDigits
        for (query, isShown) in [("", false), ("?unmasked=true", true)] {
            let answer = try await server.ask("v1/smpp/sessions/1/pdus\(query)").text
            #expect(answer.contains(secret) == isShown && answer.contains(digits) == isShown)
            #expect(answer.contains("geheim") == isShown && answer.contains(Array("geheim".utf8).hexDigits) == isShown)
            #expect(answer.contains("SALDO"))
        }
    }

    @Test("what cannot be read is there with what is wrong, and none of it is shown that may be personal")
    func malformed() async throws {
        let esme = try ESME(at: port)
        let broken: [UInt8] = [0, 0, 0, 22, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 9] + Array("secret".utf8)
        esme.write(broken)
        #expect(try esme.ask(.enquireLink).status == .ok)
        let pdu = try #require(try await pdus(1).first { $0["sequence"] as? Int == 9 })
        #expect((pdu["problem"] as? String)?.contains("no NUL") == true)
        #expect((pdu["hex"] as? String)?.hasSuffix("00000009" + String(repeating: "xx", count: 6)) == true)
    }

    @Test("a session of many PDUs keeps the last ones, and tells those behind a number")
    func bounded() async throws {
        let esme = try ESME(at: port)
        for _ in 0..<300 { _ = try esme.ask(.enquireLink) }
        let kept = try await pdus(1, "?limit=500")
        #expect(kept.count == 500 && kept.last?["number"] as? Int == 602 && kept.first?["number"] as? Int == 103)
        #expect(try await pdus(1).count == 100)
        #expect(try await pdus(1, "?after=600").compactMap { $0["number"] as? Int } == [601, 602])
    }

    @Test("a fault strikes the next PDUs, so many, and then no more")
    func next() async throws {
        let esme = try ESME(at: port)
        #expect(try await fault(#"{"fault":"throttled","count":2}"#) == 201)
        let statuses = try (0..<3).map { _ in try esme.ask(.submit(Self.message("KONTAK"))).status }
        #expect(statuses == [.throttled, .throttled, .ok])
        let rule = try #require((try await object("v1/smpp/faults")["rules"] as? [[String: Any]])?.first)
        #expect(rule["left"] as? Int == 0 && rule["struck"] as? Int == 2 && rule["fault"] as? String == "throttled")
    }

    struct Reach: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: String
        /// Whether it strikes the first session, and the second.
        let strikes: [Bool]
    }

    static let reaches = [
        Reach(testDescription: "all", body: #"{"fault":"system-error"}"#, strikes: [true, true]),
        Reach(testDescription: "an account", body: #"{"fault":"throttled","account":"b"}"#, strikes: [false, true]),
        Reach(testDescription: "a session", body: #"{"fault":"throttled","session":1}"#, strikes: [true, false]),
        Reach(
            testDescription: "a number in another spelling", body: #"{"fault":"queue-full","number":"081200000002"}"#,
            strikes: [false, true]),
        Reach(
            testDescription: "numbers that begin so", body: #"{"fault":"queue-full","number":"+62812*"}"#,
            strikes: [false, true]),
        Reach(
            testDescription: "an account in another's session",
            body: #"{"fault":"throttled","account":"b","session":1}"#,
            strikes: [false, false]),
        Reach(
            testDescription: "answers of a number", body: #"{"fault":"wrong-sequence","number":"+6281200000002"}"#,
            strikes: [false, true]),
    ]

    @Test("a fault strikes what it is for, and is over once it is switched off", arguments: reaches)
    func reach(_ reach: Reach) async throws {
        let senders = ["+6285500000001", "+6281200000002"]
        let esmes = [try ESME(at: port, as: "a"), try ESME(at: port, as: "b")]
        #expect(try await fault(reach.body) == 201)
        for ((esme, sender), isStruck) in zip(zip(esmes, senders), reach.strikes) {
            let sequence = try esme.send(.submit(Self.message("KONTAK", from: sender)))
            if reach.body.contains("wrong-sequence"), isStruck {
                #expect(try esme.status(of: sequence + 1000).1 == .ok)
            } else {
                #expect((try esme.answer(to: sequence).status != .ok) == isStruck)
            }
        }
        let id = try #require((try await object("v1/smpp/faults")["rules"] as? [[String: Any]])?.first?["id"] as? Int)
        #expect(try await server.ask("v1/smpp/faults/\(id)", method: "DELETE").status == 200)
        for (esme, sender) in zip(esmes, senders) {
            #expect(try esme.ask(.submit(Self.message("KONTAK", from: sender))).status == .ok)
        }
    }

    @Test("of faults that go by a PDU's number those count that come after the fault was switched on")
    func disconnect() async throws {
        let esme = try ESME(at: port)
        for _ in 0..<5 { _ = try esme.ask(.enquireLink) }
        #expect(try await fault(#"{"fault":"disconnect=2","session":1}"#) == 201)
        #expect(try esme.ask(.enquireLink).status == .ok)
        try esme.send(.enquireLink)
        esme.waitForEnd()
        while try await sessions().first?["state"] as? String != "closed" {}
    }

    static let refused = [
        (#"{"fault":"throtled"}"#, "fault"), (#"{"fault":"disconnect=0"}"#, "fault"), (#"{}"#, "fault"),
        (#"{"fault":"throttled","count":0}"#, "count"), (#"{"fault":"throttled","session":0}"#, "session"),
        (#"{"fault":"throttled","number":"0812*1"}"#, "number"), (#"{"fault":"deaf","number":"2757"}"#, "number"),
        (#"{"fault":"before-bind","account":"a"}"#, "fault"), (#"{"fault":"throttled","esme":"a"}"#, "esme"),
    ]

    @Test("what is no fault, or cannot strike so, is refused by its name", arguments: refused)
    func refusal(_ body: String, _ field: String) async throws {
        let answer = try await server.ask("v1/smpp/faults", body)
        #expect(answer.status == 400 && answer.text.contains("\"field\":\"\(field)\""), "\(answer.text)")
        #expect((try await object("v1/smpp/faults")["rules"] as? [Any])?.isEmpty == true)
    }

    @Test("a hundred faults may be on, and not one more")
    func most() async throws {
        for _ in 0..<100 { #expect(try await fault(#"{"fault":"deaf"}"#) == 201) }
        #expect(try await fault(#"{"fault":"deaf"}"#) == 409)
    }

    @Test("a reset brings back the faults with which it was started, and those alone")
    func reset() async throws {
        let server = try RunningServer(["--smpp", "0", "--smpp-fault", "deaf"])
        #expect(try await server.ask("v1/smpp/faults", #"{"fault":"throttled"}"#).status == 201)
        #expect(try await server.ask("v1/smpp/faults", method: "DELETE").text.contains(#""rules":[]"#))
        #expect(try await server.ask("v1/smpp/faults", #"{"fault":"throttled"}"#).status == 201)
        #expect(try await server.ask("v1/reset", method: "POST").status == 200)
        let text = try await server.ask("v1/smpp/faults").text
        #expect(text.contains(#""fault":"deaf""#) && !text.contains("throttled"))
    }

    @Test("where gateways cannot bind, or a session is unknown, that is said")
    func unknown() async throws {
        #expect(try await server.ask("v1/smpp/sessions/99/pdus").status == 404)
        #expect(try await server.ask("v1/smpp/sessions/x/pdus").text.contains("no session has this id"))
        let without = try RunningServer()
        let answer = try await without.ask("v1/smpp/sessions")
        #expect(answer.status == 404 && answer.text.contains("--smpp"))
    }

    @Test("--outbind calls an ESME, which binds and gets what is for it; without --smpp it is refused")
    func outbind() async throws {
        let listener = try SMPPOutbindTests.Listener()
        let server = try RunningServer(["--smpp", "0", "--outbind", "\(listener.port)"])
        let (esme, outbind) = try listener.answer()
        #expect(outbind.systemID == "shortcode")
        #expect(try esme.ask(.bind(Packet.Bind(.transceiver, systemID: "called"))).status == .ok)
        #expect(try await server.ask("v1/smpp/sessions").text.contains(#""systemId":"called""#))
        let refused = try Run("serve", "--http", "0", "--outbind", "\(listener.port)")
        #expect(refused.status == 64 && refused.errors.contains("--smpp"))
    }
}

extension [UInt8] {
    fileprivate var hexDigits: String { map { String(format: "%02X", $0) }.joined() }
}
