import Foundation
import HTTPTypes
import MessageCentre
import Testing
import Web

@Suite("Messages sent over HTTP")
struct SendingTests {
    @Test("a message is answered with what was made of it and with its replies, which are listed at once")
    func answered() async throws {
        let site = try await TestSite()
        let answer = try await site.send("saldo;08012345678", query: "?unmasked=true")
        let read = try answer.object("read")
        #expect(read["message"] as? String == "balance")
        #expect(read["fields"] as? [String: String] == ["kpj": "08012345678"])
        #expect((read["repairs"] as? [String])?.contains("separator") == true)
        let reply = try #require(try answer.objects("replies").first)
        #expect(reply["cause"] as? Int == 1 && reply["direction"] as? String == "mt")
        let page = try await site.ask(.get, "/v1/messages").objects("messages")
        #expect(page.map { $0["id"] as? Int } == [2, 1])
        #expect(page.last?["replies"] as? [Int] == [2])
    }

    @Test("what is personal is crossed out unless it is asked for")
    func masked() async throws {
        let site = try await TestSite()
        let answer = try await site.send("SALDO 08012345678")
        #expect(!answer.text.contains("08012345678") && answer.text.contains("SALDO xxxxxxxxxxx"))
        for path in ["/v1/messages", "/v1/messages/1", "/v1/messages/wait?direction=mo", "/v1/queue"] {
            #expect(try await !site.ask(.get, path).text.contains("08012345678"), "\(path)")
        }
        #expect(try await site.ask(.get, "/v1/messages?unmasked=true").text.contains("08012345678"))
    }

    @Test("a text that is no message says which field is wrong, and why")
    func refusedText() async throws {
        let site = try await TestSite()
        let error = try await site.send("SALDO 080123456").object("error")
        #expect(error["code"] as? String == "wrong-length" && error["field"] as? String == "kpj")
        #expect(error["span"] as? [Int] == [6, 15])
    }

    @Test("silence has its reason")
    func silence() async throws {
        let site = try await TestSite()
        let answer = try await site.send("KONTAK", from: "BANK")
        let silence = try answer.object("silence")
        #expect((silence["reason"] as? String)?.isEmpty == false)
        #expect(try answer.object("message")["silence"] as? String == silence["reason"] as? String)
        #expect(try answer.objects("replies").isEmpty)
    }

    @Test("the same id is the same message, in the body or in Idempotency-Key; another text under it is a conflict")
    func identity() async throws {
        let site = try await TestSite()
        let body = #"{"from":"+6281200000009","text":"KONTAK","id":"a-1"}"#
        let first = try await site.ask(.post, "/v1/messages", body)
        let second = try await site.ask(
            .post, "/v1/messages", #"{"from":"+6281200000009","text":"KONTAK"}"#,
            headers: [HTTPField.Name("Idempotency-Key")!: "a-1"])
        #expect(try first.object("message")["id"] as? Int == second.object("message")["id"] as? Int)
        #expect(try first.objects("replies").first?["id"] as? Int == second.objects("replies").first?["id"] as? Int)
        let clash = try await site.ask(.post, "/v1/messages", body.replacing("KONTAK", with: "SALDO"))
        #expect(clash.status == 409 && clash.field == "id")
        #expect(try await site.ask(.get, "/v1/messages").objects("messages").count == 2)
    }

    @Test("a fault that strikes on the way in is told, and nothing is done")
    func struck() async throws {
        let site = try await TestSite(faults: FaultPlan([try FaultRule("reject=100%:22")], seed: 0))
        let answer = try await site.send("KONTAK")
        let message = try answer.object("message")
        #expect(message["id"] is NSNull && message["state"] as? String == "refused")
        #expect(message["fault"] as? String == "reject")
        #expect(try await site.ask(.get, "/v1/messages").objects("messages").isEmpty)
        #expect(try await site.ask(.get, "/metrics").text.contains(#"shortcode_faults_total{fault="reject"} 1"#))
    }

    @Test("a reply that is lost on its way out is there, failed, with its fault")
    func lost() async throws {
        let site = try await TestSite(faults: FaultPlan([try FaultRule("loss=100%")], seed: 0))
        try await site.send("KONTAK")
        let reply = try #require(try await site.ask(.get, "/v1/messages?direction=mt").objects("messages").first)
        #expect(reply["state"] as? String == "failed" && reply["fault"] as? String == "loss")
    }

    @Test("a batch is done in its order, and what is wrong says so in its place")
    func batch() async throws {
        let site = try await TestSite()
        let answer = try await site.ask(
            .post, "/v1/messages:batch",
            #"{"messages":[{"from":"+6281200000009","text":"KONTAK"},{"from":"x","txt":""},{"from":"2757","text":""}]}"#
        )
        let results = try answer.objects("results")
        #expect(answer.status == 200 && results.count == 3)
        #expect((results[0]["replies"] as? [Any])?.count == 1)
        let problems = results.dropFirst().map { ($0["problem"] as? [String: Any])?["field"] as? String }
        #expect(problems == ["messages[1].txt", "messages[2].from"])
    }

    @Test("`wait` is over once the replies are final")
    func wait() async throws {
        let site = try await TestSite(faults: FaultPlan([try FaultRule("loss=100%")], seed: 0))
        let answer = try await site.ask(
            .post, "/v1/messages", #"{"from":"+6281200000009","text":"KONTAK","wait":"300s"}"#)
        #expect(try answer.objects("replies").first?["state"] as? String == "failed")
    }
}
