import MessageCentre
import ShortMessage
import Testing

@Suite("Many doors at once")
struct ConcurrencyTests {
    @Test("each message is answered once, and each sender's own stay in order")
    func many() async throws {
        let centre = try MessageCentre.echo()
        let rest = try await Handset(.everyOther, at: centre)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for sender in 1...20 {
                group.addTask {
                    for number in 0..<20 {
                        try await centre.submit("\(number)", from: "+62812000001\(sender + 10)")
                    }
                }
            }
            try await group.waitForAll()
        }
        var heard: [Address: [String]] = [:]
        for dispatch in try await rest.take() { heard[dispatch.recipient, default: []].append(dispatch.told) }
        #expect(heard.count == 20)
        #expect(heard.values.allSatisfy { $0 == (0..<20).map(String.init) })
    }

    @Test("a message on which the service fails is alone in that")
    func failure() async throws {
        let centre = try MessageCentre.echo()
        let rest = try await Handset(.everyOther, at: centre)
        let texts = (0..<50).map { $0 % 10 == 3 ? "FAIL" : "\($0)" }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, text) in texts.enumerated() {
                group.addTask { try await centre.submit(text, from: "+62812000001\(index + 10)") }
            }
            try await group.waitForAll()
        }
        let heard = try await rest.take().map(\.told).sorted()
        #expect(heard == texts.map { $0 == "FAIL" ? "unavailable" : $0 }.sorted())
    }
}
