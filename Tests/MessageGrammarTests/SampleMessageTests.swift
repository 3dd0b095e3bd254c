import Foundation
import MessageGrammar
import SampleGrammars
import ShortMessage
import Testing

/// The sample messages: what users read to see what is forgiven, and the rows of this test.
@Suite("Sample messages")
struct SampleMessageTests {
    /// A line `> text` and below it a line `= outcome`.
    struct Sample: Sendable, CustomTestStringConvertible {
        let place: String
        let text: String
        let outcome: String

        var testDescription: String { "\(place) \(text)" }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let shipped: Grammar = {
        let source = try? String(contentsOf: root.appending(path: "grammar/2757.grammar"), encoding: .utf8)
        return Grammar.fixture(source ?? "", file: "2757.grammar")
    }()

    static func samples(_ name: String) -> [Sample] {
        let file = root.appending(path: "samples/messages/\(name)")
        let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(
            separator: "\n", omittingEmptySubsequences: false)
        return zip(lines.indices, lines).filter { $1.hasPrefix("> ") }.map { index, line in
            let next = index + 1 < lines.count ? lines[index + 1] : ""
            return Sample(
                place: "\(name):\(index + 1)", text: String(line.dropFirst(2)),
                outcome: next.hasPrefix("= ") ? String(next.dropFirst(2)) : "no line = below")
        }
    }

    static let files = ["posters.txt", "habits.txt"]

    @Test("Each is read as the line below it says", arguments: files.flatMap(samples))
    func isRead(_ sample: Sample) throws {
        let text = try Text.unescaped(sample.text)
        #expect(Outcome(text, in: Self.shipped).description == sample.outcome, "\(sample.place)")
    }

    @Test("There are at least as many as the pages that were found")
    func count() {
        #expect(Self.samples("posters.txt").count >= 30)
        #expect(Self.samples("habits.txt").count >= 60)
    }

    @Test("Every example of the shipped grammar parses to its own message")
    func examples() throws {
        for message in Self.shipped.messages {
            #expect(!message.examples.isEmpty, "\(message.name)")
            for example in message.examples {
                #expect(try Self.shipped.match(example.text, on: .sendingDay).message == message.name)
            }
        }
    }
}
