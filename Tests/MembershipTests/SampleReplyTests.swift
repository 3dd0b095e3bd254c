import Foundation
import Membership
import MessageGrammar
import ShortMessage
import Testing

@Suite("The sample logs")
struct SampleReplyTests {
    /// What no message alone can cause: notices are sent by an operator, a failure is the service's, both shipped
    /// languages are there, no amount of 2757 has bounds, and each sample card with savings has had a contribution.
    private static let elsewhere: Set = [
        "notice-contribution", "notice-arrears", "notice-development", "notice-rate", "notice-development-rate",
        "notice-programmes", "unavailable", "language-missing", "out-of-range", "balance-without-contribution",
    ]

    /// What was said to whoever wrote, in all of them.
    private static func replies() throws -> [String] {
        try lines().compactMap { $0.count == 5 && $0[1] == "2757" ? String($0[4]) : nil }
    }

    /// Time, sender, `>`, recipient and text of every line.
    private static func lines() throws -> [[Substring]] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "samples/logs")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).flatMap {
            file in
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
                $0.split(separator: " ", maxSplits: 4)
            }
        }
    }

    /// The texts of a replies file, by their names.
    private static func templates(_ language: Language) throws -> [String: String] {
        var (templates, name): ([String: String], String?) = ([:], nil)
        for line in try repositoryFile("grammar/2757.\(language.rawValue).replies").components(separatedBy: "\n") {
            if line.hasPrefix("reply ") {
                name = String(line.dropFirst("reply ".count))
            } else if let name, line.hasPrefix("    ") {
                let text = line.drop { $0 == " " }
                templates[name] = templates[name].map { "\($0) \(text)" } ?? String(text)
            } else {
                name = nil
            }
        }
        return templates
    }

    @Test("hold each message at least once")
    func messages() throws {
        let grammar = try MembershipService().grammar
        let read = try Self.lines().compactMap { line -> String? in
            guard line.count == 5, line[3] == "2757", let day = try? Timestamp(String(line[0])).date else { return nil }
            return try? grammar.match(Text.unescaped(line[4]), on: day).message
        }
        #expect(Set(read) == Set(grammar.messageNames))
    }

    @Test("hold each reply at least once, in both languages", arguments: Language.allCases)
    func each(language: Language) throws {
        let replies = try Self.replies()
        let missing = try Self.templates(language).filter { _, text in
            let pattern = try Regex(
                text.split(separator: #/\{[a-z-]+\}/#, omittingEmptySubsequences: false)
                    .map { NSRegularExpression.escapedPattern(for: String($0)) }.joined(separator: ".+"))
            return try !replies.contains { try pattern.wholeMatch(in: $0) != nil }
        }
        #expect(Set(missing.keys) == Self.elsewhere)
    }
}
