import Foundation
import Testing

@Suite("shortcode generate")
struct GenerateTests {
    @Test("The same seed gives the same octets, another seed others")
    func seeded() throws {
        let runs = try ["1", "1", "2"].map { try Run("generate", "--count", "50", "--mutate", "--seed", $0) }
        #expect(runs[0].output == runs[1].output)
        #expect(runs[0].output != runs[2].output)
        #expect(runs.allSatisfy { $0.status == 0 && $0.errors == "" && $0.lines.count == 50 })
    }

    @Test("The octets are those of every other machine")
    func octets() throws {
        let run = try Run("generate", "--count", "3", "--members", "--output", "log", "--seed", "2757")
        #expect(run.lines == Self.expected)
    }

    private static let expected = [
        "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SYARAT USIA",
        "2026-11-21T08:00:03+07:00 +6281200000010 > 2757 KANTOR SUNARYO AGUS INDAH",
        "2026-11-21T08:00:04+07:00 +6281200000003 > 2757 UBAH TGL",
    ]

    @Test("The pipe understands every valid message, as text and as a log")
    func accepted() throws {
        let text = try Run("generate", "--count", "200", "--members")
        let replies = try Run("--from", "+6281200000001", input: text.output)
        #expect(replies.status == 0)
        #expect(!replies.output.contains("tidak dikenal"))
        #expect(!replies.output.contains("harus"))
        let log = try Run("generate", "--count", "200", "--members", "--output", "log")
        let exchange = try Run([], octets: Array(log.output.utf8))
        #expect(exchange.status == 0)
        #expect(exchange.lines.filter { $0.contains(" > 2757 ") } == log.lines)
        #expect(exchange.output.contains("Saldo JHT KPJ"))
    }

    static let traffic: [[String]] = [[], ["--members"], ["--mutate"], ["--members", "--mutate", "--seed", "9"]]

    @Test("A thousand messages are answered, for no telephone is locked away", arguments: traffic)
    func answered(options: [String]) throws {
        let log = try Run(["generate", "--count", "1000", "--output", "log"] + options)
        let exchange = try Run([], octets: Array(log.output.utf8))
        #expect(exchange.lines.count { $0.contains(" > 2757 ") } == 1000)
        #expect(!exchange.output.contains("tidak dijawab"))
        let silent = try Run(["--output", "text"], octets: Array(log.output.utf8)).errorLines.filter {
            $0.contains(": no reply (")
        }
        #expect(silent.isEmpty)
        let senders = Set(log.lines.map { $0.split(separator: " ")[1] })
        #expect(senders.count >= 250)
    }

    @Test("A mutated log is a log that replay can write down, in JSON as in lines")
    func mutated() throws {
        let scratch = try Scratch()
        let log = try Run("generate", "--count", "300", "--members", "--mutate", "--output", "log")
        try scratch.write(log.output, to: "day.smslog")
        #expect(try Run("replay", "--update", scratch.path("day.smslog")).status == 0)
        #expect(try Run("replay", scratch.path("day.smslog")).status == 0)
        let json = try Run("generate", "--count", "300", "--members", "--mutate", "--output", "json")
        #expect(try Run([], octets: Array(json.output.utf8)).status == 0)
    }

    @Test("Twenty thousand messages are answered with the same octets every time", arguments: ["id", "en"])
    func repeatable(language: String) throws {
        let log = try Run("generate", "--count", "20000", "--members", "--output", "log").output
        let exchanges = try (1...2).map { _ in try Run(["--language", language], octets: Array(log.utf8)) }
        #expect(exchanges[0].output == exchanges[1].output)
        #expect(exchanges[0].status == 0)
        #expect(exchanges[0].lines.count { $0.contains(" > 2757 ") } == 20_000)
    }

    @Test("Senders, times and the code are as the options say")
    func options() throws {
        let run = try Run(
            "generate", "--count", "40", "--output", "log", "--from", "+628110000001", "--from", "0811000002", "--code",
            "8000", "--start", "2027-01-01T00:00:00Z", "--rate", "6000")
        let words = run.lines.map { $0.split(separator: " ") }
        #expect(Set(words.map { $0[1] }) == ["+628110000001", "0811000002"])
        #expect(words.allSatisfy { $0[3] == "8000" })
        #expect(words.first?.first == "2027-01-01T00:00:00+00:00")
        #expect(words.last?.first?.hasPrefix("2027-01-01T00:00:00.") == true)
    }

    @Test("A grammar of one's own, and members of a store")
    func ownFiles() throws {
        let scratch = try Scratch()
        try scratch.write(
            "shortcode 1717\nmessage tax\n    METRO {plate}\nfield plate  1..2 letters, 1..4 digits, 0..3 letters\n",
            to: "own.grammar")
        let run = try Run("generate", "--grammar", scratch.path("own.grammar"), "--output", "log")
        #expect(run.lines.allSatisfy { $0.contains(#/ > 1717 METRO [A-Z]{1,2}[0-9]{1,4}[A-Z]{0,3}$/#) })
        let samples = Run.package.appending(path: "samples/members.csv").path
        _ = try Run("members", "import", samples, "--store", scratch.path("a.sqlite"))
        let stored = try Run("generate", "--count", "500", "--members", "--store", scratch.path("a.sqlite"))
        #expect(stored.output.contains("08012345678") || stored.output.contains("02D00065455"))
        #expect(stored.status == 0)
    }

    @Test("What cannot be is a usage error")
    func usage() throws {
        let scratch = try Scratch()
        // The only value of x is the form's separator.
        try scratch.write(
            "shortcode 1717\nmessage a\n    CEK {x}#{y}\nfield x choice(#)\nfield y 1 digits\n", to: "own.grammar")
        #expect(try Run("generate", "--grammar", scratch.path("own.grammar")).status == 64)
        for arguments in [
            ["--count", "-1"], ["--rate", "0"], ["--senders", "0"], ["--store", "a.sqlite"], ["--from", "2757"],
            ["--grammar", "/nowhere/own.grammar"], ["--start", "today"], ["--code", ""],
            ["--code", "x"], ["--code", "2757abc"], ["--from", "+6281200000001", "--senders", "3"],
            ["--start", "9999-12-31T23:59:59+07:00", "--output", "log"],
            ["--count", "9223372036854775807", "--output", "json"],
        ] {
            let run = try Run(["generate"] + arguments)
            #expect(run.status == 64, "\(arguments)")
            #expect(run.output == "")
        }
    }

    @Test("A closed pipe ends it quietly")
    func closedPipe() throws {
        let program = Run.program.path
        let run = try Run(command: "\(program) generate --count 1000000 | head -1", input: "")
        #expect(run.lines.count == 1)
        #expect(run.errors == "")
    }
}
