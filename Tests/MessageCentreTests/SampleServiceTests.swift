import Foundation
import MessageCentre
import MessageGrammar
import Mutations
import Seeded
import ShortMessage
import Store
import Testing

/// The services of `samples/grammars`, and messages that nobody meant.
@Suite("Sample services")
struct SampleServiceTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "samples/grammars")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".grammar") }.map { String($0.dropLast(".grammar".count)) }.sorted()
    }()

    static func text(_ file: String) throws -> String {
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }

    @Test("There are those that the pages describe")
    func count() {
        #expect(Self.names.count >= 18)
    }

    @Test("A thousand mutations end in a reply that fits one SMS and has no word of the sender's", arguments: names)
    func mutations(name: String) async throws {
        let grammar = try Grammar(source: Self.text("\(name).grammar"), file: "\(name).grammar")
        let language = name == "beltoll" ? "en" : "id"
        let replies = try Self.text("\(name).\(language).replies")
        let service = try TextService(grammar: grammar, replies: replies, file: name)
        let centre = try MessageCentre(store: .memory, shortCode: service.shortCode, service: service)
        let examples = grammar.messages.flatMap(\.examples).map(\.text)
        let known = Self.words(replies).union(grammar.messages.flatMap { Self.words($0.forms) }).union(["dll"])
            .union(grammar.fields.flatMap { Self.words("\($0.shape)") })
        var random = SplitMix64(seed: 20_261_121)
        for _ in 0..<1000 {
            let text = (examples.randomElement(using: &random) ?? "").mutated(using: &random)
            let message = InboundMessage(
                from: try Address("+6281200000001"), to: service.shortCode, text: text, receivedAt: try moment(0))
            let reply = try #require(try await centre.rehearse(message).texts.first)
            #expect((GSMAlphabet.septets(reply) ?? 999) <= 160, "\(text)")
            #expect(Self.words(reply).subtracting(known) == [], "\(text)")
        }
    }

    /// Four letters or more in a row: fewer are no word.
    private static func words(_ text: String) -> Set<String> {
        Set(text.split { !$0.isLetter }.filter { $0.count > 3 }.map { $0.uppercased() })
    }

    private static func words(_ forms: [Form]) -> Set<String> {
        forms.reduce(into: []) { $0.formUnion(words($1.text)) }
    }
}
