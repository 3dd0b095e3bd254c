import Foundation
import Testing

@Suite("A program that answers beside the doors of serve")
struct ServedProgramTests {
    private static func body(_ text: String) -> String { #"{"from":"+6281200000001","to":"5151","text":"\#(text)"}"# }

    @Test("answers what comes in, each sender in order, while others wait")
    func answers() async throws {
        let server = try RunningServer(["--exec", #"5151=echo "re $SHORTCODE_TEXT""#])
        #expect(try await server.ask("v1/messages", Self.body("HALO")).status < 300)
        let reply = try await server.ask("v1/messages/wait?to=%2B6281200000001&timeout=5m")
        #expect(reply.status == 200 && reply.text.contains(#""text":"re HALO""#), "\(reply.text)")
        #expect(server.end() == 0)
    }

    @Test("a restart asks what was not answered, with the same id")
    func restart() async throws {
        let scratch = try Scratch()
        let store = ["--store", scratch.path("day.sqlite"), "--drain", "1s"]
        let asked = scratch.path("asked")
        let failing = #"5151=echo "$SHORTCODE_ID" >> '\#(asked)'; exit 1"#
        let first = try RunningServer(store + ["--exec", failing])
        #expect(try await first.ask("v1/messages", Self.body("HALO")).status < 300)
        while try !FileManager.default.fileExists(atPath: asked) || scratch.text("asked").isEmpty {}
        #expect(first.end() == 0)
        let answering = #"5151=echo "$SHORTCODE_ID" >> '\#(asked)'; echo done"#
        let second = try RunningServer(store + ["--coprocess", "6161=cat", "--exec", answering])
        let reply = try await second.ask("v1/messages/wait?to=%2B6281200000001&timeout=5m")
        #expect(reply.status == 200 && reply.text.contains(#""text":"done""#), "\(reply.text)")
        #expect(second.end() == 0)
        #expect(Set(try scratch.text("asked").split(separator: "\n")).count == 1)
    }
}
