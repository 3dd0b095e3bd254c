import Foundation
import Testing

@Suite("No character of a stranger's choosing moves a cursor, hides, or turns the direction of reading")
struct LegibleOutputTests {
    /// ESC, a C1 control sequence introducer, a right-to-left override, a line separator, and ends of lines.
    static let hostile = "a\u{1B}[2J\u{9B}31m\u{202E}b\u{2028}c\r\nshortcode: d"

    static let commands: [[String]] = [
        ["--store", "/nowhere/HOSTILE"], ["--grammar", "HOSTILE"], ["--from", "HOSTILE"], ["--to", "HOSTILE"],
        ["--from=HOSTILE"], ["--zone", "HOSTILE"], ["--fault", "HOSTILE"], ["--fault", "loss=HOSTILE"],
        ["--fault", "from=HOSTILE,loss=1%"], ["--language", "HOSTILE"], ["--keep", "HOSTILE"], ["--speed", "HOSTILE"],
        ["--input", "HOSTILE"], ["--HOSTILE"], ["HOSTILE"], ["--seed", "HOSTILE"],
        ["replay", "HOSTILE"], ["replay", "--tap", "HOSTILE"], ["replay", "--json", "HOSTILE"],
        ["replay", "--expect", "HOSTILE", "a"], ["replay", "--times", "HOSTILE", "a"],
        ["replay", "--only", "HOSTILE*x", "a"], ["replay", "--store", "HOSTILE", "SAMPLE"],
        ["replay", "--members", "HOSTILE", "SAMPLE"], ["replay", "--junit", "/nowhere/HOSTILE", "SAMPLE"],
        ["explain", "HOSTILE"], ["explain", "--on", "HOSTILE", "SALDO"], ["explain", "--grammar", "HOSTILE", "a"],
        ["check", "HOSTILE"], ["check", "--json", "HOSTILE"], ["check", "--abnf", "HOSTILE"],
        ["generate", "--grammar", "HOSTILE"], ["generate", "--count", "HOSTILE"], ["generate", "--from", "HOSTILE"],
        ["generate", "--start", "HOSTILE"], ["generate", "--code", "HOSTILE"],
        ["generate", "--members", "--store", "HOSTILE"],
        ["members", "import", "HOSTILE", "--store", "a"], ["members", "export", "--store", "HOSTILE"],
        ["members", "show", "--nik", "HOSTILE", "--store", "a"],
        ["members", "show", "--kpj", "HOSTILE", "--store", "a"],
        ["members", "show", "--phone", "081200000001", "--store", "HOSTILE"],
        ["members", "verify", "--store", "HOSTILE"], ["members", "HOSTILE"],
        ["members", "forget", "--nik", "3171051708900003", "--store", "HOSTILE"],
        ["members", "unlock", "--phone", "081200000001", "--store", "HOSTILE"],
        ["members", "generate", "--count", "1", "--output", "/nowhere/HOSTILE"],
        ["queue", "--store", "HOSTILE"], ["queue", "--store", "a", "--to", "HOSTILE"],
        ["queue", "--store", "a", "--state", "HOSTILE"], ["queue", "--store", "a", "--grammar", "HOSTILE"],
        ["messages", "--store", "HOSTILE"], ["messages", "--store", "a", "--number", "HOSTILE"],
        ["messages", "--store", "a", "--direction", "HOSTILE"], ["--application", "5151=HOSTILE"],
        ["--application", "5151=http://a/", "--webhook-secret-file", "HOSTILE"],
        ["segments", "--language", "HOSTILE", "a"], ["pdu", "HOSTILE"], ["pdu", "--text", "a", "--to", "HOSTILE"],
        ["modem", "--profile", "HOSTILE"], ["modem", "--pty", "/nowhere/HOSTILE"],
        ["modem", "--listen", "HOSTILE"], ["modem", "--number", "HOSTILE"],
    ]

    @Test("in the value of an option or the name of a file", arguments: commands)
    func arguments(_ arguments: [String]) throws {
        let sample = Run.package.appending(path: "samples/logs/takeover.smslog").path
        let run = try Run(
            arguments.map { $0.replacing("HOSTILE", with: Self.hostile).replacing("SAMPLE", with: sample) })
        #expect(Self.hidden(run.output + run.errors).isEmpty, "\(arguments)")
        #expect(!run.errorLines.contains { $0.hasPrefix("shortcode: d") }, "an argument has made a line of its own")
    }

    @Test(
        "in the name of a file that is there",
        arguments: [
            ["check"], ["check", "--json"], ["replay"], ["replay", "--tap"], ["replay", "--json"], ["--grammar"],
            ["members", "import", "--store", "/nowhere/a"], ["modem", "--profile"], ["queue", "--store"],
            ["explain", "SALDO", "--grammar"],
        ])
    func files(_ arguments: [String]) throws {
        let scratch = try Scratch()
        let name = Self.hostile.replacing("/", with: "")
        for text in ["", "nonsense\n", "shortcode 2757\nmessage a\n    A#{b}\n"] {
            try scratch.write(text, to: name)
            let run = try Run(arguments + [scratch.path(name)])
            #expect(Self.hidden(run.output + run.errors).isEmpty, "\(arguments) on \(text)")
        }
    }

    @Test("in what a log, a dialog or a grammar holds", arguments: ["a.smslog", "a.at", "a.grammar", "a.csv"])
    func contents(_ name: String) throws {
        let scratch = try Scratch()
        for line in [Self.hostile, "# fault: \(Self.hostile)", "# \(Self.hostile): a", "message \(Self.hostile)"] {
            try scratch.write("\(line)\n2026-11-21T08:00:00+07:00 +6281200000001 > 2757 KONTAK\n", to: name)
            let path = scratch.path(name)
            for arguments in [["replay", path], ["check", path], ["members", "import", path, "--store", path + "s"]] {
                let run = try Run(arguments)
                #expect(Self.hidden(run.output + run.errors).isEmpty, "\(arguments[0]) on \(line.debugDescription)")
            }
        }
    }

    @Test("since nothing but Diagnostics writes to stderr")
    func onlyDiagnostics() throws {
        let sources = Run.package.appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
        let writers = try files.filter { $0.hasSuffix(".swift") }.filter { file in
            let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
            return text.contains("standardError.write") || text.contains("fputs(") || text.contains("debugPrint(")
        }
        #expect(writers == ["Doors/Streams/Diagnostics.swift"])
    }

    /// What may not reach a terminal.
    static func hidden(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar != "\n"
            case .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
            default: false
            }
        }
    }
}
