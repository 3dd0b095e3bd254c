import HTTPTypes
import MessageCentre
import Testing
import Web

@Suite("Routes that steer the centre")
struct SteeringRoutesTests {
    private static let register =
        #"{"from":"+6281200000001","text":"DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678"}"#
    private static let other =
        #"{"from":"+6281200000002","text":"DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678"}"#

    @Test("a move of the clock by 24 hours completes a move to another telephone, and tells it")
    func move() async throws {
        let site = try await SteeredSite()
        for body in [Self.register, Self.other] {
            #expect(try await site.ask(.post, "/v1/messages", body).status == 200)
        }
        try await site.desk.handsets.deliver(at: nil)
        let (status, body) = try await site.ask(.post, "/v1/clock", #"{"advance":"24h"}"#)
        #expect(status == 200)
        #expect(body["now"] as? String == "2026-11-22T08:00:00+07:00")
        let happened = body["happened"] as? [[String: Any]] ?? []
        #expect(happened.contains { $0["what"] as? String == "message" })
        #expect(happened.contains { $0["state"] as? String == "delivered" })
        let moved = try await site.ask(.get, "/v1/members?kpj=08012345678&unmasked=true").body
        let bound = (moved["members"] as? [[String: Any]])?.first?["bound"] as? [String: Any]
        #expect(bound?["phone"] as? String == "+6281200000002")
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let path: String
        let body: String
        let status: Int
        let field: String
        var testDescription: String { "\(path) \(body)" }
    }

    static let refusals = [
        Refusal(path: "/v1/clock", body: "{}", status: 400, field: "advance"),
        Refusal(path: "/v1/clock", body: #"{"advance":"a day"}"#, status: 400, field: "advance"),
        Refusal(path: "/v1/clock", body: #"{"set":"2020-01-01T00:00:00+07:00"}"#, status: 409, field: "set"),
        Refusal(path: "/v1/clock", body: #"{"set":"2027-01-01T00:00:00Z","advance":"1h"}"#, status: 400, field: "set"),
        Refusal(path: "/v1/clock", body: #"{"speed":-1}"#, status: 400, field: "speed"),
        Refusal(path: "/v1/clock", body: #"{"speed":1,"pace":2}"#, status: 400, field: "pace"),
        Refusal(path: "/v1/faults", body: #"{"fault":"los=1%"}"#, status: 400, field: "fault"),
        Refusal(path: "/v1/faults", body: #"{"fault":"from=2757"}"#, status: 400, field: "fault"),
        Refusal(path: "/v1/faults", body: #"{"fault":"loss=1%","number":"0812*1"}"#, status: 400, field: "number"),
        Refusal(path: "/v1/faults", body: #"{"fault":"loss=1%","count":0}"#, status: 400, field: "count"),
        Refusal(path: "/v1/snapshots", body: #"{"name":"../x"}"#, status: 400, field: "name"),
        Refusal(path: "/v1/snapshots/no:restore", body: "", status: 404, field: "name"),
        Refusal(path: "/v1/explain", body: #"{"text":"SALDO","to":"123"}"#, status: 422, field: "to"),
        Refusal(path: "/v1/pdu", body: #"{"pdu":"zz"}"#, status: 422, field: "pdu"),
        Refusal(path: "/v1/segments", body: #"{"text":"a","languages":["klingon"]}"#, status: 400, field: "languages"),
    ]

    @Test("name the member that is to blame", arguments: refusals)
    func refusal(row: Refusal) async throws {
        let (status, body) = try await SteeredSite().ask(.post, row.path, row.body)
        #expect(status == row.status)
        #expect(body["field"] as? String == row.field)
    }

    @Test("a telephone that is away has what waits once it is back")
    func handset() async throws {
        let site = try await SteeredSite()
        let path = "/v1/handsets/+6281200000001"
        #expect(try await site.ask(.put, path, #"{"state":"away"}"#).body["state"] as? String == "away")
        _ = try await site.ask(.post, "/v1/messages", #"{"from":"+6281200000001","text":"KONTAK"}"#)
        #expect(try await site.ask(.get, path).body["waiting"] as? Int == 1)
        #expect(try await site.ask(.put, path, #"{"state":"present"}"#).body["waiting"] as? Int == 0)
        #expect(try await site.ask(.put, "/v1/handsets/2757", #"{"state":"away"}"#).status == 409)
    }

    @Test("a reset and a restore list what was there then, and nothing else")
    func snapshots() async throws {
        let site = try await SteeredSite()
        func ids() async throws -> [Int] {
            let list = try await site.ask(.get, "/v1/messages").body["messages"] as? [[String: Any]] ?? []
            return list.compactMap { $0["id"] as? Int }
        }
        _ = try await site.ask(.post, "/v1/messages", Self.register)
        #expect(try await site.ask(.post, "/v1/snapshots", #"{"name":"one"}"#).status == 201)
        _ = try await site.ask(.post, "/v1/messages", Self.other)
        #expect(try await ids().count > 2)
        #expect(try await site.ask(.post, "/v1/snapshots/one:restore").status == 200)
        #expect(try await ids() == [2, 1])
        #expect(try await site.ask(.post, "/v1/reset").status == 200)
        #expect(try await ids() == [])
        _ = try await site.ask(.post, "/v1/messages", Self.register)
        #expect(try await site.ask(.delete, "/v1/messages").body["deleted"] as? Int == 2)
        #expect(try await ids() == [])
    }

    @Test("an explanation has the pieces of the text, all of it, and the reply's template")
    func explanation() async throws {
        let site = try await SteeredSite()
        let text = "cek saldo 5678 \\nBudi"
        let body = try await site.ask(.post, "/v1/explain?unmasked=true", #"{"text":"\#(text)"}"#).body
        let tokens = body["tokens"] as? [[String: Any]] ?? []
        #expect(tokens.compactMap { $0["what"] as? String } == ["keyword", "separator", "field", "ignored"])
        #expect(tokens.compactMap { $0["text"] as? String }.joined() == "cek saldo 5678 \nBudi")
        #expect((body["forms"] as? [[String: Any]])?.contains { $0["taken"] as? Bool == true } == true)
        #expect((body["reply"] as? [String: Any])?["name"] as? String == "no-match")
    }
}
