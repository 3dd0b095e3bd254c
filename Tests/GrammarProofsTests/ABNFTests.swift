import Foundation
import GrammarProofs
import MessageGrammar
import Processes
import SampleGrammars
import Seeded
import Testing

/// An independent parser reads the ABNF that we print, and judges messages as we do without tolerance.
@Suite("ABNF")
struct ABNFTests {
    static let messageCount = 5_000

    @Test(
        "PyPI abnf agrees on 5 000 canonical messages and 5 000 one-edit mutants", arguments: ["2757", "every shape"])
    func agrees(_ name: String) throws {
        let grammar = try name == "2757" ? Self.shipped() : .everyShape
        let texts = try Self.messages(of: grammar)
        let ours = texts.map { (try? grammar.canonicalMatch($0, on: .sendingDay)) != nil }
        let theirs = try ABNFPeer(grammar).verdicts(on: texts)
        #expect(ours.prefix(Self.messageCount).allSatisfy { $0 })
        let differences = texts.indices.filter { ours[$0] != theirs[$0] }
        for place in differences.prefix(20) {
            Issue.record("'\(texts[place])': ours \(ours[place]), theirs \(theirs[place])" as Comment)
        }
        let accepted = ours.dropFirst(Self.messageCount).count { $0 }
        #expect((100..<Self.messageCount).contains(accepted), "mutants that are neither all canonical nor all not")
        print(
            "ABNF of \(name): \(texts.count) messages, \(accepted) of \(Self.messageCount) mutants canonical, "
                + "\(differences.count) differences")
    }

    private static func messages(of grammar: Grammar) throws -> [String] {
        let generator = MessageGenerator(grammar, isCanonical: true)
        var random = SplitMix64(seed: 2757)
        let canonical = try (0..<messageCount).map { _ in try #require(generator.message(using: &random)) }
        return try canonical
            + canonical.map { text in try #require(MessageMutation.oneEdit.applied(to: text, using: &random)) }
    }

    private static func shipped() throws -> Grammar {
        let file = ABNFPeer.package.appending(path: "grammar/2757.grammar")
        return try Grammar(source: String(contentsOf: file, encoding: .utf8), file: "2757.grammar")
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let form: String
        let shape: String
        let rules: String

        init(_ form: String, _ shape: String, _ rules: String) {
            (self.form, self.shape, self.rules) = (form, shape, rules)
        }

        var testDescription: String { form }
    }

    static let rows = [
        Row("CEK {x}", "16 digits", "m = %s\"CEK \" x\nx = 16DIGIT"),
        Row("CEK#{x?}", "2..4 digits", "m = %s\"CEK\" / %s\"CEK#\" x\nx = 2*4DIGIT"),
        Row("CEK {x...}", "choice(JHT|jht|JP)", "m = %s\"CEK \" x *(\" \" x)\nx = %s\"JHT\" / %s\"JP\""),
        Row(
            "CEK \"\u{E9}\"#{x}#", "word",
            "m = %s\"CEK \" %x22 %xC9 %x22 \"#\" x \"#\"\nx = 1*160(%x0-9 / %xB-1F / %x21-22 / %x24-D7FF / %xE000-10FFFF)"
        ),
        Row(
            "CEK {x}", "3 alphanumerics, 2 digits",
            """
            m = %s"CEK " x
            x = DIGIT x-1 / %x41-5A x-2
            x-1 = DIGIT x-3 / %x41-5A x-4
            x-2 = 2DIGIT
            x-3 = DIGIT / %x41-5A
            x-4 = DIGIT
            """),
        Row("CEK {x}", "amount", "m = %s\"CEK \" x\nx = \"0\" / %x31-39 *11DIGIT"),
        Row("CEK {x}", "1..2 letters, 1..4 digits", "m = %s\"CEK \" x\nx = 1*2%x41-5A 1*4DIGIT"),
    ]

    @Test("A form is a rule, a field is one", arguments: rows)
    func prints(_ row: Row) throws {
        let grammar = try Grammar(
            source: "shortcode 2757\nmessage m\n    \(row.form)\nfield x \(row.shape)", file: "t")
        let printed = "\(CanonicalABNF(grammar))"
        #expect(printed.utf8.allSatisfy { $0 < 0x7F } && printed.hasSuffix("\r\n"))
        let rules = printed.replacing("\r\n    ", with: " ").split(separator: "\r\n").filter { !$0.hasPrefix(";") }
        #expect(rules.dropFirst().joined(separator: "\n") == row.rules)
        #expect(rules.first == "message = m")
    }

    @Test("Names that two things have, or that ABNF has itself, get a number")
    func names() throws {
        let grammar = try Grammar(
            source: "shortcode 2757\nmessage digit\n    CEK {digit}\nmessage message\n    STOP\nfield digit 2 digits",
            file: "t")
        let names = "\(CanonicalABNF(grammar))".split(separator: "\r\n").filter { !$0.hasPrefix(";") }
        #expect(
            names == [
                "message = digit-2 / message-2", "digit-2 = %s\"CEK \" digit-3", "message-2 = %s\"STOP\"",
                "digit-3 = 2DIGIT",
            ])
    }
}

/// The library, in Python processes of its own, one for each core that is likely.
struct ABNFPeer {
    struct NotInstalled: Error, CustomStringConvertible {
        let description = "abnf does not run; `make test` builds the environment that this test needs"
    }

    static let package = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let processCount = 2

    private let rules: String

    init(_ grammar: Grammar) {
        rules = "\(CanonicalABNF(grammar))"
    }

    /// Whether the rules accept each of some texts.
    func verdicts(on texts: [String]) throws -> [Bool] {
        let directory = FileManager.default.temporaryDirectory.appending(path: "abnf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: directory) }
        try Data(rules.utf8).write(to: directory.appending(path: "rules"))
        let share = (texts.count + Self.processCount - 1) / Self.processCount
        let processes = try stride(from: 0, to: texts.count, by: share).map { start in
            try Self.process(Array(texts[start..<min(start + share, texts.count)]), "\(start)", in: directory)
        }
        return try processes.flatMap { process, output in
            process.waitForEnd()
            guard process.terminationStatus == 0 else { throw NotInstalled() }
            return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map { $0 == "1" }
        }
    }

    private static func process(_ texts: [String], _ name: String, in directory: URL) throws -> (Process, URL) {
        let (input, output) = (directory.appending(path: name + ".in"), directory.appending(path: name + ".out"))
        let lines = try texts.map { try String(decoding: JSONEncoder().encode($0), as: UTF8.self) + "\n" }
        try Data(lines.joined().utf8).write(to: input)
        try Data().write(to: output)
        let process = Process()
        process.executableURL = package.appending(path: ".build-clients/coding/bin/python")
        process.arguments = [
            package.appending(path: "Tests/Clients/abnf_peer.py").path, directory.appending(path: "rules").path,
        ]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        return (process, output)
    }
}
