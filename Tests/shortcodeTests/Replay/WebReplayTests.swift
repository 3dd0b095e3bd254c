import Synchronization
import Testing

@Suite("replay --via http")
struct WebReplayTests {
    private func replay(
        _ arguments: [String] = [], prefix: String = "", _ answer: @escaping AnsweringServer.Answer
    ) throws -> (end: PlayedProgram.End, messages: [[String: String]]) {
        let server = try AnsweringServer()
        let replay = try PlayedProgram(
            GatewayReplayTests.log, at: prefix + server.address, ["--json", "--settle", "500ms"] + arguments)
        #expect(replay.place == "5151 at \(server.address)\n")
        // The program comes after the replay has begun.
        try server.begin(answer)
        return (try replay.end(), server.messages)
    }

    @Test("finds what a program answers otherwise, and nothing else", arguments: GatewayReplayTests.rows)
    func rows(_ row: GatewayReplayTests.Row) throws {
        let (end, messages) = try replay(row.arguments) { AnsweringServer.json(row.answers($0["text"] ?? "")) }
        #expect(end.differences == row.differences)
        #expect(end.status == row.status, "\(end.output)\(end.errors)")
        // A message whose answer is late is posted again, under its id.
        #expect(Set(messages).count == 3 && Set(messages.compactMap { $0["id"] }).count == 3)
        #expect(
            messages.allSatisfy { $0["to"] == "5151" && $0["from"]?.hasPrefix("+62812") == true && $0["at"] != nil })
    }

    @Test("takes an answer as text, and the address behind http: as well", arguments: ["", "http:"])
    func text(prefix: String) throws {
        let (end, _) = try replay(prefix: prefix) { message in
            let text = (message["text"] ?? "").replacing("PING", with: "PONG")
            return AnsweringServer.response("200 OK", "text/plain; charset=utf-8", text + "\n")
        }
        #expect(end.status == 0, "\(end.output)\(end.errors)")
    }

    struct Complaint: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let response: String
    }

    static let complaints = [
        Complaint(
            testDescription: "answered 500", response: AnsweringServer.response("500 Oops", "text/plain", "oops")),
        Complaint(testDescription: "answered 302", response: AnsweringServer.response("302 Found", "text/plain", "")),
        Complaint(
            testDescription: "answered with text/html; expected text/plain, one reply, or application/json",
            response: AnsweringServer.response("200 OK", "text/html", "<p>")),
        Complaint(
            testDescription: "answered with what is no JSON, from octet 2 on",
            response: AnsweringServer.response("200 OK", "application/json", "{")),
        Complaint(
            testDescription: "answered more than any reply can be",
            response: AnsweringServer.response("200 OK", "text/plain", String(repeating: "a", count: 300_000))),
    ]

    @Test("tells what is no answer, and fails where none was recorded either", arguments: complaints)
    func complaint(_ complaint: Complaint) throws {
        let (end, _) = try replay(["--only", "+6281200000001"]) { message in
            message["text"] == "PING B"
                ? complaint.response : AnsweringServer.json(GatewayReplayTests.pong(message["text"] ?? ""))
        }
        #expect(end.differences == [])
        #expect(end.output.contains("\(complaint.testDescription), to message "), "\(end)")
        #expect(end.status == 1)
    }

    @Test("gives a message once more to a program that was busy or hung up, under the same id")
    func again() throws {
        let refusals = Mutex<[String: Int]>([:])
        let (end, messages) = try replay { message in
            let text = message["text"] ?? ""
            let count = refusals.withLock { refusals in
                refusals[text, default: 0] += 1
                return refusals[text] ?? 0
            }
            guard count > 1 else {
                return text == "PING A" ? nil : AnsweringServer.response("503 Busy", "text/plain", "later")
            }
            return AnsweringServer.json(GatewayReplayTests.pong(text))
        }
        #expect(end.status == 0, "\(end)")
        #expect(messages.count == 6 && Set(messages.compactMap { $0["id"] }).count == 3)
    }

    @Test("says that no program came, and that one went away, and ends at a signal")
    func absent() throws {
        let server = try AnsweringServer()
        let absent = try PlayedProgram(GatewayReplayTests.log, at: server.address, ["--timeout", "500ms"]).end()
        #expect(absent.errors == "a.smslog: no program came to \(server.address) in 500 ms, so nothing was played\n")
        #expect(absent.status == 1)
        let interrupted = try PlayedProgram(GatewayReplayTests.log, at: server.address, [])
        interrupted.interrupt()
        let end = try interrupted.end()
        #expect(end.errors.contains("interrupted after 0 messages") && end.status == 130)
        try server.begin { _ in nil }
        let options = ["--timeout", "500ms", "--settle", "100ms"]
        let gone = try PlayedProgram(GatewayReplayTests.log, at: server.address, options).end()
        #expect(gone.errors.contains("not all was played and read") && gone.status == 1, "\(gone)")
    }
}
